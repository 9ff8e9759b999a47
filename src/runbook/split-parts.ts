// Cuts a runbook's body at its headings. Headings are found by the Markdown parser, because a `# comment`
// in a code block is none; what a heading's attributes mean is read in heading-attributes.ts.
import type { Token } from 'markdown-it';
import type { BodyLines } from './check-markdown.ts';

/** A heading of level 1 or 2 with the lines up to the next one; line numbers are those of the file, from 1. */
export interface BodyPart {
  readonly level: number;
  readonly heading: string;
  readonly line: number;
  readonly body: string;
}

export interface BodyParts {
  readonly parts: readonly BodyPart[];
  /** The first line of text that stands before the first heading of level 2 and is not the title. */
  readonly strayLine?: number;
}

export function splitParts(body: BodyLines, tokens: readonly Token[]): BodyParts {
  const headings = tokens.flatMap((token, index) => {
    const isCut =
      token.type === 'heading_open' && token.level === 0 && (token.tag === 'h1' || token.tag === 'h2');
    if (!isCut || token.map === null) return [];
    return [{ level: Number(token.tag.slice(1)), heading: tokens[index + 1]?.content ?? '', map: token.map }];
  });
  const parts = headings.map(({ level, heading, map }, index) => ({
    level,
    heading,
    line: body.offset + map[0] + 1,
    body: trimEmptyLines(body.lines.slice(map[1], headings[index + 1]?.map[0])).join('\n'),
  }));
  const stray = strayIndex(body.lines, headings);
  return { parts, ...(stray >= 0 && { strayLine: body.offset + stray + 1 }) };
}

function strayIndex(
  lines: readonly string[],
  headings: readonly { level: number; map: readonly [number, number] }[],
): number {
  const firstPart = headings.find(({ level }) => level === 2)?.map[0] ?? lines.length;
  return lines.findIndex((text, index) => {
    const isHeading = headings.some(({ map }) => index >= map[0] && index < map[1]);
    return index < firstPart && !isHeading && text.trim() !== '';
  });
}

function trimEmptyLines(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}
