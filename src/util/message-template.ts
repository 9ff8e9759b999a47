// Reduces a message to what it says: without its numbers, ids and quoted parts, so that the same trouble counts as one
// however often it is repeated.

/** Characters of a message that take part; longer messages differ in their details only. */
const MAX_MESSAGE_LENGTH = 300;

/**
 * An apostrophe, which has letters on both sides, opens and closes no quote. Python may write a letter before one: u'text'.
 * A quote ends at the first mark after it, so that a text is gone through once.
 */
const QUOTED = /"(?:[^"\\]|\\.)*"|(?<!\w)([bu]?)'[^']*'(?!\w)|`[^`]*`/g;

// check:disk | error creating module x: dial tcp 10.0.0.1:8126     what a line says, with its context
export function templateOf(message: string): string {
  const isCut = message.length > MAX_MESSAGE_LENGTH;
  const template = message
    .slice(0, MAX_MESSAGE_LENGTH)
    .replace(QUOTED, '$1<text>')
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s,;)]+/gi, '<url>')
    .replace(/\b(?:[0-9a-f]{2,4}:){3,}[0-9a-f:]*\b/gi, '<id>')
    .replace(/\b(?=[0-9a-f-]*\d)[0-9a-f]{8,}(?:-[0-9a-f]{4,})*\b/gi, '<id>')
    .replace(/\b\d+(?:\.\d+){3}(?::\d+)?\b/g, '<address>')
    .replace(/\d+(?:[.,]\d+)*/g, '<n>')
    .trim();
  return isCut ? `${template}…` : template;
}
