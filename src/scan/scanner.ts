// The one pass over all lines of a flare: opens a scan per file, collects hits and templates in bounded
// memory, and at the end puts everything into one order of time.
import type {
  LogFileSummary,
  LogHit,
  LogPattern,
  LogSource,
  LogTemplate,
  PatternHits,
  ScanResult,
} from '../model/log.ts';
import type { Problem } from '../model/problem.ts';
import { LogFileScan, type HitSink } from './log-file-scan.ts';
import { epochOf, type ClockZone, type LogStamp } from './log-stamp.ts';
import { createPatternSet, type PatternSet } from './pattern-set.ts';
import { compareHits, type RawHit } from './raw-hit.ts';
import { Sample } from './sample.ts';
import { TemplateTable, type TemplateCount } from './template-table.ts';

export interface FinishOptions {
  /** Turns a stored path into the path below the flare's root. */
  readonly relativePath: (storedPath: string) => string;
  readonly clock: ClockZone | undefined;
}

export class Scanner implements HitSink {
  readonly templates = new TemplateTable();
  readonly #patterns: readonly LogPattern[];
  readonly #maxLineBytes: number;
  readonly #sets = new Map<LogSource, PatternSet>();
  readonly #samples = new Map<string, Sample<RawHit>>();
  readonly #files: LogFileScan[] = [];

  constructor(patterns: readonly LogPattern[], maxLineBytes: number) {
    this.#patterns = patterns;
    this.#maxLineBytes = maxLineBytes;
  }

  /** Push the file's chunks into the result, then call its `end`. */
  open(file: string, source: LogSource): LogFileScan {
    const scan = new LogFileScan({
      file,
      source,
      patterns: this.#setOf(source),
      sink: this,
      maxLineBytes: this.#maxLineBytes,
    });
    this.#files.push(scan);
    return scan;
  }

  addHit(patternId: string, hit: RawHit): void {
    let sample = this.#samples.get(patternId);
    if (sample === undefined) this.#samples.set(patternId, (sample = new Sample(compareHits)));
    sample.add(hit);
  }

  problems(): Problem[] {
    return this.#files
      .filter((scan) => scan.cutLines > 0)
      .map((scan) => ({
        code: 'line-limit',
        file: scan.file,
        message: `${scan.cutLines} lines are longer than ${this.#maxLineBytes} bytes; only their start was searched.`,
      }));
  }

  finish(options: FinishOptions): ScanResult {
    const order = this.#orderOfHits();
    const timeOf = (stamp: LogStamp | undefined): number | undefined =>
      stamp === undefined ? undefined : epochOf(stamp, options.clock);
    const asHit = (raw: RawHit): LogHit => ({
      file: options.relativePath(raw.file),
      line: raw.line,
      text: raw.text,
      before: raw.context.before,
      after: raw.context.after,
      captures: raw.captures,
      order: order.get(keyOf(raw)) ?? 0,
      ...optionalTime('time', timeOf(raw.stamp)),
    });
    const hits = new Map(
      [...this.#samples].map(([id, sample]): [string, PatternHits] => [
        id,
        { count: sample.count, hits: sample.items().map(asHit) },
      ]),
    );
    const templates = this.templates.all().map((count): LogTemplate => templateOfCount(count, asHit));
    return {
      hits,
      templates,
      files: this.#files.map((scan) => summaryOf(scan, options.relativePath(scan.file), timeOf)),
    };
  }

  #setOf(source: LogSource): PatternSet {
    let set = this.#sets.get(source);
    if (set === undefined) this.#sets.set(source, (set = createPatternSet(source, this.#patterns)));
    return set;
  }

  /** Rank of every sampled line; two patterns on one line share it. */
  #orderOfHits(): ReadonlyMap<string, number> {
    const all = [...this.#samples.values()].flatMap((sample) => sample.items()).sort(compareHits);
    const order = new Map<string, number>();
    for (const hit of all) if (!order.has(keyOf(hit))) order.set(keyOf(hit), order.size);
    return order;
  }
}

function keyOf(hit: RawHit): string {
  return `${hit.line} ${hit.file}`;
}

function optionalTime<K extends string>(key: K, time: number | undefined): Partial<Record<K, number>> {
  return time === undefined ? {} : ({ [key]: time } as Partial<Record<K, number>>);
}

function summaryOf(
  scan: LogFileScan,
  file: string,
  timeOf: (stamp: LogStamp | undefined) => number | undefined,
): LogFileSummary {
  return {
    file,
    source: scan.source,
    lines: scan.lines,
    firstLine: { file, line: 1, text: scan.firstLine ?? '' },
    lastLine: { file, line: Math.max(1, scan.lines), text: scan.lastLine },
    ...optionalTime('firstTime', timeOf(scan.firstStamp)),
    ...optionalTime('lastTime', timeOf(scan.lastStamp)),
  };
}

function templateOfCount(count: TemplateCount, asHit: (raw: RawHit) => LogHit): LogTemplate {
  const example = asHit(count.first);
  const last = asHit(count.last);
  return {
    template: count.template,
    level: count.level,
    source: count.source,
    count: count.count,
    example,
    hitBy: [...count.hitBy].sort(),
    ...optionalTime('firstTime', example.time),
    ...optionalTime('lastTime', last.time),
  };
}
