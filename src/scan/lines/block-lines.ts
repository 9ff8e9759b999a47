// Finds lines inside a block of whole lines: where a line starts and ends, its text, the lines around it.

const NEWLINE = 0x0a;
/** Characters kept of a line around a hit: more than is shown, so that no secret is cut before it is redacted. */
const MAX_CONTEXT_LENGTH = 4000;

export function lineStartAt(block: Buffer, position: number): number {
  return position === 0 ? 0 : block.lastIndexOf(NEWLINE, position - 1) + 1;
}

export function lineEndAt(block: Buffer, start: number, end: number): number {
  const newline = block.indexOf(NEWLINE, start);
  return newline < 0 || newline > end ? end : newline;
}

export function lineText(block: Buffer, start: number, lineEnd: number): string {
  const isCarriageReturn = lineEnd > start && block[lineEnd - 1] === 0x0d;
  return block.toString('utf8', start, isCarriageReturn ? lineEnd - 1 : lineEnd);
}

export function countNewlines(block: Buffer, start: number, end: number): number {
  let count = 0;
  for (let at = block.indexOf(NEWLINE, start); at >= 0 && at < end; at = block.indexOf(NEWLINE, at + 1))
    count++;
  return count;
}

/** Up to `count` lines before the line that starts at `start`, nearest last. */
export function linesBefore(block: Buffer, start: number, count: number): string[] {
  const lines: string[] = [];
  let from = start;
  while (lines.length < count && from > 0) {
    const previous = lineStartAt(block, from - 1);
    lines.unshift(lineText(block, previous, from - 1).slice(0, MAX_CONTEXT_LENGTH));
    from = previous;
  }
  return lines;
}

/** Up to `count` lines that start at `from` or later. */
export function linesFrom(block: Buffer, range: { from: number; end: number }, count: number): string[] {
  const lines: string[] = [];
  let from = range.from;
  while (lines.length < count && from < range.end) {
    const end = lineEndAt(block, from, range.end);
    lines.push(lineText(block, from, end).slice(0, MAX_CONTEXT_LENGTH));
    from = end + 1;
  }
  return lines;
}
