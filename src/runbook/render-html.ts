// Runbook blocks as safe HTML: only the elements named here, every text escaped, no attribute from a bundle.
import { markup, type Markup } from '../util/markup.ts';
import type { Block, Inline, List } from './markdown-tree.ts';

/** `headingLevel` is that of a section's heading (1 to 6); deeper ones follow. */
export function renderRunbookHtml(blocks: readonly Block[], headingLevel: number): string {
  return blocksHtml(blocks, headingLevel)
    .map((block) => block.source)
    .join('');
}

function blocksHtml(blocks: readonly Block[], headingLevel: number): Markup[] {
  return blocks.map((block) => blockHtml(block, headingLevel));
}

function blockHtml(block: Block, headingLevel: number): Markup {
  switch (block.kind) {
    case 'paragraph':
      return block.isTight
        ? markup`${inlinesHtml(block.children)}\n`
        : markup`<p>${inlinesHtml(block.children)}</p>\n`;
    case 'heading':
      return headingHtml(shiftedLevel(block.level, headingLevel), inlinesHtml(block.children));
    case 'code':
      return markup`<pre><code>${codeHtml(block.lines)}</code></pre>\n`;
    case 'list':
      return listHtml(block.list, headingLevel);
    case 'quote':
      return markup`<blockquote>\n${blocksHtml(block.children, headingLevel)}</blockquote>\n`;
    case 'rule':
      return markup`<hr>\n`;
  }
}

/** A section's heading has level 2 in the runbook's source. */
export function shiftedLevel(level: number, headingLevel: number): number {
  return Math.min(6, Math.max(1, level - 2 + headingLevel));
}

function headingHtml(level: number, content: readonly Markup[]): Markup {
  return markup`<h${level}>${content}</h${level}>\n`;
}

/** Line by line, because a line end inside an escaped text would become a visible character. */
function codeHtml(lines: readonly string[]): Markup[] {
  return lines.map((line) => markup`${line}\n`);
}

function listHtml(list: List, headingLevel: number): Markup {
  const items = list.items.map((item) => markup`<li>${blocksHtml(item, headingLevel)}</li>\n`);
  if (list.start === undefined) return markup`<ul>\n${items}</ul>\n`;
  return list.start === 1
    ? markup`<ol>\n${items}</ol>\n`
    : markup`<ol start="${list.start}">\n${items}</ol>\n`;
}

function inlinesHtml(inlines: readonly Inline[]): Markup[] {
  return inlines.map(inlineHtml);
}

function inlineHtml(inline: Inline): Markup {
  switch (inline.kind) {
    case 'text':
      return markup`${inline.text}`;
    case 'code':
      return markup`<code>${inline.text}</code>`;
    case 'strong':
      return markup`<strong>${inlinesHtml(inline.children)}</strong>`;
    case 'emphasis':
      return markup`<em>${inlinesHtml(inline.children)}</em>`;
    case 'link':
      return markup`<a href="${inline.href}" rel="noopener noreferrer">${inlinesHtml(inline.children)}</a>`;
    case 'break':
      return markup`<br>\n`;
  }
}
