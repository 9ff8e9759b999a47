// The order of texts wherever one is needed: by code units, the same on every machine.

/** For `sort`: negative, 0 or positive. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
