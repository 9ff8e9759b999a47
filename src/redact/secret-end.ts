// Where the value beside the name of a secret ends: with its quotes; of a setting with the line; in the middle of a line
// with the word.

/** A line, and where in it the name and the value of a secret stand. */
export interface NamedPlace {
  readonly line: string;
  readonly name: string;
  readonly nameStart: number;
  readonly valueStart: number;
  /** `:`, `=`, `=>`; undefined behind a flag. */
  readonly sign: string | undefined;
  /** The name stands in quotes of its own, as in JSON. */
  readonly isQuoted: boolean;
  /** The name is (a part of) the first word of its line. */
  readonly isSetting: boolean;
}

const JSON_LITERAL = /(?:true|false|null|-?\d[\d.eE+-]*)(?=\s*[,}\]])/y;
const QUERY_VALUE = /[^\s&"'`]*/y;
/** A word up to a quote that closes something around it. */
const WORD = /(?:(?!\\{0,3}["'`](?:[\s,:;)\]}"'`]|$))\S)*/y;
/** Behind a word they belong to the sentence. */
const CLOSING_MARKS = '.,:;!?)]}>”’';

/** `opening`: the quote or bracket before `start`, or nothing. */
export function secretEnd(place: NamedPlace, opening: string, start: number): number {
  const { line, nameStart, sign, isQuoted, isSetting } = place;
  if (opening === '[') return indexOrEnd(line, line.indexOf(']', start));
  if (opening !== '') return quoteEnd(line, opening, start);
  if (/[?&]/.test(line.charAt(nameStart - 1))) return endAt(QUERY_VALUE, line, start);
  const around = /\\{0,3}["'`]$/.exec(line.slice(Math.max(0, nameStart - 4), nameStart))?.[0];
  if (around !== undefined && !isQuoted) return quoteEnd(line, around, start);
  const literalEnd = isQuoted && sign === ':' ? endAt(JSON_LITERAL, line, start) : start;
  if (literalEnd > start) return literalEnd;
  return isSetting ? line.length : wordEnd(line, start);
}

/** A quote that is escaped or doubled, or that a word follows, closes nothing. */
function quoteEnd(line: string, quote: string, start: number): number {
  // In a text in quotes inside of another a backslash is two: `\"` opens and closes, `\\\"` is a quote in between.
  const closingEvery = 2 * quote.length;
  let at = line.indexOf(quote, start);
  while (at >= 0) {
    const next = line.charAt(at + quote.length);
    const isEscaped = backslashesBefore(line, at, start) % closingEvery !== 0;
    const isDoubled = !isEscaped && next === quote;
    if (!isEscaped && !isDoubled && !/\w/.test(next)) return at;
    at = line.indexOf(quote, at + quote.length + (isDoubled ? 1 : 0));
  }
  return line.length;
}

function backslashesBefore(line: string, end: number, start: number): number {
  let at = end;
  while (at > start && line[at - 1] === '\\') at -= 1;
  return end - at;
}

function wordEnd(line: string, start: number): number {
  let end = endAt(WORD, line, start);
  while (end > start && CLOSING_MARKS.includes(line.charAt(end - 1))) end -= 1;
  return end;
}

function endAt(sticky: RegExp, line: string, start: number): number {
  sticky.lastIndex = start;
  return sticky.test(line) ? sticky.lastIndex : start;
}

function indexOrEnd(line: string, index: number): number {
  return index < 0 ? line.length : index;
}
