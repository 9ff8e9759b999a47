// The lines around a hit, also when they stand in the block before or after it.
import { linesBefore, linesFrom } from './block-lines.ts';

const CONTEXT_LINES = 2;

export interface LineContext {
  readonly before: readonly string[];
  /** Filled as the following lines come. */
  readonly after: readonly string[];
}

export class ContextKeeper {
  #tail: string[] = [];
  #open: string[][] = [];

  /** Before a block is searched: its first lines complete the hits at the end of the block before. */
  startBlock(block: Buffer, end: number): void {
    const head = linesFrom(block, { from: 0, end }, CONTEXT_LINES);
    for (const after of this.#open) after.push(...head.slice(0, CONTEXT_LINES - after.length));
    this.#open = this.#open.filter((after) => after.length < CONTEXT_LINES);
  }

  contextOf(block: Buffer, line: { start: number; end: number }, blockEnd: number): LineContext {
    const near = linesBefore(block, line.start, CONTEXT_LINES);
    const before = [...this.#tail, ...near].slice(-CONTEXT_LINES);
    const after = linesFrom(block, { from: line.end + 1, end: blockEnd }, CONTEXT_LINES);
    if (after.length < CONTEXT_LINES) this.#open.push(after);
    return { before, after };
  }

  endBlock(block: Buffer, end: number): void {
    this.#tail = [...this.#tail, ...linesBefore(block, end, CONTEXT_LINES)].slice(-CONTEXT_LINES);
  }
}
