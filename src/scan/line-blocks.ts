// Cuts a stream of bytes into blocks of whole lines. No line becomes a string here.

const NEWLINE = 0x0a;

/** Whole lines: `bytes[0, end)` ends with a newline, except at the end of the file. */
export type OnBlock = (bytes: Buffer, end: number) => void;

export class LineBlocks {
  #carry: Buffer = Buffer.alloc(0);
  #isSkipping = false;
  /** Lines that were cut because they were longer than allowed. */
  cutLines = 0;
  readonly #maxLineBytes: number;
  readonly #onBlock: OnBlock;

  constructor(maxLineBytes: number, onBlock: OnBlock) {
    this.#maxLineBytes = maxLineBytes;
    this.#onBlock = onBlock;
  }

  push(chunk: Uint8Array): void {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#isSkipping) {
      const end = bytes.indexOf(NEWLINE);
      if (end < 0) return;
      bytes = bytes.subarray(end + 1);
      this.#isSkipping = false;
    }
    const block = this.#carry.length === 0 ? bytes : Buffer.concat([this.#carry, bytes]);
    const end = block.lastIndexOf(NEWLINE) + 1;
    if (end > 0) this.#onBlock(block, end);
    this.#carry = block.subarray(end);
    if (this.#carry.length > this.#maxLineBytes) this.#cut();
  }

  end(): void {
    if (this.#carry.length > 0) this.#onBlock(this.#carry, this.#carry.length);
    this.#carry = Buffer.alloc(0);
  }

  /** Searches the start of an endless line and drops the rest of it. */
  #cut(): void {
    const start = Buffer.concat([this.#carry.subarray(0, this.#maxLineBytes), Buffer.from('\n')]);
    this.#onBlock(start, start.length);
    this.#carry = Buffer.alloc(0);
    this.#isSkipping = true;
    this.cutLines++;
  }
}
