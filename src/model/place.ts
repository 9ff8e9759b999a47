// Where something stands in a flare: the smallest piece of evidence.

/** `file` is the path below the bundle's root folder, `line` is 1-based, `text` is the line as read. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** A place with the lines around it, for a reader who does not have the bundle open. */
export interface Excerpt extends Place {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Milliseconds since 1970 UTC, when the line carries a time whose zone is known. */
  readonly time?: number;
}

/** By file, then by line. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
