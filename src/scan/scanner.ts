// The one pass over all lines of a flare: opens a scan per file, collects hits and templates in bounded
// memory, and at the end puts everything into one order of time.
import type { LogHit, LogPattern, LogSource, LogTemplate, ScanResult } from '../model/log.ts';
import type { Problem } from '../model/problem.ts';
import { AlikeTexts } from './patterns/alike-texts.ts';
import { EventList, maxEventsOf } from './hits/event-list.ts';
import type { FileSample } from './hits/file-hits.ts';
import { inOrderOfTime } from './hits/hits-in-time.ts';
import { LogFileScan } from './log-file-scan.ts';
import { epochOf, type ClockZone, type LogStamp } from './time/log-stamp.ts';
import { inStreamOrder, streamsOf, summaryOf } from './log-streams.ts';
import type { CompiledPattern } from './patterns/compiled-pattern.ts';
import { readyPatterns, type ReadyPatterns } from './patterns/ready-patterns.ts';
import { comparePositions, type FreshHit, type RawHit } from './hits/raw-hit.ts';
import type { AnswerMemory } from './patterns/pattern-answers.ts';
import type { HitSink } from './records/record-search.ts';
import { Sample } from './hits/sample.ts';
import type { ScanShare } from './scan-share.ts';
import type { ScannedFile } from './scanned-file.ts';
import { ShownLines } from './hits/shown-lines.ts';
import { countedText } from '../util/counted-text.ts';
import type { Stopwatch } from '../util/stopwatch.ts';
import { MAX_TEMPLATES, TemplateTable, type TemplateCount } from './templates/template-table.ts';

export interface FinishOptions {
  /** Turns a stored path into the path below the flare's root. */
  readonly relativePath: (storedPath: string) => string;
  readonly clock: ClockZone | undefined;
}

export interface ScannerOptions {
  readonly maxLineBytes: number;
  /** Adds up what each pattern costs on the lines that hold its literals. */
  readonly stopwatch?: Stopwatch | undefined;
}

export class Scanner implements HitSink {
  readonly templates = new TemplateTable();
  readonly #patterns: ReadyPatterns;
  readonly #maxLineBytes: number;
  readonly #samples = new Map<string, Sample<RawHit>>();
  readonly #events: ReadonlyMap<string, EventList>;
  readonly #shown = new ShownLines();
  readonly #answers: AnswerMemory = new AlikeTexts();
  readonly #scans: LogFileScan[] = [];
  /** Those that other threads scanned. */
  readonly #elsewhere: ScannedFile[] = [];

