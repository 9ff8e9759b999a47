// Counts the lines of trouble by template, in bounded memory.
import type { LogLevel, LogSource } from '../../model/log.ts';
import { AlikeTexts } from '../patterns/alike-texts.ts';
import { templateOf } from '../../util/message-template.ts';
import { RankedMap, type RankedShare } from './ranked-map.ts';
import { comparePositions, type RawHit } from '../hits/raw-hit.ts';
import { TroubleTally, type TallyShare } from './trouble-tally.ts';

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

/** What one thread counted. */
export interface TemplateShare {
  readonly templates: RankedShare<TemplateCount>;
  readonly tally: TallyShare;
}

export class TemplateTable {
  readonly tally = new TroubleTally();
  /** Templates are blind to digits. */
  readonly #known = new AlikeTexts<string>();
  readonly #templates = new RankedMap<TemplateCount>({ maxSize: MAX_TEMPLATES, room: ROOM });

  /** True when templates were dropped. Which ones does not depend on the order of lines; the others are counted fully. */
  get isLimited(): boolean {
    return this.#templates.isLimited;
  }

  add(line: TroubleLine, hitBy: readonly string[]): void {
    this.tally.add(hitBy);
    const template = this.#known.of(line.text, templateOf);
    const key = `${line.source} ${line.level} ${template}`;
    const known = this.#templates.get(key, () => newCount(template, line));
    if (known !== undefined) count(known, { count: 1, first: line.hit, last: line.hit, hitBy });
  }

  share(): TemplateShare {
    return { templates: this.#templates.share(), tally: this.tally.share() };
  }

  absorb({ templates, tally }: TemplateShare): void {
    this.tally.absorb(tally);
    this.#templates.absorb(templates, (key, more) => {
      const known = this.#templates.get(key, () => ({ ...more, count: 0, hitBy: new Set<string>() }));
      if (known !== undefined) count(known, more);
    });
  }

  all(): TemplateCount[] {
    return this.#templates.values();
  }
}

function newCount(template: string, { level, source, hit }: TroubleLine): TemplateCount {
  return { template, level, source, count: 0, first: hit, last: hit, hitBy: new Set<string>() };
}

function count(
  known: TemplateCount,
  more: Pick<TemplateCount, 'count' | 'first' | 'last'> & { readonly hitBy: Iterable<string> },
): void {
  known.count += more.count;
  if (comparePositions(more.first, known.first) < 0) known.first = more.first;
  if (comparePositions(more.last, known.last) > 0) known.last = more.last;
  for (const id of more.hitBy) remember(known.hitBy, id);
}

function remember(ids: Set<string>, id: string): void {
  if (ids.has(id)) return;
  ids.add(id);
  if (ids.size <= MAX_HIT_BY) return;
  let last = id;
  for (const one of ids) if (one > last) last = one;
  ids.delete(last);
}
