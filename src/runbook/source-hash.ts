// Which English text a translation was made from: a short hash of it, kept in the front matter of the translation.
import { createHash } from 'node:crypto';

const LENGTH = 12;
const KEY = 'source-hash';

/** Of the text below the front matter; ends of lines, blanks there and empty lines do not count. */
export function sourceHash(englishText: string): string {
  const lines = linesOf(englishText);
  const body = lines.slice(endOfFrontMatter(lines) + 1).map((line) => line.trimEnd());
  const text = body.filter((line) => line !== '').join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, LENGTH);
}

/** The translation with this hash in its front matter; unchanged when it has no front matter. */
export function withSourceHash(translation: string, hash: string): string {
  const lines = linesOf(translation);
  const end = endOfFrontMatter(lines);
  if (end < 0) return translation;
  const head = lines.slice(0, end).filter((line) => !line.startsWith(`${KEY}:`));
  return [...head, `${KEY}: ${hash}`, ...lines.slice(end)].join(translation.includes('\r\n') ? '\r\n' : '\n');
}

/** 1-based; the first line when there is no such key. */
export function lineOfSourceHash(translation: string): number {
  return Math.max(1, linesOf(translation).findIndex((line) => line.startsWith(`${KEY}:`)) + 1);
}

function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r?\n/);
}

/** Index of the closing `---`, or -1. */
function endOfFrontMatter(lines: readonly string[]): number {
  return lines[0] === '---' ? lines.indexOf('---', 1) : -1;
}
