// One runbook file to its title and sections, or to every mistake in it at once. Pairing the languages,
// comparing hashes and checking names against rules is left to the callers.
import type { RuleMistake } from '../errors.ts';
import { RUNBOOK_PARTS, type RunbookSection, type RunbookText } from '../model/runbook.ts';
import {
  markdownMistakes,
  parsePermissively,
  valuesIn,
  type BodyLines,
  type PlacedValue,
} from './check-markdown.ts';
import { parseFrontMatter } from './front-matter.ts';
import { parseHeading } from './heading-attributes.ts';
import { markdownTree } from './markdown-tree.ts';
import { codeIn, type PlacedCode } from './placed-code.ts';
import { RUNBOOK_MISTAKES, type LocalMistake, type RunbookMistakeCode } from './runbook-mistake-table.ts';
import { splitAtValues } from './runbook-values.ts';
import { splitParts, type BodyPart } from './split-parts.ts';

export interface ParsedRunbook {
  /** Absent when there is a mistake. */
  readonly text?: RunbookText;
  readonly id?: string;
  /** `source-hash` of the front matter: which English text this translation was made from. */
  readonly sourceHash?: string;
  /** In the order of the text. */
  readonly mistakes: readonly RuleMistake[];
  /** The sections that could be read, right or wrong as the whole is. */
  readonly placed: readonly PlacedSection[];
  readonly values: readonly PlacedValue[];
  readonly code: readonly PlacedCode[];
  /** Lines of the id, the title and the end, from 1. */
  readonly idLine: number;
  readonly titleLine: number;
  readonly lastLine: number;
}

/** A section with the line of its heading, for messages. */
export interface PlacedSection {
  readonly section: RunbookSection;
  readonly line: number;
}

/** `file` is only named in the mistakes. Never throws. */
export function parseRunbookText(text: string, file: string): ParsedRunbook {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const { id, idLine, sourceHash, endLine, mistakes: frontMistakes } = parseFrontMatter(lines);
  const body: BodyLines = { lines: lines.slice(endLine), offset: endLine };
  const tokens = parsePermissively(body);
  const { parts, strayLine } = splitParts(body, tokens);
  const titles = parts.filter((part) => part.level === 1);
  const read = parts
    .filter((part) => part.level === 2)
    .map((part) => readSection(part, lines[part.line - 1] ?? ''));
  const sections = read.flatMap((one) => one.placed);
  const local = [
    ...frontMistakes,
    ...titleMistakes(titles, endLine + 1),
    ...(strayLine === undefined ? [] : [mistake(strayLine, 'STRAY_TEXT')]),
    ...read.flatMap((one) => one.mistakes),
    ...missingParts(sections, read, lines.length),
    ...duplicateParts(sections),
    ...markdownMistakes(body, tokens),
  ];
  const title = titles[0]?.heading;
  return {
    ...(id !== undefined && { id }),
    ...(sourceHash !== undefined && { sourceHash }),
    ...(local.length === 0 && title && { text: { title, sections: sections.map(({ section }) => section) } }),
    idLine,
    placed: sections,
    values: valuesIn(body),
    code: codeIn(body, tokens),
    titleLine: titles[0]?.line ?? endLine + 1,
    lastLine: lines.length,
    mistakes: local.sort((a, b) => a.line - b.line || a.column - b.column).map((one) => inFile(one, file)),
  };
}

function inFile({ line, column, code, found }: LocalMistake, file: string): RuleMistake {
  return { file, line, column, code, message: RUNBOOK_MISTAKES[code](found) };
}

function mistake(line: number, code: RunbookMistakeCode, found = ''): LocalMistake {
  return { line, column: 1, code, found };
}

function titleMistakes(titles: readonly BodyPart[], firstLine: number): LocalMistake[] {
  const [title, ...others] = titles;
  if (title === undefined || title.heading === '') return [mistake(title?.line ?? firstLine, 'NO_TITLE')];
  const value = splitAtValues(title.heading)[1];
  return [
    ...(value === undefined ? [] : [mistake(title.line, 'VALUE_IN_TITLE', `{{ ${value} }}`)]),
    ...others.map((other) => mistake(other.line, 'SECOND_TITLE', other.heading)),
  ];
}

interface ReadSection {
  readonly placed: readonly PlacedSection[];
  readonly mistakes: readonly LocalMistake[];
}

/** `written` is the line of the heading. */
function readSection({ heading: text, line, body }: BodyPart, written: string): ReadSection {
  const { heading, part, platforms, kubernetes, mistakes: found } = parseHeading(text);
  const mistakes = found.map((one) => ({
    ...mistake(line, one.code, one.found),
    // Attributes stand at the end; the heading itself may hold the same word.
    column: one.code === 'NO_PART' ? 1 : Math.max(0, written.lastIndexOf(one.found)) + 1,
  }));
  if (body === '') mistakes.push(mistake(line, 'EMPTY_PART', heading));
  else if (part === 'fix' && !hasSteps(body)) mistakes.push(mistake(line, 'NO_STEPS', heading));
  if (part === undefined) return { placed: [], mistakes };
  const section = { part, heading, platforms, ...(kubernetes && { kubernetes }), body };
  return { placed: [{ section, line }], mistakes };
}

function hasSteps(body: string): boolean {
  return markdownTree(body).some((block) => block.kind === 'list' && block.list.start !== undefined);
}

/** A heading that names no known part may be the missing one: then only its own mistake is told. */
function missingParts(
  sections: readonly PlacedSection[],
  read: readonly ReadSection[],
  lastLine: number,
): LocalMistake[] {
  if (read.some((one) => one.placed.length === 0)) return [];
  const missing = RUNBOOK_PARTS.filter((part) => !sections.some(({ section }) => section.part === part));
  return missing.map((part) => mistake(lastLine, 'MISSING_PART', part));
}

function duplicateParts(sections: readonly PlacedSection[]): LocalMistake[] {
  return sections.flatMap(({ section, line }, index) => {
    const isRepeated = sections.slice(0, index).some((other) => isSameTarget(other.section, section));
    return isRepeated ? [mistake(line, 'DUPLICATE_PART', section.heading)] : [];
  });
}

function isSameTarget(a: RunbookSection, b: RunbookSection): boolean {
  const isSamePlatform =
    a.platforms.length === 0 && b.platforms.length === 0
      ? true
      : a.platforms.some((platform) => b.platforms.includes(platform));
  return a.part === b.part && a.kubernetes === b.kubernetes && isSamePlatform;
}
