// Numbers as Go programs print them on status pages. Durations and dates have files of their own.

/** Plain, grouped by commas, or in Go's float notation: `7998`, `104,832`, `1.8474997e+07`. */
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?)$/;
const MAX_LENGTH = 40;

/** Undefined when the text is anything but one number (core 2.1). */
export function parseGoNumber(text: string): number | undefined {
  if (text.length > MAX_LENGTH || !NUMBER.test(text)) return undefined;
  const value = Number(text.replaceAll(',', ''));
  return Number.isFinite(value) ? value : undefined;
}

/** `true`, `True`, `false`, `False`; undefined for all else. */
export function parseGoBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}
