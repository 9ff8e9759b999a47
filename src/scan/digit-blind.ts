// Tells from the source of a regex whether it takes every digit for any other: `\d+ms` does, `status 403` does not.

/**
 * What such a source is made of, piece by piece: escapes, but no codes of characters and no literal parts; classes of
 * ordinary make with all digits or none; names of groups; counts; anything but a digit. No piece begins like another.
 */
const PIECES = [
  String.raw`\\[^xQ\d]`,
  String.raw`\[\^?(?:\\[^xQ\d]|(?<!-)0-9|[^\][\d\\])+\]`,
  String.raw`\(\?P?<\w+>`,
  String.raw`\((?!\?P?<)`,
  // With a zero before it a number is no count but text.
  String.raw`\{(?:0|[1-9]\d*)(?:,(?:0|[1-9]\d*)?)?\}`,
  String.raw`\{(?!\d)`,
  String.raw`[^\\[({\d]`,
];
const DIGIT_BLIND = new RegExp(`^(?:${PIECES.join('|')})*$`, 's');

/** True only where it is sure: in texts that differ in digits only, a RE2 expression finds the same. */
export function isDigitBlind(regex: string): boolean {
  return DIGIT_BLIND.test(regex);
}
