// Scans one file: every line that holds a literal of a pattern or a level of trouble becomes a string, and
// only that.
import type { LogSource, TroubleCounts } from '../model/log.ts';
import { lineEndAt, lineStartAt, lineText } from './lines/block-lines.ts';
import { GapFinder } from './time/gap-finder.ts';
import { HeadClock } from './time/head-clock.ts';
import { NO_BLOCK } from './records/joined-record.ts';
import { ContextKeeper } from './lines/line-context.ts';
import { LastLines } from './hits/last-lines.ts';
import { LineBlocks } from './lines/line-blocks.ts';
import { LineFinder, type CandidateLine } from './lines/line-finder.ts';
import { LineHits } from './lines/line-hits.ts';
import type { LogLine } from './line-layouts/log-line-parts.ts';
import { holdsLogLines, isComponentLog, sourceOfComponent } from './log-component-table.ts';
import { parseLogLine } from './lines/log-line.ts';
import { findDate, roughEpochOf, type LogStamp } from './time/log-stamp.ts';
import type { PatternSet } from './patterns/pattern-set.ts';
import type { AnswerMemory } from './patterns/pattern-answers.ts';
import { RecordSearch, type HitSink } from './records/record-search.ts';
import type { ScannedFile } from './scanned-file.ts';
import { RECORD_REACH_LINES, RecordTracker, type LogRecord } from './records/record-tracker.ts';

/** Lines of a page below a date to which it belongs. */
const PAGE_REACH_LINES = 30;
/** Characters kept of the first and the last line. */
const MAX_TEXT_LENGTH = 4000;

export interface FileScanOptions {
  readonly file: string;
  readonly source: LogSource;
  /** Of the file's own component, and of all, for a file that turns out to hold lines of several. */
  readonly patterns: { readonly own: PatternSet; readonly shared: () => PatternSet };
  readonly sink: HitSink;
  readonly answers: AnswerMemory;
  readonly maxLineBytes: number;
}

export class LogFileScan implements ScannedFile {
  lines = 0;
  firstLine: string | undefined;
  lastLine = '';
  /** The first line at the debug level. */
  debugLine: { readonly line: number; readonly text: string } | undefined;
  /** Dates and gaps; of a component's log only. */
  readonly clock = new GapFinder();
  readonly #search: RecordSearch;
  readonly #hits: LineHits;
  /** Bytes of the file before the block. */
  #offset = 0;
  #roughMs = 0;
  #block = NO_BLOCK;
  readonly #options: FileScanOptions;
  readonly #isLog: boolean;
  readonly #finder: LineFinder;
  /** The file holds lines of several components. */
  #isShared: boolean;
  readonly #blocks: LineBlocks;
  readonly #context = new ContextKeeper();
  readonly #tracker: RecordTracker;
  readonly #headClock = new HeadClock();
  readonly #lastLines = new Map<LogSource, LastLines>();

