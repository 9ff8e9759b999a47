// Counts the lines of trouble by template, in bounded memory.
import type { LogLevel, LogSource } from '../model/log.ts';
import { hashText } from '../util/hash-text.ts';
import { templateOf } from './log-template.ts';
import { comparePositions, type RawHit } from './raw-hit.ts';
import { TroubleTally } from './trouble-tally.ts';

/** Templates kept; a flare with more has no shape to report. */
export const MAX_TEMPLATES = 5000;
/** Room in which templates are gathered before the surplus is dropped. */
const MAX_GATHERED = MAX_TEMPLATES + 1000;
/** Patterns remembered for one template: the first by name, so that they do not depend on the order of lines. */
const MAX_HIT_BY = 50;

/** A line of trouble and what it says. */
export interface TroubleLine {
  readonly source: LogSource;
  readonly level: LogLevel;
  readonly text: string;
  readonly hit: RawHit;
}

export interface TemplateCount {
  readonly template: string;
  readonly level: LogLevel;
  readonly source: LogSource;
  count: number;
  first: RawHit;
  last: RawHit;
  readonly hitBy: Set<string>;
  /** Decides which templates are kept when there are too many: none is preferred, so their order is by chance. */
  readonly rank: number;
}

export class TemplateTable {
  readonly tally = new TroubleTally();
  #byKey = new Map<string, TemplateCount>();
  /** The rank from which on templates are dropped. */
  #limit = Infinity;

  /** True when templates were dropped. Which ones does not depend on the order of lines; the others are counted fully. */
  get isLimited(): boolean {
    return this.#byKey.size > MAX_TEMPLATES || this.#limit !== Infinity;
  }

  add(line: TroubleLine, hitBy: readonly string[]): void {
    this.tally.add(hitBy);
    const template = templateOf(line.text);
    const key = `${line.source} ${line.level} ${template}`;
    const known = this.#byKey.get(key) ?? this.#create(key, template, line);
    if (known === undefined) return;
    known.count++;
    if (comparePositions(line.hit, known.first) < 0) known.first = line.hit;
    if (comparePositions(line.hit, known.last) > 0) known.last = line.hit;
    for (const id of hitBy) remember(known.hitBy, id);
  }

  all(): TemplateCount[] {
    this.#dropSurplus();
    return [...this.#byKey.values()];
  }

  #create(key: string, template: string, line: TroubleLine): TemplateCount | undefined {
    const rank = hashText(key);
    if (rank >= this.#limit) return undefined;
    if (this.#byKey.size >= MAX_GATHERED) this.#dropSurplus();
    const { level, source, hit } = line;
    const created = {
      template,
      level,
      source,
      count: 0,
      first: hit,
      last: hit,
      hitBy: new Set<string>(),
      rank,
    };
    this.#byKey.set(key, created);
    return created;
  }

  #dropSurplus(): void {
    if (this.#byKey.size <= MAX_TEMPLATES) return;
    const ranks = Float64Array.from(this.#byKey.values(), (one) => one.rank).sort();
    const limit = ranks[MAX_TEMPLATES] ?? Infinity;
    this.#limit = limit;
    this.#byKey = new Map([...this.#byKey].filter(([, one]) => one.rank < limit));
  }
}

function remember(ids: Set<string>, id: string): void {
  if (ids.has(id)) return;
  ids.add(id);
  if (ids.size <= MAX_HIT_BY) return;
  let last = id;
  for (const one of ids) if (one > last) last = one;
  ids.delete(last);
}
