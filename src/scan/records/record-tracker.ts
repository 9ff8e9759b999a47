// Finds the record that a line belongs to: the nearest line above that begins one, also in an earlier block. Each line
// is looked at once at most, and only above lines that somebody asks about.
import { lineEndAt, lineStartAt } from '../lines/block-lines.ts';
import { beginsRecord } from '../lines/log-line.ts';
import type { LogLine } from '../line-layouts/log-line-parts.ts';
import type { LogStamp } from '../time/log-stamp.ts';

/** A record: a line with a head of its own and the lines that continue it. */
export interface LogRecord {
  readonly head: LogLine;
  readonly line: number;
  /** Bytes of the file before it. */
  readonly offset: number;
  /** Of its head; of the record before, when the head carries none. */
  readonly stamp: LogStamp | undefined;
}

export interface TrackedLine {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly text: string;
}

/** Lines over which a record of a log may run. */
export const RECORD_REACH_LINES = 1000;
/** Characters in which the head of a line stands. */
const HEAD_LENGTH = 512;

export interface TrackerOptions {
  readonly parse: (text: string) => LogLine;
  /** Lines above a line in which its record is looked for: a dump of goroutines is long, a pasted text is no record. */
  readonly reachLines: number;
}

export class RecordTracker {
  #record: LogRecord | undefined;
  #stamped: { readonly stamp: LogStamp; readonly line: number } | undefined;
  #block: Buffer = Buffer.alloc(0);
  /** Bytes of the file before the block. */
  #blockOffset = 0;
  /** Start of the first line of the block that was not looked at. */
  #next = 0;
  readonly #parse: (text: string) => LogLine;
  readonly #reachLines: number;

  constructor({ parse, reachLines }: TrackerOptions) {
    this.#parse = parse;
    this.#reachLines = reachLines;
  }

  startBlock(block: Buffer, offset: number): void {
    this.#block = block;
    this.#blockOffset = offset;
    this.#next = 0;
  }

  /** Lines must be asked for from the top down. */
  recordOf(line: TrackedLine): LogRecord | undefined {
    const own = this.#parse(line.text);
    if (!own.isHeader) {
      this.#lookBack(line.start, line.number);
      // A runtime that dates every line dates the continuations too.
      if (own.stamp !== undefined) this.#stamped = { stamp: own.stamp, line: line.number };
    } else {
      if (own.stamp === undefined) this.#lookBack(line.start, line.number);
      this.#begin(own, line.start, line.number);
    }
    this.#next = line.end + 1;
    return this.#recordAt(line.number);
  }

  stampAt(line: number): LogStamp | undefined {
    const known = this.#stamped;
    return known !== undefined && known.line >= line - this.#reachLines ? known.stamp : undefined;
  }

  /** The record that the last line of the block belongs to; `nextLine` is the number of the line after it. */
  endBlock(end: number, nextLine: number): LogRecord | undefined {
    this.#lookBack(end, nextLine);
    this.#block = Buffer.alloc(0);
    return this.#recordAt(nextLine - 1);
  }

  #recordAt(line: number): LogRecord | undefined {
    return this.#record !== undefined && this.#record.line >= line - this.#reachLines
      ? this.#record
      : undefined;
  }

  #begin(head: LogLine, start: number, line: number): void {
    if (head.stamp !== undefined) this.#stamped = { stamp: head.stamp, line };
    const stamp = head.stamp ?? this.stampAt(line);
    this.#record = { head, line, offset: this.#blockOffset + start, stamp };
  }

  /** Looks at the lines above `start` for a head and a time, nearest first. */
  #lookBack(start: number, number: number): void {
    let head: { readonly line: LogLine; readonly start: number; readonly number: number } | undefined;
    let at = start;
    for (let back = 1; back <= this.#reachLines && at > this.#next; back++) {
      const previous = lineStartAt(this.#block, at - 1);
      const line = this.#headAt(previous, at - 1);
      at = previous;
      if (line === undefined) continue;
      if (line.isHeader) head ??= { line, start: previous, number: number - back };
      if (line.stamp === undefined) continue;
      this.#stamped = { stamp: line.stamp, line: number - back };
      if (head !== undefined) break;
    }
    this.#next = start;
    if (head !== undefined) this.#begin(head.line, head.start, head.number);
  }

  #headAt(start: number, end: number): LogLine | undefined {
    const head = headTextAt(this.#block, start, end);
    return head === undefined ? undefined : this.#parse(head);
  }
}

/**
 * Where the record ends that the line before `start` belongs to: at the next line that begins one, after as many lines as
 * a record may have, or at `end`.
 */
export function recordEndAt(block: Buffer, start: number, end: number): number {
  let at = start;
  for (let lines = 0; at < end && lines < RECORD_REACH_LINES; lines++) {
    const lineEnd = lineEndAt(block, at, end);
    const head = headTextAt(block, at, lineEnd);
    if (head !== undefined && beginsRecord(head)) return at;
    at = lineEnd + 1;
  }
  return Math.min(at, end);
}

/** The part of a line in which its head stands; undefined when it has none. */
function headTextAt(block: Buffer, start: number, lineEnd: number): string | undefined {
  if (!canHaveHead(block, start)) return undefined;
  return block.toString('utf8', start, Math.min(lineEnd, start + HEAD_LENGTH));
}

/** Most lines of tracebacks and dumps are indented: they need no closer look. */
export function canHaveHead(block: Buffer, start: number): boolean {
  const first = block[start] ?? 0;
  if (first !== 0x20 && first !== 0x09) return first > 0x20;
  for (let at = start + 1; at < start + 13; at++) {
    const byte = block[at] ?? 0;
    if (byte === 0x20 || byte === 0x09) continue;
    return (byte >= 0x30 && byte <= 0x39) || byte === 0x7b || byte === 0x3c;
  }
  return false;
}