  constructor(options: FileScanOptions) {
    this.#options = options;
    this.#isLog = holdsLogLines(options.source);
    this.#finder = new LineFinder(options.patterns.own, options.maxLineBytes);
    this.#isShared = options.source === 'other';
    this.#tracker = this.#isLog
      ? new RecordTracker({ parse: parseLogLine, reachLines: RECORD_REACH_LINES })
      : new RecordTracker({ parse: parsePageLine, reachLines: PAGE_REACH_LINES });
    this.#hits = new LineHits({
      file: options.file,
      contextOf: (line) => this.#context.contextOf(this.#block.bytes, line, this.#block.end),
      textOf: ({ start, end }) => lineText(this.#block.bytes, start, end),
    });
    this.#search = new RecordSearch({ ...options, patterns: options.patterns.own, lineHits: this.#hits });
    this.#blocks = new LineBlocks(options.maxLineBytes, (bytes, end) => this.#scanBlock(bytes, end));
  }

  get file(): string {
    return this.#options.file;
  }

  get source(): LogSource {
    return this.#options.source;
  }

  get cutLines(): number {
    return this.#finder.cutLines + this.#blocks.cutLines;
  }

  get trouble(): TroubleCounts {
    return this.#search.counts;
  }

  push(chunk: Uint8Array): void {
    this.#blocks.push(chunk);
  }

  end(): void {
    this.#blocks.end();
    this.#search.end();
    this.#tellLast();
  }

  #scanBlock(bytes: Buffer, end: number): void {
    this.#block = { bytes, end, offset: this.#offset };
    this.#context.startBlock(bytes, end);
    this.#tracker.startBlock(bytes, this.#offset);
    const firstLine = this.lines + 1;
    this.lines += this.#finder.find(this.#block, firstLine, (line) => this.#readLine(line));
    this.#endBlock(firstLine);
    this.#offset += end;
    this.#block = NO_BLOCK;
  }

  /** Returns what to look for from this line on, when it is the first of another component. */
  #readLine(line: CandidateLine): PatternSet | undefined {
    if (this.#mayCount(line) && this.#count(line)) return undefined;
    const { start, end, number, literals } = line;
    // No more than may be searched becomes a string: a longer one would stay in memory for the part that is kept.
    const text = lineText(this.#block.bytes, start, Math.min(end, start + this.#options.maxLineBytes));
    const tracked = this.#tracker.recordOf({ start, end, number, text });
    if (this.#isLog && !this.#isShared && this.#isForeign(tracked)) return this.#share();
    const stamp = this.#tracker.stampAt(number);
    if (stamp !== undefined) this.#roughMs = Math.max(this.#roughMs, roughEpochOf(stamp));
    const record = this.#isLog ? tracked : undefined;
    if (record?.head.level === 'DEBUG') this.#noteDebug(number, text);
    this.#search.take(
      { start, end, number, text, literals, record, stamp, roughMs: this.#roughMs },
      this.#block,
    );
    this.#noteLast(line, this.#sourceOf(record));
    return undefined;
  }

  /** The file’s own daemon wrote the line: a mark of another would be a literal too. */
  #mayCount({ start, end }: CandidateLine): boolean {
    return this.#isLog && !this.#isShared && end - start <= this.#options.maxLineBytes;
  }

  /** The line is a record of its own, with its date at the head. */
  #count(line: CandidateLine): boolean {
    const { start, end, number, literals } = line;
    const time = this.#headClock.timeAt(this.#block.bytes, start);
    if (time === undefined) return false;
    const roughMs = Math.max(this.#roughMs, time);
    const isCounted = this.#search.count(literals, { start, end, number, roughMs }, this.#block);
    if (!isCounted) return false;
    this.#roughMs = roughMs;
    this.#noteLast(line, this.source);
    return true;
  }

  #noteLast({ start, end, number, literals }: CandidateLine, source: LogSource): void {
    for (const literal of literals) {
      const mark = this.#patterns.lastMarkOf(literal);
      if (mark === undefined) continue;
      let lines = this.#lastLines.get(source);
      if (lines === undefined) this.#lastLines.set(source, (lines = new LastLines()));
      lines.see(mark, { start, end, number, roughMs: this.#roughMs }, this.#block.bytes);
    }
  }

  #tellLast(): void {
    for (const pattern of this.#patterns.ofLast)
      for (const [source, last] of this.#lastLines) {
        if (pattern.lastOfEach === undefined || !pattern.sources.has(source)) continue;
        const { line, names } = pattern.lastOfEach;
        const lines = last.all(line).filter(({ name }) => names?.includes(name) ?? true);
        const hits = lines.map(({ hit }) => hit);
        if (hits.length > 0) this.#search.tell(pattern, hits);
      }
  }

  get #patterns(): PatternSet {
    const { own, shared } = this.#options.patterns;
    return this.#isShared ? shared() : own;
  }

  /** Whose log a line is in: in a file of several components each record says it. */
  #sourceOf(record: LogRecord | undefined): LogSource {
    return (this.#isShared ? sourceOfComponent(record?.head.component) : undefined) ?? this.source;
  }

  #isForeign(record: LogRecord | undefined): boolean {
    const source = sourceOfComponent(record?.head.component);
    return source !== undefined && source !== this.source;
  }

  #share(): PatternSet {
    const shared = this.#options.patterns.shared();
    this.#isShared = true;
    this.#search.lookFor(shared);
    return shared;
  }

  #noteDebug(line: number, text: string): void {
    this.debugLine ??= { line, text: text.slice(0, MAX_TEXT_LENGTH) };
    this.#finder.isDebugFound = true;
  }

  #endBlock(firstLine: number): void {
    const { bytes, end } = this.#block;
    const isOpenEnded = bytes[end - 1] !== 0x0a;
    this.firstLine ??= lineText(bytes, 0, lineEndAt(bytes, 0, end)).slice(0, MAX_TEXT_LENGTH);
    const lastEnd = isOpenEnded ? end : end - 1;
    this.lastLine = lineText(bytes, lineStartAt(bytes, lastEnd), lastEnd).slice(0, MAX_TEXT_LENGTH);
    const last = this.#tracker.endBlock(end, this.lines + 1);
    this.#search.endBlock(this.#isLog ? last : undefined, this.#block);
    for (const lines of this.#lastLines.values()) lines.settle((line) => this.#hits.ofCounted(line));
    if (isComponentLog(this.source)) this.clock.read(this.#block, { firstLine, nextLine: this.lines + 1 });
    this.#context.endBlock(bytes, end);
  }
}

/** A page has no records; a date in it counts for the lines below it. */
function parsePageLine(message: string): LogLine {
  const stamp: LogStamp | undefined = findDate(message);
  return stamp === undefined ? { message, isHeader: false } : { stamp, message, isHeader: true };
}
