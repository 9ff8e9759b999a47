// Cuts a stream of bytes into blocks of whole lines. No line becomes a string here. Where a block ends depends on the
// bytes alone, not on the chunks they come in: whatever is found block by block is the same for every archive format.

const NEWLINE = 0x0a;
/** A block holds the lines that end within so many bytes. The archive's chunks have this size too. */
const BLOCK_BYTES = 256 * 1024;

const NO_BYTES = Buffer.alloc(0);

/** Whole lines: `bytes[0, end)` ends with a newline, except at the end of the file. */
export type OnBlock = (bytes: Buffer, end: number) => void;

export class LineBlocks {
  #chunks: Buffer[] = [];
  #pendingBytes = 0;
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
    const bytes = this.#afterSkipped(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    this.#keep(bytes);
    while (this.#pendingBytes >= BLOCK_BYTES) this.#cutOff();
  }

  end(): void {
    const rest = this.#pending();
    this.#keepOnly(NO_BYTES);
    if (rest.length > 0) this.#onBlock(rest, rest.length);
  }

  /** Without the rest of an endless line. */
  #afterSkipped(bytes: Buffer): Buffer {
    if (!this.#isSkipping) return bytes;
    const end = bytes.indexOf(NEWLINE);
    if (end >= 0) this.#isSkipping = false;
    return bytes.subarray(end < 0 ? bytes.length : end + 1);
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#chunks.push(bytes);
    this.#pendingBytes += bytes.length;
  }

  #keepOnly(bytes: Buffer): void {
    this.#chunks = [];
    this.#pendingBytes = 0;
    this.#keep(bytes);
  }

  #pending(): Buffer {
    const [first, ...rest] = this.#chunks;
    if (first === undefined) return NO_BYTES;
    const bytes = rest.length === 0 ? first : Buffer.concat(this.#chunks);
    this.#chunks = [bytes];
    return bytes;
  }

  /** Hands over the first block: the lines that end in it, or the start of a line that is longer than a block. */
  #cutOff(): void {
    const bytes = this.#pending();
    const end = bytes.lastIndexOf(NEWLINE, BLOCK_BYTES - 1) + 1;
    if (end > 0) {
      this.#keepOnly(bytes.subarray(end));
      this.#onBlock(bytes.subarray(0, end), end);
      return;
    }
    const newline = bytes.indexOf(NEWLINE, BLOCK_BYTES);
    this.#isSkipping = newline < 0;
    this.#keepOnly(newline < 0 ? NO_BYTES : bytes.subarray(newline + 1));
    this.#handOverStart(bytes.subarray(0, this.#maxLineBytes));
  }

  /** Searches the start of an endless line; the rest of it is dropped. */
  #handOverStart(bytes: Buffer): void {
    this.cutLines++;
    const start = Buffer.concat([bytes, Buffer.from('\n')]);
    this.#onBlock(start, start.length);
  }
}
