// What is wrong with a text that is no YAML, in the words of somebody who writes rules: the slip, and the author’s own
// line as it would be right. Where the text cannot be read the parser has said; nothing is checked here.
import { isAlias, isCollection, isScalar, visit, type Document, type ErrorCode } from 'yaml';

/** What the parser says of one mistake; `start` is an offset in the text. */
export interface ParserError {
  readonly code: ErrorCode;
  readonly start: number;
  readonly message: string;
}

export interface Slip {
  readonly offset: number;
  readonly message: string;
}

interface Found extends ParserError {
  readonly text: string;
  readonly document: Document;
}

type SlipOf = (found: Found) => Slip;

/** Of a text that holds nothing. */
export const EMPTY_FILE =
  'This file is empty; “flare-analyze rules new disk-full --dir my-rules” shows what belongs in it.';

export function slipOf(error: ParserError, text: string, document: Document): Slip {
  const found: Found = { ...error, text, document };
  const slip = SLIPS[error.code];
  if (slip !== undefined) return slip(found);
  return { offset: error.start, message: `This cannot be read as YAML: ${error.message}.` };
}

const atItsPlace =
  (message: string): SlipOf =>
  ({ start }) => ({ offset: start, message });

/** A character at the start or in the middle of a text has a meaning of its own. */
const wantsQuotes: SlipOf = ({ start, text }) => ({
  offset: start,
  message: `A character of this text has a meaning in YAML; put the text in quotes, as in ${quotedLine(text, start)}.`,
});

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };
const OPENING = '{["\'';
const closingOf = (sign: string): string => CLOSING[sign] ?? sign;

const notClosed: SlipOf = ({ start, text, document }) => {
  const offset = openedBefore(start, text, document) ?? start;
  const sign = text.charAt(offset);
  return {
    offset,
    message: `What begins here with ${sign} is not closed; write ${closingOf(sign)} after it.`,
  };
};

const badIndent: SlipOf = (found) =>
  found.message.startsWith('Flow')
    ? notClosed(found)
    : {
        offset: found.start,
        message: 'This line is indented unlike those around it; keys side by side start in the same column.',
      };

const repeatedKey: SlipOf = ({ start, text }) => {
  const key = /^[^\s:]+/.exec(text.slice(start))?.[0] ?? '';
  return { offset: start, message: `The key “${key}” is here twice; keep one of them.` };
};

const badEscape: SlipOf = ({ start, text }) => ({
  offset: start,
  message: `Between double quotes a backslash has a special meaning; use single quotes, as in ${singleQuotedLine(text, start)}.`,
});

const SLIPS: Partial<Record<ParserError['code'], SlipOf>> = {
  BAD_SCALAR_START: wantsQuotes,
  BLOCK_AS_IMPLICIT_KEY: wantsQuotes,
  BLOCK_IN_FLOW: wantsQuotes,
  UNEXPECTED_TOKEN: wantsQuotes,
  BAD_ALIAS: wantsQuotes,
  TAG_RESOLVE_FAILED: wantsQuotes,
  MISSING_CHAR: notClosed,
  BAD_INDENT: badIndent,
  DUPLICATE_KEY: repeatedKey,
  BAD_DQ_ESCAPE: badEscape,
  TAB_AS_INDENT: atItsPlace('Indent lines with spaces: write two spaces for each tab.'),
  MULTILINE_IMPLICIT_KEY: atItsPlace(
    'This is not a key with a value; put a colon and a space between them, as in id: disk-full.',
  ),
  MULTIPLE_DOCS: atItsPlace('A line of --- begins a second document; a file holds only one.'),
};

/** Where the last quoted text, or list or map in brackets, begins that has no end before an offset. */
function openedBefore(before: number, text: string, document: Document): number | undefined {
  let opened: number | undefined;
  visit(document, (_key, node) => {
    if (!(isScalar(node) || isCollection(node)) || !node.range) return;
    const [start, end] = node.range;
    const sign = text.charAt(start);
    const isClosed = end - start > 1 && text.charAt(end - 1) === closingOf(sign);
    if (OPENING.includes(sign) && !isClosed && start < before) opened = Math.max(opened ?? 0, start);
  });
  return opened;
}

/** Offsets of aliases whose anchor is not there. */
export function unresolvedAliases(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, (_key, node) => {
    if (isAlias(node) && node.resolve(document) === undefined) offsets.push(node.range?.[0] ?? 0);
  });
  return offsets;
}

/** Aliases of a map or list that they stand in: what they make has no end. */
export function endlessAliases(document: Document): Slip[] {
  const slips: Slip[] = [];
  visit(document, {
    Alias(_key, node, ancestors) {
      const source = node.resolve(document);
      if (source === undefined || !ancestors.includes(source)) return;
      const message = `The alias *${node.source} stands inside what it is an alias for; write out what is meant.`;
      slips.push({ offset: node.range?.[0] ?? 0, message });
    },
  });
  return slips;
}

/** Offsets of keys that are maps or lists: `{{ error }}` without quotes is a map whose key is a map. */
export function bracketedKeys(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, (key, node) => {
    if (key === 'key' && isCollection(node)) offsets.push(node.range?.[0] ?? 0);
  });
  return offsets;
}

interface Written {
  readonly key: string;
  readonly value: string;
}

/** `key: value` of the line, or of the part of it that holds the offset when it is a map in braces. */
function writtenAt(text: string, offset: number): Written | undefined {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(from, end < 0 ? undefined : end).trimEnd();
  const plain = /^\s*(?:- )*([\w.-]+):\s+([^\s{].*|\{\{.*)$/.exec(line);
  if (plain !== null) return { key: plain[1] ?? '', value: plain[2] ?? '' };
  const parts = [...line.matchAll(/[{,]\s*([\w.-]+):\s+(.*?)(?=\s*(?:,\s*[\w.-]+:|\}*$))/g)];
  const part = parts.findLast(({ index }) => from + index < offset) ?? parts[0];
  return part === undefined ? undefined : { key: part[1] ?? '', value: part[2] ?? '' };
}

function quotedLine(text: string, offset: number): string {
  const { key, value } = writtenAt(text, offset) ?? { key: 'contains', value: 'failed: no space' };
  const bare = withoutQuotes(value);
  const isPlain = !/["\\]/.test(bare);
  return `${key}: ${isPlain ? `"${bare}"` : `'${bare.replaceAll("'", "''")}'`}`;
}

/** Between single quotes a backslash is one, and a double quote needs none. */
function singleQuotedLine(text: string, offset: number): string {
  const { key, value } = writtenAt(text, offset) ?? { key: 'regex', value: String.raw`\d+ lost` };
  const meant = withoutQuotes(value).replace(/\\(["\\])/g, '$1');
  return `${key}: '${meant.replaceAll("'", "''")}'`;
}

function withoutQuotes(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}
