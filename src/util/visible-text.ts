// Makes text of unknown origin safe to show: nothing in it can move a cursor, colour a terminal, start a
// line or turn the reading direction. Markup and Markdown are escaped elsewhere.

/** `\e[32m`: colours, which daemons write into their own logs; the only thing that is left out. */
const COLOUR = /\u001b\[[\d;]*m/g;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** Joiners, which emoji and several scripts need between their letters. */
const HARMLESS = new Set(['\u200c', '\u200d']);

/**
 * One line without control characters, direction overrides, invisible format characters or broken
 * surrogates: colour codes are left out, a tab becomes four spaces, everything else is shown by its Unicode
 * picture (`␊`) or its number (`<U+202E>`).
 */
export function visibleText(text: string): string {
  return text.replace(COLOUR, '').replace(HIDDEN, visibleCharacter);
}

/** A text written over several lines as one line; for prose, where line ends mean nothing. */
export function proseText(text: string): string {
  return visibleText(text.trim().split(/\s+/).join(' '));
}

function visibleCharacter(character: string): string {
  if (character === '\t') return '    ';
  if (HARMLESS.has(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
