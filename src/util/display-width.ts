// How many columns of a terminal a text takes: East Asian wide characters and emoji take two.

const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Unicode East Asian Width W and F (EastAsianWidth.txt), by block; characters of ambiguous width are narrow. */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

const PLAIN = /^[\u0020-\u007e]*$/;

export function isWide(character: string): boolean {
  return WIDE.test(character);
}

/** Columns of one line of visible text. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += characterWidth(character);
  return columns;
}

/** Columns of one code point: 0, 1 or 2. */
export function characterWidth(character: string): 0 | 1 | 2 {
  if (PLAIN.test(character)) return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return isWide(character) ? 2 : 1;
}

/** Takes out single blanks between two wide characters: they come from folded lines, never from an author. */
export function withoutFoldBlanks(text: string): string {
  return text.replace(/(\S) (?=(\S))/gu, (pair, before: string, after: string) =>
    (isWide(before) && isWide(after)) || '。、'.includes(before) ? before : pair,
  );
}
