// Counts the lines of trouble by template, in bounded memory.
import type { LogLevel, LogSource } from '../model/log.ts';
import { templateOf } from './log-template.ts';
import { RankedMap } from './ranked-map.ts';
import { comparePositions, type RawHit } from './raw-hit.ts';
import { TroubleTally } from './trouble-tally.ts';

/** Templates kept; a flare with more has no shape to report. */
export const MAX_TEMPLATES = 5000;
const ROOM = 1000;
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
}

export class TemplateTable {
  readonly tally = new TroubleTally();
  readonly #templates = new RankedMap<TemplateCount>({ maxSize: MAX_TEMPLATES, room: ROOM });

  /** True when templates were dropped. Which ones does not depend on the order of lines; the others are counted fully. */
  get isLimited(): boolean {
    return this.#templates.isLimited;
  }

  add(line: TroubleLine, hitBy: readonly string[]): void {
    this.tally.add(hitBy);
    const template = templateOf(line.text);
    const key = `${line.source} ${line.level} ${template}`;
    const known = this.#templates.get(key, () => newCount(template, line));
    if (known === undefined) return;
    known.count++;
    if (comparePositions(line.hit, known.first) < 0) known.first = line.hit;
    if (comparePositions(line.hit, known.last) > 0) known.last = line.hit;
    for (const id of hitBy) remember(known.hitBy, id);
  }

  all(): TemplateCount[] {
    return this.#templates.values();
  }
}

function newCount(template: string, { level, source, hit }: TroubleLine): TemplateCount {
  return { template, level, source, count: 0, first: hit, last: hit, hitBy: new Set<string>() };
}

function remember(ids: Set<string>, id: string): void {
  if (ids.has(id)) return;
  ids.add(id);
  if (ids.size <= MAX_HIT_BY) return;
  let last = id;
  for (const one of ids) if (one > last) last = one;
  ids.delete(last);
}
