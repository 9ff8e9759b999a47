// Follows the time through one log: its first and last dated line and the longest gaps between two. Only a few lines of
// a block are looked at: where the first and the last are close together in time, so is all between them; else the
// block is halved until the gaps stand alone.
import { countNewlines, lineEndAt, lineStartAt, lineText } from '../lines/block-lines.ts';
import { NO_BLOCK, type FileBlock } from '../records/joined-record.ts';
import { parseLogLine } from '../lines/log-line.ts';
import { elapsedMs, parseDate, type LogStamp } from './log-stamp.ts';
import { canHaveHead } from '../records/record-tracker.ts';

/** Silence that is worth a note; an idle Agent writes more often. */
export const MIN_GAP_MS = 2 * 60_000;
/** Gaps kept of one file, the longest ones. */
export const MAX_GAPS = 50;
/** Characters kept of a line. */
const MAX_TEXT_LENGTH = 4000;
/** Bytes in which the head of a line, and those in which a date alone stands. */
const HEAD_BYTES = 512;
const DATE_BYTES = 48;

export interface DatedLine {
  readonly line: number;
  readonly text: string;
  readonly stamp: LogStamp;
}

export interface RawGap {
  readonly from: DatedLine;
  readonly to: DatedLine;
  readonly ms: number;
}

/** Longest first; a total order within a file. */
function compareGaps(a: RawGap, b: RawGap): number {
  return b.ms - a.ms || a.from.line - b.from.line;
}

/** A dated line by where it starts in the block. */
interface Dated {
  readonly start: number;
  readonly stamp: LogStamp;
}

export class GapFinder {
  first: DatedLine | undefined;
  last: DatedLine | undefined;
  #gaps: RawGap[] = [];
  #block = NO_BLOCK;
  /** How far the lines of the block are counted. */
  #counted = { at: 0, line: 1 };

  get gaps(): readonly RawGap[] {
    return this.#gaps;
  }

  /** `firstLine` is the number of the block's first line, `nextLine` of the one after it. */
  read(block: FileBlock, { firstLine, nextLine }: { firstLine: number; nextLine: number }): void {
    this.#block = block;
    this.#counted = { at: 0, line: firstLine };
    this.#readBlock(block, nextLine);
    this.#block = NO_BLOCK;
  }

  #readBlock(block: FileBlock, nextLine: number): void {
    const first = this.#datedFrom(0, block.end);
    if (first === undefined) return;
    const last = this.#datedBefore(block.end, first.start) ?? first;
    this.first ??= this.#lineOf(first);
    if (this.last !== undefined) this.#noteGap(this.last, first);
    this.#search(first, last);
    const isOpenEnded = block.bytes[block.end - 1] !== 0x0a;
    const linesFromIt = countNewlines(block.bytes, last.start, block.end) + (isOpenEnded ? 1 : 0);
    this.last = this.#lineAt(last, nextLine - linesFromIt);
  }

  /** All gaps between two dated lines. Time that goes back hides nothing: both halves are looked at. */
  #search(from: Dated, to: Dated): void {
    const ms = elapsedMs(from.stamp, to.stamp);
    if (from.start === to.start || (ms !== undefined && ms >= 0 && ms <= MIN_GAP_MS)) return;
    const middle = this.#datedBetween(from, to);
    if (middle === undefined) {
      this.#noteGap(from, to);
      return;
    }
    this.#search(from, middle);
    this.#search(middle, to);
  }

  #datedBetween(from: Dated, to: Dated): Dated | undefined {
    const { bytes } = this.#block;
    const half = bytes.indexOf(0x0a, from.start + ((to.start - from.start) >> 1)) + 1;
    return this.#datedFrom(half, to.start) ?? this.#datedBefore(half, from.start);
  }

  /** The first dated line that starts in [from, to); a line starts at `from`. */
  #datedFrom(from: number, to: number): Dated | undefined {
    const { bytes, end } = this.#block;
    for (let start = from; start < to; start = lineEndAt(bytes, start, end) + 1) {
      const stamp = this.#stampAt(start);
      if (stamp !== undefined) return { start, stamp };
    }
    return undefined;
  }

  /** The last dated line that starts in (from, to); a line starts at `to`. */
  #datedBefore(to: number, from: number): Dated | undefined {
    const { bytes } = this.#block;
    for (let start = lineStartAt(bytes, to - 1); start > from; start = lineStartAt(bytes, start - 1)) {
      const stamp = this.#stampAt(start);
      if (stamp !== undefined) return { start, stamp };
    }
    return undefined;
  }

  #stampAt(start: number): LogStamp | undefined {
    const { bytes, end } = this.#block;
    const first = bytes[start] ?? 0;
    // Nearly every line starts with its date.
    if (first >= 0x31 && first <= 0x32 && bytes[start + 4] === 0x2d)
      return parseDate(bytes.toString('latin1', start, Math.min(end, start + DATE_BYTES)));
    if (!canHaveHead(bytes, start)) return undefined;
    const headEnd = Math.min(lineEndAt(bytes, start, end), start + HEAD_BYTES);
    return parseLogLine(bytes.toString('utf8', start, headEnd)).stamp;
  }

  #noteGap(from: Dated | DatedLine, to: Dated): void {
    const ms = elapsedMs(from.stamp, to.stamp);
    if (ms === undefined || ms <= MIN_GAP_MS) return;
    const shortest = this.#gaps.at(-1);
    if (this.#gaps.length >= MAX_GAPS && shortest !== undefined && ms <= shortest.ms) return;
    const gap = { from: 'start' in from ? this.#lineOf(from) : from, to: this.#lineOf(to), ms };
    const at = this.#gaps.findIndex((one) => compareGaps(gap, one) < 0);
    this.#gaps.splice(at < 0 ? this.#gaps.length : at, 0, gap);
    this.#gaps.length = Math.min(this.#gaps.length, MAX_GAPS);
  }

  /** Lines are asked for from the top down, so that each is counted once. */
  #lineOf(dated: Dated): DatedLine {
    const { at, line } = this.#counted;
    const number = line + countNewlines(this.#block.bytes, at, dated.start);
    this.#counted = { at: dated.start, line: number };
    return this.#lineAt(dated, number);
  }

  #lineAt({ start, stamp }: Dated, line: number): DatedLine {
    const { bytes, end } = this.#block;
    const lineEnd = Math.min(lineEndAt(bytes, start, end), start + MAX_TEXT_LENGTH);
    return { line, text: lineText(bytes, start, lineEnd), stamp };
  }
}
