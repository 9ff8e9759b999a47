// A status page as a tree of blocks with line numbers, whatever the Agent's age. What a block means is left
// to the readers named status-<section>.ts; text that belongs to no known block is kept all the same.
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';

/** A line that is not blank. `content` is free of colors, HTML entities and outer blanks. */
export interface StatusLine {
  readonly place: Place;
  /** Blanks before the content. */
  readonly indent: number;
  readonly content: string;
}

/** section: ruled above and below at column 0; part: any other `=` title; item: a title over dashes. */
export type BlockKind = 'section' | 'part' | 'item';

export interface StatusBlock {
  readonly kind: BlockKind;
  readonly title: string;
  readonly heading: StatusLine;
  /** Lines below the heading and before the first block inside. */
  readonly lines: readonly StatusLine[];
  readonly blocks: readonly StatusBlock[];
}

export interface StatusPage {
  /** Lines before the first heading: all that a page holds when the Agent could not be asked. */
  readonly preamble: readonly StatusLine[];
  /** In page order; a page that lost its first lines may start with parts or items. */
  readonly blocks: readonly StatusBlock[];
}

interface OpenBlock extends StatusBlock {
  readonly lines: StatusLine[];
  readonly blocks: OpenBlock[];
}

interface Heading {
  readonly kind: BlockKind;
  readonly line: StatusLine;
  /** Lines taken by title and rules. */
  readonly height: number;
}

/** Real pages nest four deep; a hostile one must not make the readers recurse without end. */
const MAX_DEPTH = 8;

/** Reads the frame only (core 2.1, security 2.1); takes any text. */
export function parseStatusPage(document: FlareDocument): StatusPage {
  const lines = document.lines.map((text, index) =>
    toStatusLine({ file: document.path, line: index + 1, text }),
  );
  const preamble: StatusLine[] = [];
  const blocks: OpenBlock[] = [];
  const open: OpenBlock[] = [];
  for (let at = 0; at < lines.length;) {
    const heading = headingAt(lines, at);
    const line = lines[at];
    if (heading !== undefined) openBlock(heading, open, blocks);
    else if (line !== undefined && line.content !== '') (open.at(-1)?.lines ?? preamble).push(line);
    at += heading?.height ?? 1;
  }
  return { preamble, blocks };
}

function openBlock(heading: Heading, open: OpenBlock[], top: OpenBlock[]): void {
  const { kind, line } = heading;
  const block: OpenBlock = { kind, title: line.content, heading: line, lines: [], blocks: [] };
  while (open.length > 0 && !holds(open, block)) open.pop();
  (open.at(-1)?.blocks ?? top).push(block);
  open.push(block);
}

/** A section holds all that is not a section, a part what is indented deeper, and both hold items. */
function holds(open: readonly OpenBlock[], block: OpenBlock): boolean {
  const parent = open.at(-1);
  if (parent === undefined || parent.kind === 'item' || block.kind === 'section') return false;
  if (open.length >= MAX_DEPTH) return false;
  return parent.kind === 'section' || block.kind === 'item' || block.heading.indent > parent.heading.indent;
}

function headingAt(lines: readonly StatusLine[], at: number): Heading | undefined {
  return ruledAt(lines, at) ?? underlinedAt(lines, at) ?? itemAt(lines, at);
}

// =========            =================
// Collector    or        Process Endpoints      rule, title, rule
// =========            =================
function ruledAt(lines: readonly StatusLine[], at: number): Heading | undefined {
  const [above, line, below] = [lines[at], lines[at + 1], lines[at + 2]];
  if (!isRule(above) || !isTitle(line) || !isRule(below)) return undefined;
  if (above.content.length !== below.content.length || above.indent !== below.indent) return undefined;
  if (line.indent !== above.indent) return undefined;
  return { kind: above.indent === 0 ? 'section' : 'part', line, height: 3 };
}

//   HTTP Errors           Host Info
//   ==================    =========
/**
 * Tracebacks stand at column 0, and the first line of a pasted part has lost its indentation: such a title must be exactly as
 * long as its rule; others need not be.
 */
function underlinedAt(lines: readonly StatusLine[], at: number): Heading | undefined {
  const [line, rule] = [lines[at], lines[at + 1]];
  if (!isTitle(line) || !isRule(rule) || line.content.includes(':')) return undefined;
  const isFirstLineOfSection = line.indent === 0 && ruledAt(lines, at + 1) !== undefined;
  const isIndentedAlike = line.indent > 0 && line.indent === rule.indent;
  const isAsLong = line.indent <= rule.indent && widthOf(line.content) === rule.content.length;
  if ((!isIndentedAlike && !isAsLong) || isFirstLineOfSection) return undefined;
  return { kind: 'part', line: { ...line, indent: rule.indent }, height: 2 };
}

//     cilium (2.3.0)
//     --------------
function itemAt(lines: readonly StatusLine[], at: number): Heading | undefined {
  const [line, rule] = [lines[at], lines[at + 1]];
  if (!isTitle(line) || rule === undefined || !DASHES.test(rule.content)) return undefined;
  return widthOf(line.content) === rule.content.length ? { kind: 'item', line, height: 2 } : undefined;
}

const EQUALS = /^={3,}$/;
const DASHES = /^-{2,}$/;

function isRule(line: StatusLine | undefined): line is StatusLine {
  return line !== undefined && EQUALS.test(line.content);
}

function isTitle(line: StatusLine | undefined): line is StatusLine {
  return line !== undefined && !/^(?:=*|--+)$/.test(line.content);
}

/** Characters, not UTF-16 units: rules are as long as the title is wide. */
function widthOf(text: string): number {
  return Array.from(text).length;
}

/** Colors, and the mark some editors put before the first character. */
const NOISE = /\u001b\[[0-9;]*m|\ufeff/g;

function toStatusLine(place: Place): StatusLine {
  const plain = place.text.replace(NOISE, '').trimEnd();
  const content = plain.trimStart();
  return { place, indent: plain.length - content.length, content: decodeEntities(content) };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&#43;': '+',
  '&#34;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

/** Agent 6 escaped its text for HTML: `Python Version: 2.7.11&#43;`. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#43|#34|#39|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
