// What went wrong when the system or Node.js refused something, by the code that stands in the error.

/** As in `ENOENT` or `ERR_STREAM_PREMATURE_CLOSE`; undefined for what has none. */
export function errorCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function isSystemError(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes(errorCodeOf(error) ?? '');
}
