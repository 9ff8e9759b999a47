// A regex from one message: its words as they are, what differs from line to line as groups.
import { compileRe2, isRe2 } from '../../util/re2.ts';

/** Characters of the message that the regex follows word by word. */
const MAX_FOLLOWED = 160;

interface Variable {
  readonly pattern: RegExp;
  readonly regex: string;
  /** The first of its kind is captured under this name. */
  readonly group?: string;
}

/** First match wins. What the redactor took out may be anything. */
const VARIABLES: readonly Variable[] = [
  { pattern: /\*{4,}[\w*]*/y, regex: '.*' },
  { pattern: /"[^"]*"/y, regex: '"[^"]*"' },
  { pattern: /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"',;)]+/iy, regex: String.raw`[^\s"',;)]+`, group: 'url' },
  { pattern: /\d+(?:\.\d+){3}(?::\d+)?/y, regex: String.raw`[\d.:]+`, group: 'address' },
  { pattern: /(?:\/|[A-Za-z]:\\)[^\s"',;:)\]]+/y, regex: String.raw`[^\s"',;:)\]]+`, group: 'path' },
  { pattern: /(?=[0-9a-f-]*\d)[0-9a-f]{8,}(?:-[0-9a-f]{4,})*/iy, regex: '[0-9A-Fa-f-]+' },
  { pattern: /\d+(?:[.,]\d+)*/y, regex: String.raw`\d[\d.,]*` },
  { pattern: /\t/y, regex: String.raw`\s+` },
  // Shown by their pictures or numbers in the draft.
  { pattern: /[^\P{C}\n]|[\u2400-\u2421]|<U\+[0-9A-F]{4,6}>/uy, regex: '.{1,8}' },
];

/**
 * From `words` on to the end of the message; what follows the last colon is the group `error`. Undefined when no such
 * regex matches each of `lines`: then the words alone must do.
 */
export function regexOf(message: string, words: string, lines: readonly string[]): string | undefined {
  const start = message.toLowerCase().indexOf(words.toLowerCase());
  if (start < 0) return undefined;
  const rest = message.slice(start);
  const colon = rest.lastIndexOf(': ');
  const isErrorLast = colon >= words.length && colon + 2 < rest.trimEnd().length;
  const quoted = quoteRegex(rest.slice(0, words.length));
  const candidates = isErrorLast
    ? [`${followed(rest.slice(0, colon))}: (?<error>.+)`, `${quoted}.*: (?<error>.+)`]
    : [followed(rest.trimEnd())];
  return candidates.find((regex) => regex !== quoted && matchesAll(regex, lines));
}

function matchesAll(regex: string, lines: readonly string[]): boolean {
  if (!isRe2(regex)) return false;
  const compiled = compileRe2(regex);
  return lines.every((line) => compiled.matcher(line).find());
}

function followed(text: string): string {
  const used = new Set<string>();
  let regex = '';
  for (let at = 0; at < text.length;) {
    if (at >= MAX_FOLLOWED) return `${regex}.*`;
    const variable = VARIABLES.find(({ pattern }) => isAt(pattern, text, at));
    if (variable === undefined) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      regex += quoteRegex(character);
      at += character.length;
      continue;
    }
    const { group, pattern } = variable;
    const isNamed = group !== undefined && !used.has(group);
    if (isNamed) used.add(group);
    regex += isNamed ? `(?<${group}>${variable.regex})` : variable.regex;
    at = pattern.lastIndex;
  }
  return regex;
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function quoteRegex(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
