// Tells from the source of a regex which digits make a difference to it: none to `\d+ms`, those of `403` to `status 403`.

const COUNT = String.raw`(?:[*+?]|\{(?:0|[1-9]\d*)(?:,(?:0|[1-9]\d*)?)?\})`;
const CODE = String.raw`\\x(?!3\d)[\da-fA-F]{2}`;
const LETTER = String.raw`(?:\\[^\w\s]|[^\\[\](){}*+?.^$|])`;
/** Of ordinary make, with all digits or none. */
const BLIND_CLASS = String.raw`\[\^?(?:\\[^xQ\d]|${CODE}|(?<!-)0-9|[^\][\d\\])+\]`;
/** What a source is made of. None begins like another, and what is none of these is not understood. */
const PIECES = [
  // Classes and codes of characters, but not of digits, and no literal parts.
  String.raw`\\[pP](?:\{[^}]*\}|[^{])`,
  String.raw`\\[A-OR-Za-oq-wyz]`,
  CODE,
  BLIND_CLASS,
  String.raw`\((?:\?P?<\w+>|\?[a-zA-Z-]*[:)]|(?!\?))`,
  // With a zero before it a number is no count but text.
  COUNT,
  String.raw`[.^$|)\]}]|\{(?!\d)`,
  // With a count behind it a letter stands alone: it may be there once, often or never. A class with some digits is
  // heeded only behind its letters.
  String.raw`(?<letters>(?:${LETTER}(?!${COUNT}))+)(?<digits>(?!${BLIND_CLASS})\[\^?[^\][\\]+\])?`,
  `(?<letter>${LETTER})`,
];
const PIECE = new RegExp(PIECES.join('|'), 'gsy');
/** Where case is ignored, `ſ` is an `s` and the sign of Kelvin is a `k`: neither they nor letters beyond ASCII are looked for. */
const LETTER_OF_MORE_FORMS = /[^\x20-\x7e]|[ks]/i;

/**
 * Texts, in lower case, of which a line must hold one for its digits to matter: in all other lines that differ in
 * digits only, a RE2 expression finds the same. Undefined where the source does not tell.
 */
export function digitTexts(regex: string): readonly string[] | undefined {
  const pieces = [...regex.matchAll(PIECE)];
  if (pieces.reduce((length, [piece]) => length + piece.length, 0) !== regex.length) return undefined;
  const texts = new Set<string>();
  for (const { groups = {} } of pieces) {
    const parts = searchable(groups.letters ?? groups.letter ?? '');
    for (const part of parts) if (/\d/.test(part)) texts.add(part);
    if (groups.digits === undefined) continue;
    const longest = parts.reduce((one, other) => (other.length > one.length ? other : one), '');
    if (longest === '') return undefined;
    texts.add(longest);
  }
  return [...texts];
}

/** Parts of letters as they stand in a source. */
function searchable(letters: string): string[] {
  return letters.replace(/\\(.)/gs, '$1').toLowerCase().split(LETTER_OF_MORE_FORMS);
}
