// Runbook Markdown as a small tree with the values in it. What the tree cannot say (HTML, images, tables,
// unsafe links) cannot reach a reader; how the tree is written is left to the three renderings.
import MarkdownIt, { type StateInline, type Token } from 'markdown-it';
import { isWide } from '../util/display-width.ts';
import { visibleText } from '../util/visible-text.ts';
import { splitAtValues, valueAt, type RunbookValues } from './runbook-values.ts';

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' };

export type Block =
  | { readonly kind: 'paragraph'; readonly isTight: boolean; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly info: string; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly list: List }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  | { readonly kind: 'rule' };

export interface List {
  /** Number of the first item; undefined for bullets. */
  readonly start: number | undefined;
  /** Its items are not separated by empty lines. */
  readonly isTight: boolean;
  readonly items: readonly (readonly Block[])[];
}

/** The only targets a link may have. */
export function isSafeLink(href: string): boolean {
  return /^(?:https:|mailto:|#)/i.test(href);
}

/** Undefined: the text has its values already (a step of a report), and braces in it are only braces. */
type Values = RunbookValues | undefined;

const parser = new MarkdownIt('commonmark', { html: false, linkify: false }).disable([
  'image',
  'reference',
  'lheading',
]);
parser.validateLink = isSafeLink;
parser.inline.ruler.before('escape', 'value', takeValue);

/** Values stand in as code: in prose as a code span of their own, inside code as part of it. */
export function markdownTree(markdown: string, values?: RunbookValues): Block[] {
  return blocksOf(new Cursor(parser.parse(markdown, {})), values);
}

/** Markdown of one line, such as a heading. */
export function inlineTree(markdown: string, values: Values): Inline[] {
  return inlinesOf(new Cursor(parser.parseInline(markdown, {})[0]?.children ?? []), values);
}

function takeValue(state: StateInline, isSilent: boolean): boolean {
  if (!state.src.startsWith('{{', state.pos)) return false;
  const value = valueAt(state.src, state.pos);
  if (value === undefined) return false;
  if (!isSilent) state.push('value', '', 0).content = value.name;
  state.pos += value.length;
  return true;
}

class Cursor {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The next token, or undefined at the end of the innermost open element, which is passed over. */
  next(): Token | undefined {
    const token = this.#tokens[this.#position++];
    return token === undefined || token.nesting < 0 ? undefined : token;
  }
}

function blocksOf(cursor: Cursor, values: Values): Block[] {
  const blocks: Block[] = [];
  for (let token = cursor.next(); token !== undefined; token = cursor.next()) {
    blocks.push(blockOf(token, cursor, values));
  }
  return blocks;
}

function blockOf(token: Token, cursor: Cursor, values: Values): Block {
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', level: Number(token.tag.slice(1)), children: contentOf(cursor, values) };
    case 'fence':
    case 'code_block':
      return { kind: 'code', info: token.info.trim().split(/\s/)[0] ?? '', lines: codeLines(token, values) };
    case 'bullet_list_open':
    case 'ordered_list_open':
      return { kind: 'list', list: listOf(token, cursor, values) };
    case 'blockquote_open':
      return { kind: 'quote', children: blocksOf(cursor, values) };
    case 'hr':
      return { kind: 'rule' };
    default:
      return { kind: 'paragraph', isTight: token.hidden, children: contentOf(cursor, values) };
  }
}

/** The text of a paragraph or heading: one inline token, then the closing one. */
function contentOf(cursor: Cursor, values: Values): Inline[] {
  const children = inlinesOf(new Cursor(cursor.next()?.children ?? []), values);
  cursor.next();
  return children;
}

function codeLines(token: Token, values: Values): string[] {
  return withValues(token.content.replace(/\n$/, ''), values).split('\n');
}

function listOf(open: Token, cursor: Cursor, values: Values): List {
  const items: Block[][] = [];
  for (let item = cursor.next(); item !== undefined; item = cursor.next()) {
    items.push(blocksOf(cursor, values));
  }
  const start = open.type === 'ordered_list_open' ? Number(open.attrGet('start') ?? 1) : undefined;
  return {
    start,
    items,
    isTight: items.flat().every((block) => block.kind !== 'paragraph' || block.isTight),
  };
}

function inlinesOf(cursor: Cursor, values: Values): Inline[] {
  const inlines: Inline[] = [];
  for (let token = cursor.next(); token !== undefined; token = cursor.next()) {
    inlines.push(inlineOf(token, cursor, values));
  }
  return mergeNeighbours(inlines);
}

function inlineOf(token: Token, cursor: Cursor, values: Values): Inline {
  switch (token.type) {
    case 'value':
      return { kind: 'code', text: valueText(token.content, values) };
    case 'code_inline':
      return { kind: 'code', text: withValues(token.content, values) };
    case 'strong_open':
      return { kind: 'strong', children: inlinesOf(cursor, values) };
    case 'em_open':
      return { kind: 'emphasis', children: inlinesOf(cursor, values) };
    case 'link_open':
      return { kind: 'link', href: String(token.attrGet('href')), children: inlinesOf(cursor, values) };
    case 'hardbreak':
      return { kind: 'break' };
    case 'softbreak':
      return { kind: 'text', text: '\n' };
    default:
      return { kind: 'text', text: token.content };
  }
}

/** One visible line; `<name>`, for the reader to fill in, when the flare has no such value. */
function valueText(name: string, values: Values): string {
  if (values === undefined) return `{{ ${name} }}`;
  return visibleText(values.get(name) ?? '').trim() || `<${name}>`;
}

function withValues(code: string, values: Values): string {
  if (values === undefined) return code;
  return splitAtValues(code)
    .map((part, index) => (index % 2 === 0 ? part : valueText(part, values)))
    .join('');
}

/** Two code spans side by side would swallow each other's fences when they are written as Markdown. */
function mergeNeighbours(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (isLeaf(inline) && last !== undefined && isLeaf(last) && last.kind === inline.kind) {
      merged[merged.length - 1] = { kind: last.kind, text: last.text + inline.text };
    } else merged.push(inline);
  }
  return merged.map((inline) =>
    inline.kind === 'text' ? { ...inline, text: joinLines(inline.text) } : inline,
  );
}

function isLeaf(inline: Inline): inline is Inline & { kind: 'text' | 'code' } {
  return inline.kind === 'text' || inline.kind === 'code';
}

/** A line end in the source is a space, except between two wide characters, which are written without one. */
function joinLines(text: string): string {
  return text.replace(/(.?)\n(.?)/gu, (_, before: string, after: string) =>
    isWide(before) && isWide(after) ? before + after : `${before} ${after}`,
  );
}
