// Counts the lines of trouble by template, in bounded memory.
import type { LogLevel, LogSource } from '../model/log.ts';
import { templateOf } from './log-template.ts';
import { compareHits, type RawHit } from './raw-hit.ts';

/** Templates kept; a flare with more has no shape to report, and its further ones are left out. */
const MAX_TEMPLATES = 5000;
/** Patterns remembered for one template. */
const MAX_HIT_BY = 50;

export interface TemplateCount {
  readonly template: string;
  readonly level: LogLevel;
  readonly source: LogSource;
  count: number;
  first: RawHit;
  last: RawHit;
  readonly hitBy: Set<string>;
}

export class TemplateTable {
  readonly #byKey = new Map<string, TemplateCount>();

  add(line: { source: LogSource; level: LogLevel; hit: RawHit }, hitBy: readonly string[]): void {
    const template = templateOf(line.hit.text);
    const key = `${line.source} ${line.level} ${template}`;
    const known = this.#byKey.get(key) ?? this.#create(key, template, line);
    if (known === undefined) return;
    known.count++;
    if (compareHits(line.hit, known.first) < 0) known.first = line.hit;
    if (compareHits(line.hit, known.last) > 0) known.last = line.hit;
    for (const id of hitBy) if (known.hitBy.size < MAX_HIT_BY) known.hitBy.add(id);
  }

  all(): TemplateCount[] {
    return [...this.#byKey.values()];
  }

  #create(
    key: string,
    template: string,
    line: { source: LogSource; level: LogLevel; hit: RawHit },
  ): TemplateCount | undefined {
    if (this.#byKey.size >= MAX_TEMPLATES) return undefined;
    const { level, source, hit } = line;
    const created = { template, level, source, count: 0, first: hit, last: hit, hitBy: new Set<string>() };
    this.#byKey.set(key, created);
    return created;
  }
}
