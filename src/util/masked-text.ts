// How a text tells that something of it was masked: four stars or more, then at most the visible end of a key
// (core 1.3). What our own output shows in place of a secret stands in secret-value.ts.

const MASK = /\*{4,}/;

/** A text of which a part is not shown, such as a URL whose password was masked; or nothing of it. */
export function holdsMask(value: unknown): boolean {
  return typeof value === 'string' && MASK.test(value);
}

/** A text of which nothing is shown, except perhaps its end: `****************************abcd`. */
export function isMaskedWhole(value: unknown): boolean {
  return typeof value === 'string' && /^\s*\*{4}/.test(value);
}

/** What is shown of a text, mask by mask. */
export function shownAroundMasks(text: string): string[] {
  return text.split(MASK);
}
