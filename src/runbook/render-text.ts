// Runbook blocks for a terminal: wrapped prose, commands on lines of their own, no control characters.
import { visibleText } from '../util/visible-text.ts';
import { wrapText } from '../util/wrap-text.ts';
import type { Block, Inline, List } from './markdown-tree.ts';

const MIN_WIDTH_COLUMNS = 20;

/** Prose fits into `widthColumns`; code keeps its lines, however long, so that a command can be copied. */
export function renderRunbookText(blocks: readonly Block[], widthColumns: number): string {
  return blocksLines(blocks, widthColumns).join('\n');
}

/** Blocks are set apart by an empty line, except a list or code that belongs to the prose above it. */
function blocksLines(blocks: readonly Block[], widthColumns: number): string[] {
  return blocks.flatMap((block, index) => {
    const lines = blockLines(block, Math.max(MIN_WIDTH_COLUMNS, widthColumns));
    return index === 0 || isTied(blocks[index - 1], block) ? lines : ['', ...lines];
  });
}

function isTied(before: Block | undefined, block: Block): boolean {
  if (before?.kind === 'heading') return true;
  return before?.kind === 'paragraph' && (block.kind === 'list' || block.kind === 'code');
}

function blockLines(block: Block, widthColumns: number): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return inlinesText(block.children)
        .split('\n')
        .flatMap((line) => wrapText(visibleText(line), widthColumns));
    case 'code':
      return block.lines.map((line) => `  ${visibleText(line)}`.trimEnd());
    case 'list':
      return listLines(block.list, widthColumns);
    case 'quote':
      return indent(blocksLines(block.children, widthColumns - 2), '  ', '  ');
    case 'rule':
      return [];
  }
}

function listLines(list: List, widthColumns: number): string[] {
  return list.items.flatMap((item, index) => {
    const marker = list.start === undefined ? '- ' : `${list.start + index}. `;
    return indent(blocksLines(item, widthColumns - marker.length), marker, ' '.repeat(marker.length));
  });
}

function indent(lines: readonly string[], first: string, rest: string): string[] {
  return lines.map((line, index) => ((index === 0 ? first : rest) + line).trimEnd());
}

/** Code keeps its backticks, which tell a reader without colours what to type; a link shows where it leads. */
function inlinesText(inlines: readonly Inline[]): string {
  return inlines.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return `\`${inline.text}\``;
    case 'strong':
    case 'emphasis':
      return inlinesText(inline.children);
    case 'link':
      return linkText(inlinesText(inline.children), inline.href);
    case 'break':
      return '\n';
  }
}

function linkText(label: string, href: string): string {
  return label === href || href.startsWith('#') ? label : `${label} (${href})`;
}
