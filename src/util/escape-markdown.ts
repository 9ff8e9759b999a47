// Text of unknown origin in Markdown: as prose, as a code span, as a code block. Whatever reads the result
// (CommonMark or GitHub's dialect) shows the text and nothing more.
import { proseText, visibleText } from './visible-text.ts';

/** One line of prose in which nothing is Markdown, HTML, an entity or an automatic link. */
export function escapeMarkdown(text: string): string {
  return escapeLineStart(escapeInline(proseText(text)));
}

/** Escapes what has a meaning anywhere in a line. */
export function escapeInline(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&~|]/g, '\\$&')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`);
}

/** Escapes what has a meaning at the start of a line only: `# x`, `- x`, `+ x`, `=== `, `1. x`. */
export function escapeLineStart(line: string): string {
  return line.replace(/^[#+=-]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** A code span; its fence is longer than any run of backticks in the text. Not for an empty text. */
export function markdownCode(text: string): string {
  const content = visibleText(text);
  const fence = '`'.repeat(longestBacktickRun(content) + 1);
  const isPadded = /^`|`$|^ .*\S.* $/.test(content);
  return isPadded ? `${fence} ${content} ${fence}` : fence + content + fence;
}

/** A code block of whole lines. */
export function markdownCodeBlock(lines: readonly string[], info = ''): string {
  const content = lines.map(visibleText).join('\n');
  const fence = '`'.repeat(Math.max(3, longestBacktickRun(content) + 1));
  return `${fence}${info}\n${content}\n${fence}`;
}

function longestBacktickRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
