// Hands over a stream of bytes as numbered lines, for readers that need every line and keep none.
import { lineEndAt, lineText } from './block-lines.ts';
import { LineBlocks } from './line-blocks.ts';

export class LineStream {
  #lines = 0;
  #cutLines = 0;
  readonly #maxLineBytes: number;
  readonly #blocks: LineBlocks;
  readonly #onLine: (text: string, number: number) => void;

  /** `onLine` receives each line without its end; `number` is 1-based. */
  constructor(maxLineBytes: number, onLine: (text: string, number: number) => void) {
    this.#maxLineBytes = maxLineBytes;
    this.#onLine = onLine;
    this.#blocks = new LineBlocks(maxLineBytes, (block, end) => this.#readBlock(block, end));
  }

  /** Lines of which only the start was handed over. */
  get cutLines(): number {
    return this.#cutLines + this.#blocks.cutLines;
  }

  push(chunk: Uint8Array): void {
    this.#blocks.push(chunk);
  }

  end(): void {
    this.#blocks.end();
  }

  #readBlock(block: Buffer, end: number): void {
    for (let start = 0; start < end;) {
      const lineEnd = lineEndAt(block, start, end);
      const readEnd = Math.min(lineEnd, start + this.#maxLineBytes);
      if (readEnd < lineEnd) this.#cutLines++;
      this.#onLine(lineText(block, start, readEnd), ++this.#lines);
      start = lineEnd + 1;
    }
  }
}
