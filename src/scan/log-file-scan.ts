// Scans one file: every line that holds a literal of a pattern or a level of trouble becomes a string, and
// only that.
import type { LogSource } from '../model/log.ts';
import { countNewlines, lineEndAt, lineStartAt, lineText } from './block-lines.ts';
import { GapFinder } from './gap-finder.ts';
import { NO_BLOCK } from './joined-record.ts';
import { ContextKeeper } from './line-context.ts';
import { LineBlocks } from './line-blocks.ts';
import type { LogLine } from './line-layouts/log-line-parts.ts';
import { holdsLogLines, isComponentLog } from './log-component-table.ts';
import { parseLogLine } from './log-line.ts';
import { findDate, roughEpochOf, type LogStamp } from './log-stamp.ts';
import type { PatternSet } from './pattern-set.ts';
import { RecordSearch, type HitSink } from './record-search.ts';
import { RecordTracker } from './record-tracker.ts';

/** Lines over which a record of a log may run. */
const RECORD_REACH_LINES = 1000;
/** Lines of a page below a date to which it belongs. */
const PAGE_REACH_LINES = 30;
/** Characters kept of the first and the last line. */
const MAX_TEXT_LENGTH = 4000;

export interface FileScanOptions {
  readonly file: string;
  readonly source: LogSource;
  readonly patterns: PatternSet;
  readonly sink: HitSink;
  readonly maxLineBytes: number;
}

/** A line of the block in which literals stand. */
interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly literals: Set<number>;
}

export class LogFileScan {
  lines = 0;
  firstLine: string | undefined;
  lastLine = '';
  /** The first line at the debug level. */
  debugLine: { readonly line: number; readonly text: string } | undefined;
  /** Dates and gaps; of a component's log only. */
  readonly clock = new GapFinder();
  readonly search: RecordSearch;
  #cutLines = 0;
  /** Bytes of the file before the block. */
  #offset = 0;
  #roughMs = 0;
  #block = NO_BLOCK;
  readonly #options: FileScanOptions;
  readonly #isLog: boolean;
  readonly #blocks: LineBlocks;
  readonly #context = new ContextKeeper();
  readonly #tracker: RecordTracker;

  constructor(options: FileScanOptions) {
    this.#options = options;
    this.#isLog = holdsLogLines(options.source);
    this.#tracker = this.#isLog
      ? new RecordTracker({ parse: parseLogLine, reachLines: RECORD_REACH_LINES })
      : new RecordTracker({ parse: parsePageLine, reachLines: PAGE_REACH_LINES });
    this.search = new RecordSearch({
      ...options,
      contextOf: (line) => this.#context.contextOf(this.#block.bytes, line, this.#block.end),
    });
    this.#blocks = new LineBlocks(options.maxLineBytes, (bytes, end) => this.#scanBlock(bytes, end));
  }

  get file(): string {
    return this.#options.file;
  }

  get source(): LogSource {
    return this.#options.source;
  }

  get cutLines(): number {
    return this.#cutLines + this.#blocks.cutLines;
  }

  push(chunk: Uint8Array): void {
    this.#blocks.push(chunk);
  }

  end(): void {
    this.#blocks.end();
    this.search.end();
  }

  #scanBlock(bytes: Buffer, end: number): void {
    this.#block = { bytes, end, offset: this.#offset };
    this.#context.startBlock(bytes, end);
    this.#tracker.startBlock(bytes, this.#offset);
    const counted = this.#findLines();
    this.#endBlock(counted);
    this.#offset += end;
    this.#block = NO_BLOCK;
  }

  /** Looks at each line in which a literal stands; returns how far the lines were counted. */
  #findLines(): { to: number; lines: number } {
    const { bytes, end } = this.#block;
    const { patterns, maxLineBytes } = this.#options;
    const filter = this.debugLine === undefined ? patterns.filter : patterns.filterWithoutDebug;
    let line: Candidate | undefined;
    let counted = { to: 0, lines: 0 };
    let cutAt = -1;
    filter.find(bytes, { start: 0, end }, (position, literal) => {
      if (this.debugLine !== undefined && patterns.isDebug(literal)) return;
      const isSameLine = line !== undefined && position >= line.start && position < line.end;
      const start = isSameLine && line !== undefined ? line.start : lineStartAt(bytes, position);
      if (position + patterns.literalBytes(literal) > start + maxLineBytes) {
        if (start !== cutAt) this.#cutLines++;
        cutAt = start;
        return;
      }
      if (!isSameLine || line === undefined) {
        if (line !== undefined) this.#readLine(line);
        counted = { to: start, lines: counted.lines + countNewlines(bytes, counted.to, start) };
        const number = this.lines + counted.lines + 1;
        line = { start, end: lineEndAt(bytes, start, end), number, literals: new Set() };
      }
      line.literals.add(literal);
    });
    if (line !== undefined) this.#readLine(line);
    return counted;
  }

  #readLine({ start, end, number, literals }: Candidate): void {
    // No more than may be searched becomes a string: a longer one would stay in memory for the part that is kept.
    const text = lineText(this.#block.bytes, start, Math.min(end, start + this.#options.maxLineBytes));
    const line = { start, end, number, text };
    const record = this.#tracker.recordOf(line);
    const stamp = this.#tracker.stampAt(number);
    if (stamp !== undefined) this.#roughMs = Math.max(this.#roughMs, roughEpochOf(stamp));
    const found = {
      ...line,
      literals,
      stamp,
      roughMs: this.#roughMs,
      record: this.#isLog ? record : undefined,
    };
    if (record?.head.level === 'DEBUG')
      this.debugLine ??= { line: number, text: text.slice(0, MAX_TEXT_LENGTH) };
    this.search.take(found, this.#block);
  }

  #endBlock(counted: { to: number; lines: number }): void {
    const { bytes, end } = this.#block;
    const firstLine = this.lines + 1;
    const isOpenEnded = bytes[end - 1] !== 0x0a;
    this.firstLine ??= lineText(bytes, 0, lineEndAt(bytes, 0, end)).slice(0, MAX_TEXT_LENGTH);
    this.lines += counted.lines + countNewlines(bytes, counted.to, end) + (isOpenEnded ? 1 : 0);
    const lastEnd = isOpenEnded ? end : end - 1;
    this.lastLine = lineText(bytes, lineStartAt(bytes, lastEnd), lastEnd).slice(0, MAX_TEXT_LENGTH);
    const last = this.#tracker.endBlock(end, this.lines + 1);
    this.search.endBlock(this.#isLog ? last : undefined, this.#block);
    if (isComponentLog(this.source)) this.clock.read(this.#block, { firstLine, nextLine: this.lines + 1 });
    this.#context.endBlock(bytes, end);
  }
}

/** A page has no records; a date in it counts for the lines below it. */
function parsePageLine(message: string): LogLine {
  const stamp: LogStamp | undefined = findDate(message);
  return stamp === undefined ? { message, isHeader: false } : { stamp, message, isHeader: true };
}
