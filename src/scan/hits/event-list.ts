// Every hit of a pattern with its place in time, in bounded memory, whatever order they come in. Where there are very
// many, those of one second in one file are put together, which loses nothing that a time in seconds could tell; where
// there are too many seconds, the oldest are dropped. Ranks in time are left to the scanner.
import { MAX_VALUE_LENGTH } from '../../model/log.ts';
import { hashText } from '../../util/hash-text.ts';
import { comparePositions, type Captures, type FreshHit, type LinePosition, type RawHit } from './raw-hit.ts';
import type { ShownLines } from './shown-lines.ts';

/** Events kept over all patterns, and for one pattern at least. */
const MAX_EVENTS = 300_000;
const MIN_EVENTS = 2000;
/** Characters kept of a line, of each line around it, and of what a group caught. */
const MAX_TEXT_LENGTH = 2000;
const MAX_CONTEXT_LENGTH = 600;

export interface RawEvent extends LinePosition {
  /** `line` is the first, this the last. */
  readonly lastLine: number;
  readonly count: number;
  readonly value: string | undefined;
  readonly hit: RawHit | undefined;
  /** Decides whose line is kept: none is preferred, so that the choice does not depend on the order of adding. */
  readonly rank: number;
}

/** What one thread gathered. */
export interface EventShare {
  readonly events: readonly RawEvent[];
  readonly count: number;
  readonly isCut: boolean;
}

export interface EventListOptions {
  readonly maxEvents: number;
  /** The named group whose values are kept. */
  readonly valueGroup: string | undefined;
  readonly shown: ShownLines;
}

/** How many events each of so many patterns may keep. */
export function maxEventsOf(patterns: number): number {
  return Math.max(MIN_EVENTS, Math.floor(MAX_EVENTS / Math.max(1, patterns)));
}

export class EventList {
  #events: RawEvent[] = [];
  #count = 0;
  #isCut = false;
  readonly #options: EventListOptions;

  constructor(options: EventListOptions) {
    this.#options = options;
    options.shown.follow(this);
  }

  add(hit: FreshHit): void {
    const { maxEvents, valueGroup, shown } = this.#options;
    const { file, line, stamp, roughMs } = hit;
    const value = valueGroup === undefined ? undefined : valueOf(hit.captures()[valueGroup]);
    const rank = hashText(`${line} ${file}`);
    const kept = shown.take(rank) ? smallHit(hit.full(), hit.captures) : undefined;
    this.#events.push({ file, line, lastLine: line, stamp, roughMs, count: 1, value, rank, hit: kept });
    this.#count++;
    if (this.#events.length >= 2 * maxEvents) this.#putTogether();
  }

  share(): EventShare {
    return { events: this.#events, count: this.#count, isCut: this.#isCut };
  }

  /** After the lines that are shown. */
  absorb({ events, count, isCut }: EventShare): void {
    const { maxEvents, shown } = this.#options;
    for (const event of events)
      this.#events.push(shown.keeps(event.rank) ? event : { ...event, hit: undefined });
    this.#count += count;
    this.#isCut ||= isCut;
    if (this.#events.length >= 2 * maxEvents) this.#putTogether();
  }

  /** Rising in their rough place; the same whatever order they were added in. */
  finish(): { readonly events: readonly RawEvent[]; readonly isCut: boolean } {
    if (this.#count > this.#options.maxEvents) this.#putTogether();
    return { events: this.#events.sort(comparePositions), isCut: this.#isCut };
  }

  /** Gives up the lines of other events. */
  showBelow(limit: number): void {
    this.#events = this.#events.map((event) =>
      event.hit !== undefined && event.rank >= limit ? { ...event, hit: undefined } : event,
    );
  }

  #putTogether(): void {
    const { maxEvents } = this.#options;
    const bySecond = new Map<string, RawEvent>();
    for (const event of this.#events) {
      const key = `${secondOf(event)} ${event.file}\0${event.value ?? ''}`;
      const known = bySecond.get(key);
      bySecond.set(key, known === undefined ? event : joined(known, event));
    }
    const events = [...bySecond.values()].sort(comparePositions);
    this.#isCut ||= events.length > maxEvents;
    this.#events = events.slice(-maxEvents);
  }
}

/** The second as written, with its zone, and where the file was by then: a clock may show an hour twice. */
function secondOf({ stamp, roughMs }: LinePosition): string {
  const rough = Math.floor(roughMs / 1000);
  return stamp === undefined ? `${rough}` : `${Math.floor(stamp.localMs / 1000)}${stamp.zone}${rough}`;
}

/** What is kept of a line: more than a report shows, so that what it shows never ends inside a secret. */
function smallHit(hit: RawHit, captures: Captures): RawHit {
  const { file, line, stamp, roughMs } = hit;
  const shorter = (near: string): string => copyOf(near, MAX_CONTEXT_LENGTH) ?? '';
  const context = { before: hit.context.before.map(shorter), after: hit.context.after.map(shorter) };
  const text = copyOf(hit.text, MAX_TEXT_LENGTH) ?? '';
  const isCut = hit.text.length > MAX_TEXT_LENGTH;
  const searched = (hit.searched ?? (isCut ? [hit.text] : [])).map((one) => copyOf(one, one.length) ?? '');
  const small = {
    ...{ file, line, stamp, roughMs, text, context },
    ...(searched.length === 0 ? {} : { searched }),
  };
  return isCut ? { ...small, captures: copiesOf(captures()) } : withCaptures(small, captures);
}

/** Found when they are read, in the line as a whole, which stays in memory for it. */
function withCaptures(hit: Omit<RawHit, 'captures'>, captures: Captures): RawHit {
  return {
    ...hit,
    get captures() {
      return captures();
    },
  };
}

function copiesOf(captures: RawHit['captures']): RawHit['captures'] {
  return Object.fromEntries(
    Object.entries(captures).map(([name, value]) => [name, copyOf(value, MAX_TEXT_LENGTH) ?? '']),
  );
}

/** A group that took no part in the match, or caught nothing, has no value. */
function valueOf(caught: string | undefined): string | undefined {
  return caught === '' ? undefined : copyOf(caught, MAX_VALUE_LENGTH);
}

/** A part of a string keeps the whole of it in memory; a copy does not. */
function copyOf(text: string | undefined, length: number): string | undefined {
  return text === undefined ? undefined : Buffer.from(text.slice(0, length)).toString();
}

function joined(a: RawEvent, b: RawEvent): RawEvent {
  const [first, other] = comparePositions(a, b) <= 0 ? [a, b] : [b, a];
  const shown = a.rank <= b.rank ? a : b;
  return {
    ...first,
    lastLine: Math.max(first.lastLine, other.lastLine),
    count: a.count + b.count,
    hit: shown.hit,
    rank: shown.rank,
  };
}
