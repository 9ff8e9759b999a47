// Scans one file: every line that holds a literal of a pattern or a level of trouble becomes a string, and
// only that.
import type { LogSource } from '../model/log.ts';
import { countNewlines, lineEndAt, lineStartAt, lineText, linesBefore, linesFrom } from './block-lines.ts';
import { ContextKeeper } from './line-context.ts';
import { LineBlocks } from './line-blocks.ts';
import { parseLogLevel, parseLogStamp, type LogStamp } from './log-stamp.ts';
import { TROUBLE_LEVELS, type CompiledPattern, type PatternSet } from './pattern-set.ts';
import type { RawHit } from './raw-hit.ts';
import type { TemplateTable } from './template-table.ts';

/** Lines looked over for the time of a line that carries none (a traceback, a continuation). */
const STAMP_REACH_LINES = 30;
/** Characters kept of a line that hit; the report shows 1,000. */
const MAX_TEXT_LENGTH = 4000;

export interface HitSink {
  addHit(patternId: string, hit: RawHit): void;
  readonly templates: TemplateTable;
}

export interface FileScanOptions {
  readonly file: string;
  readonly source: LogSource;
  readonly patterns: PatternSet;
  readonly sink: HitSink;
  readonly maxLineBytes: number;
}

interface Line {
  readonly start: number;
  readonly number: number;
  readonly literals: Set<number>;
}

export class LogFileScan {
  lines = 0;
  firstLine: string | undefined;
  lastLine = '';
  firstStamp: LogStamp | undefined;
  /** The last line of the blocks before that carries a time. */
  #stamped: { stamp: LogStamp; line: number } | undefined;
  #cutLines = 0;
  readonly #options: FileScanOptions;
  readonly #blocks: LineBlocks;
  readonly #context = new ContextKeeper();

  constructor(options: FileScanOptions) {
    this.#options = options;
    this.#blocks = new LineBlocks(options.maxLineBytes, (block, end) => this.#scanBlock(block, end));
  }

  get file(): string {
    return this.#options.file;
  }

  get source(): LogSource {
    return this.#options.source;
  }

  get lastStamp(): LogStamp | undefined {
    return this.#stampedNear(this.lines);
  }

  get cutLines(): number {
    return this.#cutLines + this.#blocks.cutLines;
  }

  push(chunk: Uint8Array): void {
    this.#blocks.push(chunk);
  }

  end(): void {
    this.#blocks.end();
  }

  #scanBlock(block: Buffer, end: number): void {
    this.#context.startBlock(block, end);
    let line: Line | undefined;
    let counted = { to: 0, lines: 0 };
    const { patterns, maxLineBytes } = this.#options;
    patterns.filter.find(block, { start: 0, end }, (position, literal) => {
      const start = lineStartAt(block, position);
      if (position + patterns.literalBytes(literal) > start + maxLineBytes) return;
      if (line?.start !== start) {
        if (line !== undefined) this.#scanLine(block, line, end);
        counted = { to: start, lines: counted.lines + countNewlines(block, counted.to, start) };
        line = { start, number: this.lines + counted.lines + 1, literals: new Set() };
      }
      line.literals.add(literal);
    });
    if (line !== undefined) this.#scanLine(block, line, end);
    this.#endBlock(block, end, counted);
  }

  #endBlock(block: Buffer, end: number, counted: { to: number; lines: number }): void {
    const isOpenEnded = block[end - 1] !== 0x0a;
    this.firstLine ??= lineText(block, 0, lineEndAt(block, 0, end)).slice(0, MAX_TEXT_LENGTH);
    this.#findFirstStamp(block, end);
    this.lines += counted.lines + countNewlines(block, counted.to, end) + (isOpenEnded ? 1 : 0);
    const lastEnd = isOpenEnded ? end : end - 1;
    this.lastLine = lineText(block, lineStartAt(block, lastEnd), lastEnd).slice(0, MAX_TEXT_LENGTH);
    this.#stamped = stampedBefore(block, end, this.lines + 1) ?? this.#stamped;
    this.#context.endBlock(block, end);
  }

  #findFirstStamp(block: Buffer, end: number): void {
    if (this.firstStamp !== undefined || this.lines >= STAMP_REACH_LINES) return;
    const head = linesFrom(block, { from: 0, end }, STAMP_REACH_LINES - this.lines);
    this.firstStamp = head.map(parseLogStamp).find((stamp) => stamp !== undefined);
  }

  #stampedNear(line: number): LogStamp | undefined {
    return this.#stamped !== undefined && this.#stamped.line >= line - STAMP_REACH_LINES
      ? this.#stamped.stamp
      : undefined;
  }

  #scanLine(block: Buffer, line: Line, blockEnd: number): void {
    const end = lineEndAt(block, line.start, blockEnd);
    // No more than may be searched becomes a string: a longer one would stay in memory for the part that is kept.
    const readEnd = Math.min(end, line.start + this.#options.maxLineBytes);
    if (readEnd < end) this.#cutLines++;
    const text = lineText(block, line.start, readEnd);
    const level = parseLogLevel(text);
    const matches = this.#matchesOf(line, text, level);
    const isTrouble =
      this.#options.patterns.countsLevels && level !== undefined && TROUBLE_LEVELS.includes(level);
    if (matches.length === 0 && !isTrouble) return;
    const hit: RawHit = {
      file: this.file,
      line: line.number,
      text: text.slice(0, MAX_TEXT_LENGTH),
      context:
        matches.length > 0
          ? this.#context.contextOf(block, { start: line.start, end }, blockEnd)
          : { before: [], after: [] },
      stamp:
        parseLogStamp(text) ??
        stampedBefore(block, line.start, line.number)?.stamp ??
        this.#stampedNear(line.number),
      captures: {},
    };
    for (const { pattern, captures } of matches) this.#options.sink.addHit(pattern.id, { ...hit, captures });
    if (isTrouble)
      this.#options.sink.templates.add(
        { source: this.source, level, hit },
        matches.map((one) => one.pattern.id),
      );
  }

  #matchesOf(
    line: Line,
    text: string,
    level: ReturnType<typeof parseLogLevel>,
  ): { pattern: CompiledPattern; captures: Readonly<Record<string, string>> }[] {
    const patterns = new Set(
      [...line.literals].flatMap((literal) => this.#options.patterns.patternsOf(literal)),
    );
    return [...patterns].flatMap((pattern) => {
      if (pattern.levels !== undefined && (level === undefined || !pattern.levels.has(level))) return [];
      const captures = pattern.match(text);
      return captures === undefined ? [] : [{ pattern, captures }];
    });
  }
}

/** The nearest line with a time before the line of this number, which starts at `start`. */
function stampedBefore(
  block: Buffer,
  start: number,
  line: number,
): { stamp: LogStamp; line: number } | undefined {
  const lines = linesBefore(block, start, STAMP_REACH_LINES);
  for (const [back, text] of lines.reverse().entries()) {
    const stamp = parseLogStamp(text);
    if (stamp !== undefined) return { stamp, line: line - 1 - back };
  }
  return undefined;
}
