// The lines of a look that count: those since the last start, or around the incident. Those after another look’s are
// left to log-after.ts, those that are over to log-resolved.ts.
import type { MissingInput } from '../model/absence.ts';
import { STARTING_COMPONENTS, type LogEvent, type LogHit, type PatternHits } from '../model/log.ts';
import type { Observation } from '../model/outcome.ts';
import { listOf } from './log-options.ts';
import type { LogOptions } from './schemas/log-schema.ts';
import type { LookContext } from './operator.ts';
import { durationMs } from '../util/quantity.ts';

/** Lines that count, and why there may be more of them than the flare shows. */
export interface CountedEvents {
  readonly events: readonly LogEvent[];
  readonly open: readonly MissingInput[];
  /** Which lines of the sample count, where not all do. */
  readonly isCounted?: (hit: LogHit) => boolean;
}

const TIME_OF_INCIDENT: MissingInput = {
  input: '--at',
  cause: 'absent',
  detail: 'the time of the problem was not given; use --at "2026-01-31 15:50 UTC"',
};
export const TIMES_OF_LINES: MissingInput = {
  input: 'the times of the lines',
  cause: 'absent',
  detail: 'the lines carry no date, or one in a zone that is not known',
};

export function countedEvents(options: LogOptions, { knowledge, patternId }: LookContext): CountedEvents {
  const found = knowledge.hits(patternId);
  let events = eventsOf(found);
  const open: MissingInput[] = [];
  if (found.series?.isCut ?? found.lastInFiles?.isCut) open.push(olderLines(options));
  if (options.since !== undefined) {
    const component = STARTING_COMPONENTS.find((one) => one === listOf(options.log)[0]);
    const start = component === undefined ? undefined : knowledge.lastStart(component);
    events = start === undefined ? events : events.filter((event) => event.lastOrder > start.order);
  }
  if (options.around === undefined) return { events, open };
  if (knowledge.incident === undefined) return { events: [], open: [...open, TIME_OF_INCIDENT] };
  const near = around(events, knowledge.incident, durationMs(options.around));
  return { events: near.events, open: [...open, ...near.open] };
}

/** Why a stretch of time cannot be found among events that have none. */
export function undatedInput(events: readonly LogEvent[]): readonly MissingInput[] {
  const undated = events.find((event) => event.ms === undefined);
  return undated === undefined
    ? []
    : [{ ...TIMES_OF_LINES, input: `the times of the lines in ${undated.file}` }];
}

/** Why lines that are there are not enough. */
export function whyUncounted(options: LogOptions, { events, open }: CountedEvents): readonly MissingInput[] {
  const isFound = countOf(events) >= (options['at-least'] ?? 1);
  return options.within !== undefined && isFound ? [...open, ...undatedInput(events)] : open;
}

/** An event with a place in time. */
export type DatedEvent = LogEvent & Required<Pick<LogEvent, 'ms'>>;

/** Those with a place in time, rising in it: where a clock goes back, that is not the order of their lines. */
export function inOrderOfTime(events: readonly LogEvent[]): DatedEvent[] {
  const isDated = (event: LogEvent): event is DatedEvent => event.ms !== undefined;
  return events.filter(isDated).sort((a, b) => a.ms - b.ms || a.order - b.order);
}

/** The earliest and the latest time of the events, in whatever order they come. */
export function extentOf(events: readonly LogEvent[]): Pick<Observation, 'firstTime' | 'lastTime'> {
  let [first, last] = [Infinity, -Infinity];
  for (const { time } of events) {
    if (time === undefined) continue;
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  return first > last ? {} : { firstTime: first, lastTime: last };
}

export function countOf(events: readonly LogEvent[]): number {
  return events.reduce((sum, event) => sum + event.count, 0);
}

function around(events: readonly LogEvent[], incident: number, reachMs: number): CountedEvents {
  const isUndated = events.some((event) => event.time === undefined);
  const near = events.filter(({ time }) => time !== undefined && Math.abs(time - incident) <= reachMs);
  return { events: near, open: isUndated ? [TIMES_OF_LINES] : [] };
}

/** A pattern whose events nobody keeps has a sample, which holds the first and the last, and may have those of each file. */
function eventsOf({ series, hits, lastInFiles }: PatternHits): readonly LogEvent[] {
  if (series !== undefined) return series.events;
  const known = new Map([...hits, ...(lastInFiles?.hits ?? [])].map((hit) => [hit.order, hit]));
  return [...known.values()].sort((a, b) => a.order - b.order).map(eventOfHit);
}

function eventOfHit(hit: LogHit): LogEvent {
  const { file, order, time } = hit;
  const known = time === undefined ? {} : { time, ms: time };
  return { file, order, lastOrder: order, count: 1, hit, ...known };
}

const TOO_MANY = 'there are more such lines than can be kept';

export function olderLines(options: LogOptions): MissingInput {
  const input = `older lines of ${listOf(options.log).join(' or ')}`;
  return { input, cause: 'truncated', detail: TOO_MANY };
}

/** What is missing are lines before those that were kept. */
export function isOfOlderLines({ detail }: MissingInput): boolean {
  return detail === TOO_MANY;
}
