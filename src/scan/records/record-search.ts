// Matches the lines of one file with the patterns. A pattern is tried on each line that holds its literal; where none of
// a record's lines matches, it is tried on the record joined to one line: messages run over several lines, and people
// wrap them. A hit cites the line that holds the literal.
import { failedCheckOf } from '../../model/last-line-table.ts';
import { lazy } from '../../util/lazy.ts';
import { TROUBLE_LEVELS, type LogSource, type TroubleLevel } from '../../model/log.ts';
import { FileHits, type FileSample } from '../hits/file-hits.ts';
import { JoinedRecord, type FileBlock, type RecordLine } from './joined-record.ts';
import type { CountedLine, LineHits, TimedLine } from '../lines/line-hits.ts';
import { askerOf, type Answer, type AnswerMemory } from '../patterns/pattern-answers.ts';
import type { CompiledPattern } from '../patterns/compiled-pattern.ts';
import type { PatternSet } from '../patterns/pattern-set.ts';
import { noCaptures, settled, type Captures, type FreshHit, type RawHit } from '../hits/raw-hit.ts';
import { MeantPatterns } from './meant-patterns.ts';
import type { LogRecord } from './record-tracker.ts';
import type { TemplateTable } from '../templates/template-table.ts';

export interface HitSink {
  /** Each hit of a pattern that keeps events. */
  addEvent(patternId: string, hit: FreshHit): void;
  /** Once for a file and a pattern that hit it. */
  addSample(pattern: CompiledPattern, sample: FileSample): void;
  readonly templates: TemplateTable;
}

/** A line that holds literals. */
export interface FoundLine extends TimedLine {
  readonly literals: readonly number[];
  readonly record: LogRecord | undefined;
}

export interface RecordSearchOptions {
  readonly source: LogSource;
  readonly answers: AnswerMemory;
  readonly patterns: PatternSet;
  readonly sink: HitSink;
  /** Makes the hits of the file. */
  readonly lineHits: LineHits;
}

/** What is known so far of a record that may go on. */
interface OpenRecord {
  readonly record: LogRecord;
  /** Each once. */
  readonly matched: CompiledPattern[];
  /** Patterns whose literal stands in the record but which matched no line of it, with the first such line. */
  readonly missed: Map<CompiledPattern, () => RawHit>;
  /** Made when it is wanted: most records are one line. */
  joined: JoinedRecord | undefined;
  trouble: { readonly level: TroubleLevel; readonly hit: RawHit } | undefined;
}

interface JoinedSearch {
  readonly ask: (pattern: CompiledPattern) => Answer;
  /** The lines that are asked about as one. */
  readonly searched: readonly string[];
  readonly hitOf: () => RawHit;
}

export class RecordSearch {
  /** Lines of trouble by level. */
  readonly counts: Record<TroubleLevel, number> = { WARN: 0, ERROR: 0, CRITICAL: 0 };
  readonly #patterns: MeantPatterns;
  readonly #hits = new FileHits();
  #open: OpenRecord | undefined;
  readonly #options: RecordSearchOptions;

  constructor(options: RecordSearchOptions) {
    this.#options = options;
    this.#patterns = new MeantPatterns(options.source, options.patterns);
  }

  /** From the next line on; literals have other numbers then. */
  lookFor(patterns: PatternSet): void {
    this.#patterns.lookFor(patterns);
  }

  /** Lines must come from the top down; what they say of earlier records is final. */
  take(line: FoundLine, block: FileBlock): void {
    const open = this.#openFor(line.record, block);
    const ask = askerOf(line.text, () => messageOf(line), this.#options.answers);
    const hitOf = lazy(() => this.#options.lineHits.of(line, noCaptures));
    const isHead = line.record?.line === line.number;
    const ownLevel = isHead ? line.record.head.level : undefined;
    for (const pattern of this.#patterns.of(line.literals, line.record)) {
      if (pattern.passesOverLevel(ownLevel)) continue;
      const answer = ask(pattern);
      if (typeof answer !== 'string')
        this.#hit(
          open,
          pattern,
          this.#options.lineHits.fresh(
            line,
            capturesIn(() => line.text, pattern, answer),
          ),
        );
      else if (answer === 'misses' && open?.missed.has(pattern) === false) open.missed.set(pattern, hitOf);
    }
    if (open !== undefined && isHead) this.#countTrouble(open, line);
  }

