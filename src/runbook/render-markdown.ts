// Runbook blocks as Markdown that any reader (CommonMark, GitHub) shows as our own HTML rendering does:
// written anew from the tree, so that a value of the bundle stands in a code span or block and nowhere else.
import { escapeInline, escapeLineStart, markdownCode, markdownCodeBlock } from '../util/escape-markdown.ts';
import { visibleText } from '../util/visible-text.ts';
import type { Block, Inline, List } from './markdown-tree.ts';
import { shiftedLevel } from './render-html.ts';

/** `headingLevel` is that of a section's heading (1 to 6). Ends without a line end. */
export function renderRunbookMarkdown(blocks: readonly Block[], headingLevel: number): string {
  return blocks.map((block) => blockMarkdown(block, headingLevel)).join('\n\n');
}

function blockMarkdown(block: Block, headingLevel: number): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraphMarkdown(block.children);
    case 'heading':
      return `${'#'.repeat(shiftedLevel(block.level, headingLevel))} ${inlinesMarkdown(block.children)}`;
    case 'code':
      return markdownCodeBlock(block.lines, block.info);
    case 'list':
      return listMarkdown(block.list, headingLevel);
    case 'quote':
      return prefixLines(renderRunbookMarkdown(block.children, headingLevel), '> ', '> ');
    case 'rule':
      return '***';
  }
}

function paragraphMarkdown(inlines: readonly Inline[]): string {
  return inlinesMarkdown(inlines).split('\n').map(escapeLineStart).join('\n');
}

function listMarkdown(list: List, headingLevel: number): string {
  const gap = list.isTight ? '\n' : '\n\n';
  return list.items
    .map((item, index) => {
      const marker = list.start === undefined ? '- ' : `${list.start + index}. `;
      const body = item.map((block) => blockMarkdown(block, headingLevel)).join(gap);
      return prefixLines(body, marker, ' '.repeat(marker.length));
    })
    .join(gap);
}

function prefixLines(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, index) =>
      line === '' ? (index === 0 ? first : rest).trimEnd() : (index === 0 ? first : rest) + line,
    )
    .join('\n');
}

function inlinesMarkdown(inlines: readonly Inline[]): string {
  return inlines.map(inlineMarkdown).join('');
}

function inlineMarkdown(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapeInline(visibleText(inline.text));
    case 'code':
      return markdownCode(inline.text);
    case 'strong':
      return `**${inlinesMarkdown(inline.children)}**`;
    case 'emphasis':
      return `*${inlinesMarkdown(inline.children)}*`;
    case 'link':
      return `[${inlinesMarkdown(inline.children)}](${linkTarget(inline.href)})`;
    case 'break':
      return '\\\n';
  }
}

function linkTarget(href: string): string {
  return /[()]/.test(href) ? `<${href}>` : href;
}
