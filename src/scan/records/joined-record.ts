// A record joined to one line, as far as it is worth it: a message that runs over lines, or that somebody wrapped.
import { lineEndAt, lineText } from '../lines/block-lines.ts';
import { beginsRecord, parseLogLine } from '../lines/log-line.ts';
import type { LogRecord } from './record-tracker.ts';

/** Longer records are dumps; what a rule looks for stands at their beginning. */
const MAX_LINES = 64;
const MAX_LENGTH = 8000;

/** Part of a file in memory: `bytes[0, end)` stands at `offset`. */
export interface FileBlock {
  readonly bytes: Buffer;
  readonly end: number;
  readonly offset: number;
}

/** Stands for a block that is given up: nobody may keep one. */
export const NO_BLOCK: FileBlock = { bytes: Buffer.alloc(0), end: 0, offset: 0 };

export interface RecordLine {
  /** As read. */
  readonly raw: string;
  /** Without marks of transport and white space around it. */
  readonly text: string;
  readonly number: number;
}

export class JoinedRecord {
  readonly #lines: RecordLine[] = [];
  #length = 0;
  #isComplete = false;
  #nextOffset: number;
  readonly #firstLine: number;

  constructor(record: LogRecord) {
    this.#nextOffset = record.offset;
    this.#firstLine = record.line;
  }

  get lines(): readonly RecordLine[] {
    return this.#lines;
  }

  get text(): string {
    return this.#lines.map((line) => line.text).join(' ');
  }

  /** Where each line ends in the text, in bytes. */
  lineEnds(): number[] {
    let end = -1;
    return this.#lines.map(({ text }) => (end += Buffer.byteLength(text) + 1));
  }

  /** What follows the head. */
  get continuation(): string {
    return this.#lines
      .slice(1)
      .map((line) => line.text)
      .join(' ')
      .trim();
  }

  /** Reads on in the block, up to the next record; blocks must come in order. */
  read(block: FileBlock): void {
    for (let start = this.#nextOffset - block.offset; start < block.end && !this.#isComplete;) {
      const end = lineEndAt(block.bytes, start, block.end);
      const text = lineText(block.bytes, start, Math.min(end, start + MAX_LENGTH - this.#length));
      this.#add(text);
      start = end + 1;
      this.#nextOffset = block.offset + start;
    }
  }

  #add(text: string): void {
    const isFirst = this.#lines.length === 0;
    if (!isFirst && beginsRecord(text)) {
      this.#isComplete = true;
      return;
    }
    const own = isFirst ? text : parseLogLine(text).message;
    this.#lines.push({ raw: text, text: own.trim(), number: this.#firstLine + this.#lines.length });
    this.#length += text.length + 1;
    this.#isComplete = this.#lines.length >= MAX_LINES || this.#length >= MAX_LENGTH;
  }
}
