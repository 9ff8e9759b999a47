// The code of a runbook with its places: what a reader would copy. What it may say is left to `rules lint`.
import type { Token } from 'markdown-it';
import { placeFinder, type BodyLines } from './check-markdown.ts';

/** A code span, or one line of a code block. `line` and `column` are those of the file, from 1. */
export interface PlacedCode {
  readonly text: string;
  /** What the fence of a block says; empty without a word, and for a span. */
  readonly language: string;
  readonly line: number;
  readonly column: number;
}

export function codeIn(body: BodyLines, tokens: readonly Token[]): PlacedCode[] {
  return tokens.flatMap((token) => (token.type === 'fence' ? linesOf(body, token) : spansOf(body, token)));
}

function linesOf({ offset, lines }: BodyLines, { map, info, content }: Token): PlacedCode[] {
  const start = (map?.[0] ?? 0) + 1;
  return content.split('\n').flatMap((text, index) => {
    const column = (lines[start + index] ?? '').indexOf(text.trim()) + 1;
    return text.trim() === ''
      ? []
      : [{ text, language: info.trim(), line: offset + start + index + 1, column }];
  });
}

function spansOf(body: BodyLines, { children, map }: Token): PlacedCode[] {
  const place = placeFinder(body, map ?? [0, 0]);
  const spans = (children ?? []).filter(({ type }) => type === 'code_inline');
  return spans.map(({ content }) => ({ text: content, language: '', ...place(content) }));
}
