// Finds blocks and `Key: value` rows in a parsed status page. What the values mean is left to the readers.
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';
import { holdsMask } from '../../util/masked-text.ts';

/** A row whose value is there: not empty, not `<no value>`, not masked. */
export interface StatusRow {
  readonly key: string;
  readonly value: string;
  readonly line: StatusLine;
}

/** Titles changed case and blanks over time: `JMXFetch`, `JMX Fetch`. */
function simplify(title: string): string {
  return title.toLowerCase().replaceAll(' ', '');
}

/** The first section (ruled, column 0) with one of these titles. */
export function findSection(page: StatusPage, ...titles: readonly string[]): StatusBlock | undefined {
  const wanted = titles.map(simplify);
  return page.blocks.find((block) => block.kind === 'section' && wanted.includes(simplify(block.title)));
}

/** The first block with this title at any depth of `blocks`, in page order. */
export function findBlock(blocks: readonly StatusBlock[], title: string): StatusBlock | undefined {
  return findBlocks(blocks, title)[0];
}

/** All of them, and none inside another: a page may have been put together from several. */
export function findBlocks(blocks: readonly StatusBlock[], title: string): StatusBlock[] {
  const wanted = simplify(title);
  return blocks.flatMap((block) =>
    simplify(block.title) === wanted ? [block] : findBlocks(block.blocks, title),
  );
}

/** All items (titles over dashes) at any depth below. */
export function itemsOf(block: StatusBlock): StatusBlock[] {
  return block.blocks.flatMap((child) => (child.kind === 'item' ? [child] : itemsOf(child)));
}

/** Another section follows: what this one does not hold was not cut off. */
export function isFollowed(page: StatusPage, section: StatusBlock): boolean {
  return page.blocks.some((b) => b.kind === 'section' && b.heading.place.line > section.heading.place.line);
}

/** `Average Execution Time : 8ms`, `config_site:`, `- Dispatched: 3`: key and value, the value may be empty. */
export function splitRow(content: string): { readonly key: string; readonly value: string } | undefined {
  const start = content.startsWith('- ') ? 2 : 0;
  for (let at = content.indexOf(':', start); at >= 0; at = content.indexOf(':', at + 1)) {
    const next = content.charAt(at + 1);
    if (next === '' || next === ' ' || next === '\t') {
      return { key: content.slice(start, at).trim(), value: content.slice(at + 1).trim() };
    }
  }
  return undefined;
}

/** The first row of each key (lower case) that has a value worth reading. */
export function rowsOf(lines: readonly StatusLine[]): ReadonlyMap<string, StatusRow> {
  const rows = new Map<string, StatusRow>();
  for (const line of lines) {
    const row = splitRow(line.content);
    if (row === undefined || !isStated(row.value)) continue;
    const key = row.key.toLowerCase();
    if (!rows.has(key)) rows.set(key, { ...row, line });
  }
  return rows;
}

//     host tags:
//       env:prod
//     hostname provider: os
/** The lines that are indented deeper than the line that starts with `label`, down to the first that is not. */
export function linesBelow(lines: readonly StatusLine[], label: string): readonly StatusLine[] {
  const start = lines.findIndex(({ content }) => content.startsWith(label));
  const head = lines[start];
  if (head === undefined) return [];
  const end = lines.findIndex(({ indent }, at) => at > start && indent <= head.indent);
  return lines.slice(start + 1, end < 0 ? undefined : end);
}

/** False for what the page leaves open: an empty value, a field without data, a masked value. */
export function isStated(value: string): boolean {
  return value !== '' && value !== '<no value>' && !holdsMask(value);
}
