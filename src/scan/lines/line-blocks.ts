// Cuts a stream of bytes into blocks of whole lines. No line becomes a string here. Where a block ends depends on the
// bytes alone, not on the chunks they come in: whatever is found block by block is the same for every archive format.

const NEWLINE = 0x0a;
/** A block holds the lines that end within so many bytes. The archive's chunks have this size too. */
const BLOCK_BYTES = 256 * 1024;
const FIRST_BYTES = 16 * 1024;

const NO_BYTES = Buffer.alloc(0);

/** Whole lines: `bytes[0, end)` ends with a newline, except at the end of the file. The bytes are used again after it. */
export type OnBlock = (bytes: Buffer, end: number) => void;

export class LineBlocks {
  /** Grows up to a block: most files are smaller than one. Used again for every block. */
  #buffer = NO_BYTES;
  #filled = 0;
  #isSkipping = false;
  /** Lines that were cut because they were longer than allowed. */
  cutLines = 0;
  readonly #maxLineBytes: number;
  readonly #onBlock: OnBlock;

  constructor(maxLineBytes: number, onBlock: OnBlock) {
    this.#maxLineBytes = maxLineBytes;
    this.#onBlock = onBlock;
  }

  /** The chunk is not needed any more when it returns. */
  push(chunk: Uint8Array): void {
    let rest = this.#afterSkipped(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    while (rest.length > 0) {
      const part = rest.subarray(0, BLOCK_BYTES - this.#filled);
      this.#append(part);
      rest = rest.subarray(part.length);
      if (this.#filled < BLOCK_BYTES) continue;
      this.#cutOff();
      rest = this.#afterSkipped(rest);
    }
  }

  end(): void {
    const end = this.#filled;
    this.#filled = 0;
    if (end > 0) this.#onBlock(this.#buffer.subarray(0, end), end);
    this.#buffer = NO_BYTES;
  }

  /** Without the rest of an endless line. */
  #afterSkipped(bytes: Buffer): Buffer {
    if (!this.#isSkipping) return bytes;
    const end = bytes.indexOf(NEWLINE);
    if (end >= 0) this.#isSkipping = false;
    return bytes.subarray(end < 0 ? bytes.length : end + 1);
  }

  #append(bytes: Buffer): void {
    const filled = this.#filled + bytes.length;
    if (filled > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.min(BLOCK_BYTES, Math.max(2 * filled, FIRST_BYTES)));
      this.#buffer.copy(larger, 0, 0, this.#filled);
      this.#buffer = larger;
    }
    bytes.copy(this.#buffer, this.#filled);
    this.#filled = filled;
  }

  /** Hands over the full buffer: the lines that end in it, or the start of a line that is longer than a block. */
  #cutOff(): void {
    const bytes = this.#buffer;
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) this.#onBlock(bytes.subarray(0, end), end);
    else this.#handOverStart(bytes.subarray(0, this.#maxLineBytes));
    this.#isSkipping = end === 0;
    this.#filled = end === 0 ? 0 : bytes.length - end;
    bytes.copyWithin(0, bytes.length - this.#filled);
  }

  /** Searches the start of an endless line; the rest of it is dropped. */
  #handOverStart(bytes: Buffer): void {
    this.cutLines++;
    const start = Buffer.concat([bytes, Buffer.from('\n')]);
    this.#onBlock(start, start.length);
  }
}