  constructor(patterns: readonly LogPattern[], { maxLineBytes, stopwatch }: ScannerOptions) {
    this.#patterns = readyPatterns(patterns, stopwatch);
    this.#maxLineBytes = maxLineBytes;
    const keeping = this.#patterns.all.filter((one) => one.keepsEvents);
    const maxEvents = maxEventsOf(keeping.length);
    this.#events = new Map(
      keeping.map(({ id, eventValue }) => [
        id,
        new EventList({ maxEvents, valueGroup: eventValue, shown: this.#shown }),
      ]),
    );
  }

  /** Push the file's chunks into the result, then call its `end`. */
  open(file: string, source: LogSource): LogFileScan {
    const scan = new LogFileScan({
      file,
      source,
      patterns: { own: this.#patterns.setOf(source), shared: () => this.#patterns.setOf('other') },
      sink: this,
      answers: this.#answers,
      maxLineBytes: this.#maxLineBytes,
    });
    this.#scans.push(scan);
    return scan;
  }

  addEvent(patternId: string, hit: FreshHit): void {
    this.#events.get(patternId)?.add(hit);
  }

  addSample(pattern: CompiledPattern, { count, hits }: FileSample): void {
    const sample = this.#sampleOf(pattern.id);
    sample.add({ count, items: hits });
    if (pattern.keepsLastInFiles) sample.addLast(hits.slice(-1));
  }

  #sampleOf(patternId: string): Sample<RawHit> {
    let sample = this.#samples.get(patternId);
    if (sample === undefined) this.#samples.set(patternId, (sample = new Sample<RawHit>(comparePositions)));
    return sample;
  }

  /** What was found, for another scanner to absorb; this one is then done with. */
  share(): ScanShare {
    return {
      files: this.#scans.map(plainFile),
      samples: [...this.#samples].map(([id, sample]) => [
        id,
        { count: sample.count, hits: sample.items(), lasts: sample.lastInFiles() },
      ]),
      // First, so that no line is handed over which is not shown.
      shown: this.#shown.share(),
      events: [...this.#events].map(([id, list]) => [id, list.share()]),
      templates: this.templates.share(),
    };
  }

  /** Takes over what another thread found with the same patterns. */
  absorb(share: ScanShare): void {
    this.#elsewhere.push(...share.files);
    for (const [id, { count, hits, lasts }] of share.samples) {
      const sample = this.#sampleOf(id);
      sample.add({ count, items: hits });
      sample.addLast(lasts.items, lasts.isCut);
    }
    this.#shown.absorb(share.shown);
    for (const [id, events] of share.events) this.#events.get(id)?.absorb(events);
    this.templates.absorb(share.templates);
  }

  get #files(): readonly ScannedFile[] {
    return [...this.#scans, ...this.#elsewhere];
  }

  problems(): Problem[] {
    const cut = this.#files
      .filter((scan) => scan.cutLines > 0)
      .map((scan): Problem => ({
        code: 'line-limit',
        file: scan.file,
        message: `Of ${countedText(scan.cutLines, 'line')} longer than ${this.#maxLineBytes} bytes, only the start was searched.`,
      }));
    if (!this.templates.isLimited) return cut;
    const message = `Lines of trouble say more than ${MAX_TEMPLATES} different things; that many were counted.`;
    return [...cut, { code: 'template-limit', message }];
  }

  finish({ relativePath, clock }: FinishOptions): ScanResult {
    const files = inStreamOrder(this.#files);
    const timeOf = (stamp: LogStamp): number | undefined => epochOf(stamp, clock);
    const ranks = new Map(files.map((scan, index) => [scan.file, index]));
    this.#shown.finish();
    const { hits, asHit } = inOrderOfTime(this.#samples, this.#events, {
      relativePath,
      timeOf,
      rankOfFile: (file) => ranks.get(file) ?? 0,
    });
    const options = { relativePath, timeOf };
    return {
      hits: new Map(
        this.#patterns.all.flatMap(({ id, ids }) => {
          const found = hits.get(id);
          return found === undefined ? [] : ids.map((one) => [one, found] as const);
        }),
      ),
      templates: this.templates.all().map((count): LogTemplate => templateOfCount(count, asHit)),
      trouble: this.templates.tally.all(),
      files: files.map((scan) => summaryOf(scan, options)),
      streams: streamsOf(this.#files, options),
    };
  }
}

function plainFile(scan: LogFileScan): ScannedFile {
  const { file, source, lines, firstLine, lastLine, debugLine, trouble, cutLines } = scan;
  const { first, last, gaps } = scan.clock;
  return {
    file,
    source,
    lines,
    firstLine,
    lastLine,
    debugLine,
    trouble,
    cutLines,
    clock: { first, last, gaps },
  };
}

function templateOfCount(count: TemplateCount, asHit: (raw: RawHit) => LogHit): LogTemplate {
  const example = asHit(count.first);
  const times = [example, asHit(count.last)].flatMap(({ time }) => time ?? []);
  return {
    template: count.template,
    level: count.level,
    source: count.source,
    count: count.count,
    example,
    hitBy: [...count.hitBy].sort(),
    // Of the first line and the last one either may be the earlier one: clocks go back.
    ...(times.length === 0 ? {} : { firstTime: Math.min(...times), lastTime: Math.max(...times) }),
  };
}