  /**
   * Counts a line that begins a record of no level of trouble, for plain patterns of which there are many hits already.
   * False when the line must be read.
   */
  count(literals: readonly number[], line: CountedLine, block: FileBlock): boolean {
    const counters = this.#patterns.countersOf(literals);
    if (counters === undefined || !this.#hits.count(counters, line)) return false;
    this.#close(block);
    return true;
  }

  /** Before the block is given up: `last` is the record that it ends in, which may go on. */
  endBlock(last: LogRecord | undefined, block: FileBlock): void {
    const open = this.#openFor(last, block);
    this.#hits.settle((line) => this.#options.lineHits.ofCounted(line));
    if (open === undefined) return;
    this.#joinedOf(open, block);
    for (const hitOf of open.missed.values()) hitOf();
  }

  end(): void {
    this.#close();
    this.#hits.settle((line) => this.#options.lineHits.ofCounted(line));
    for (const [pattern, sample] of this.#hits.all()) this.#options.sink.addSample(pattern, sample);
  }

  /** Hits that were found otherwise, from the top down. */
  tell(pattern: CompiledPattern, hits: readonly RawHit[]): void {
    if (pattern.keepsEvents)
      for (const hit of hits)
        this.#options.sink.addEvent(pattern.id, { ...hit, captures: settled(hit.captures), full: () => hit });
    this.#options.sink.addSample(pattern, { count: hits.length, hits });
  }

  #hit(open: OpenRecord | undefined, pattern: CompiledPattern, hit: FreshHit): void {
    if (open?.matched.includes(pattern) === false) open.matched.push(pattern);
    this.#hits.add(pattern, hit.line, hit.full);
    if (pattern.keepsEvents) this.#options.sink.addEvent(pattern.id, hit);
  }

  #openFor(record: LogRecord | undefined, block: FileBlock): OpenRecord | undefined {
    if (this.#open?.record === record) return this.#open;
    this.#close(block, record);
    if (record === undefined) return undefined;
    this.#open = { record, matched: [], missed: new Map(), joined: undefined, trouble: undefined };
    return this.#open;
  }

  /** The record as far as it was read, and as it goes on in this block. */
  #joinedOf(open: OpenRecord, block: FileBlock | undefined): JoinedRecord {
    const joined = (open.joined ??= new JoinedRecord(open.record));
    if (block !== undefined) joined.read(block);
    return joined;
  }

  #countTrouble(open: OpenRecord, line: FoundLine): void {
    const level = TROUBLE_LEVELS.find((one) => one === open.record.head.level);
    if (level === undefined) return;
    this.counts[level]++;
    open.trouble = { level, hit: this.#options.lineHits.alone(line) };
  }

  /** `next` is the record of the line after those that were taken. */
  #close(block?: FileBlock, next?: LogRecord): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    const isOneLine = next?.line === open.record.line + 1;
    const joined = isOneLine ? undefined : this.#searchLines(open, block);
    if (open.trouble === undefined) return;
    const { head } = open.record;
    const message = head.message.trim() === '' ? (joined?.continuation ?? '') : head.message;
    const text = head.context === undefined ? message : `${head.context} | ${message}`;
    const { level, hit } = open.trouble;
    this.#options.sink.templates.add(
      { level, hit, source: this.#patterns.sourceOf(open.record), text },
      open.matched.flatMap((pattern) => pattern.ids),
    );
  }

  /** What no single line of a record says may stand in several. Undefined where nothing asks for them. */
  #searchLines(open: OpenRecord, block: FileBlock | undefined): JoinedRecord | undefined {
    for (const pattern of open.matched) open.missed.delete(pattern);
    if (open.missed.size === 0 && open.trouble === undefined) return undefined;
    const joined = this.#joinedOf(open, block);
    if (joined.lines.length > 1) this.#searchJoined(open, joined);
    return joined;
  }

  #searchJoined(open: OpenRecord, joined: JoinedRecord): void {
    const message = (): string => `${open.record.head.message} ${joined.continuation}`.trim();
    const ask = askerOf(joined.text, message, this.#options.answers);
    const searched = joined.lines.map((line) => line.text);
    for (const [pattern, hitOf] of open.missed) this.#tryJoined(open, pattern, { ask, searched, hitOf });
    if (open.trouble === undefined) return;
    const time = { stamp: open.record.stamp, roughMs: open.trouble.hit.roughMs };
    for (const [pattern, line] of this.#wrappedPatterns(open, joined)) {
      const hitOf = (): RawHit => this.#options.lineHits.inRecord(joined, line, time);
      if (!open.matched.includes(pattern)) this.#tryJoined(open, pattern, { ask, searched, hitOf });
    }
  }

  #tryJoined(open: OpenRecord, pattern: CompiledPattern, { ask, searched, hitOf }: JoinedSearch): void {
    if (pattern.passesOverLevel(open.record.head.level)) return;
    const answer = ask(pattern);
    if (typeof answer === 'string') return;
    const captures = capturesIn(() => searched.join('\n'), pattern, answer)();
    const hit = { ...hitOf(), captures, ...(Object.keys(captures).length === 0 ? {} : { searched }) };
    this.#hit(open, pattern, { ...hit, captures: settled(hit.captures), full: () => hit });
  }

  /** Patterns whose literal somebody wrapped, with the line in which it starts. */
  #wrappedPatterns({ record }: OpenRecord, joined: JoinedRecord): ReadonlyMap<CompiledPattern, RecordLine> {
    const patterns = this.#patterns.all;
    const wrapped = new Map<CompiledPattern, RecordLine>();
    const bytes = Buffer.from(joined.text);
    const ends = joined.lineEnds();
    patterns.patternFilter.find(bytes, { start: 0, end: bytes.length }, (position, literal) => {
      const index = ends.findIndex((end) => position < end);
      const line = joined.lines[index];
      if (line === undefined || position + patterns.literalBytes(literal) <= (ends[index] ?? 0)) return;
      for (const pattern of this.#patterns.of([literal], record))
        if (!wrapped.has(pattern)) wrapped.set(pattern, line);
    });
    return wrapped;
  }
}

/** What the groups caught, with the check whose run failed where the pattern asks for it. */
function capturesIn(text: () => string, { namesCheck }: CompiledPattern, answer: Captures): Captures {
  if (!namesCheck) return answer;
  return lazy(() => {
    const check = failedCheckOf(text());
    return check === undefined ? answer() : { ...answer(), check };
  });
}

/** A line without its head; a line that continues a record has none. */
function messageOf({ text, number, record }: FoundLine): string {
  return (record?.line === number ? record.head.message : text).trim();
}
