// Which addresses a report may turn into a link.

/** An https address without white space, quotes or angle brackets. */
export function isWebAddress(url: string): boolean {
  return /^https:\/\/[^\s<>"'`\p{Cc}\p{Cf}]+$/iu.test(url);
}
