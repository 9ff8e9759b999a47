// Finds what an author wrote but no reader would see: HTML, images, unsafe links, values without a name.
import MarkdownIt, { type Token } from 'markdown-it';
import { isSafeLink } from './markdown-tree.ts';
import type { LocalMistake, RunbookMistakeCode } from './runbook-mistake-table.ts';
import { isValueName, malformedIn, splitAtValues } from './runbook-values.ts';

/** Reads everything that markdown-tree.ts refuses, so that it can be named. */
const parser = new MarkdownIt('commonmark', { html: true, linkify: false }).disable([
  'reference',
  'lheading',
]);
parser.validateLink = () => true;

export interface BodyLines {
  readonly lines: readonly string[];
  /** Number of lines before the first one. */
  readonly offset: number;
}

/** The block tokens of a body; `map` counts its lines from 0. */
export function parsePermissively(body: BodyLines): Token[] {
  return parser.parse(body.lines.join('\n'), {});
}

export function markdownMistakes(body: BodyLines, tokens: readonly Token[]): LocalMistake[] {
  return [...tokens.flatMap((token) => tokenMistakes(body, token)), ...valueMistakes(body)];
}

function tokenMistakes(body: BodyLines, block: Token): LocalMistake[] {
  const place = placeFinder(body, block.map ?? [0, 0]);
  return [block, ...(block.children ?? [])].flatMap((token) => {
    const refused = refusedBy(token);
    return refused === undefined
      ? []
      : [{ ...place(refused.needle), code: refused.code, found: refused.found }];
  });
}

/** What is wrong with one token, and the text by which its place is found in the source. */
function refusedBy(token: Token): { code: RunbookMistakeCode; found: string; needle: string } | undefined {
  switch (token.type) {
    case 'html_block':
    case 'html_inline': {
      const tag = token.content.trim().split('\n')[0] ?? '';
      return { code: 'RAW_HTML', found: tag, needle: tag };
    }
    case 'image':
      return { code: 'IMAGE', found: '', needle: '![' };
    case 'link_open': {
      const href = String(token.attrGet('href'));
      if (isSafeLink(href) && !href.includes('%7B%7B')) return undefined;
      return { code: 'UNSAFE_LINK', found: href, needle: token.markup === 'autolink' ? '<' : '](' };
    }
    default:
      return undefined;
  }
}

/** Places of needles within the lines of one block, each search going on where the last one ended. */
export function placeFinder(body: BodyLines, [start, end]: readonly [number, number]) {
  let line = start;
  let column = 0;
  return (needle: string): { line: number; column: number } => {
    for (let index = line; index < end; index++) {
      const found = (body.lines[index] ?? '').indexOf(needle, index === line ? column : 0);
      if (found < 0) continue;
      line = index;
      column = found + 1;
      return { line: body.offset + index + 1, column: found + 1 };
    }
    return { line: body.offset + start + 1, column: 1 };
  };
}

/** `{{ name }}` in a body, with its place; line and column from 1. */
export interface PlacedValue {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

export function valuesIn(body: BodyLines): PlacedValue[] {
  return body.lines.flatMap((text, index) => {
    let end = 0;
    return splitAtValues(text).flatMap((name, position) => {
      if (position % 2 === 0) return [];
      const column = text.indexOf(name, text.indexOf('{{', end)) + 1;
      end = column + name.length;
      return [{ name, line: body.offset + index + 1, column }];
    });
  });
}

function valueMistakes(body: BodyLines): LocalMistake[] {
  const unnamed = valuesIn(body).flatMap(({ name, line, column }): LocalMistake[] =>
    isValueName(name) ? [] : [{ line, column, code: 'BAD_VALUE', found: name }],
  );
  return [...unnamed, ...malformedValues(body)];
}

function malformedValues({ lines, offset }: BodyLines): LocalMistake[] {
  return lines.flatMap((text, index) =>
    malformedIn(text).map((one) => ({
      line: offset + index + 1,
      column: one.index + 1,
      code: 'BAD_PLACEHOLDER',
      found: one.text,
    })),
  );
}
