// The lines that make a look at lines seen: enough of them, in a stretch of time or over all, or enough different values.
import { MAX_VALUE_LENGTH, type LogEvent, type LogHit } from '../model/log.ts';
import { countWindow, distinctWindow } from './correlation/count-window.ts';
import { countOf, inOrderOfTime, type CountedEvents } from './log-events.ts';
import { MAX_VALUES } from './list-of-values.ts';
import type { LogOptions } from './schemas/log-schema.ts';
import type { LookContext } from './operator.ts';
import { shownCaptures } from './shown-captures.ts';
import { durationMs } from '../util/quantity.ts';

/** The lines that decide, and all that count with them. */
export interface Sighting {
  readonly counted: CountedEvents;
  /** Lines to show, rising. */
  readonly hits: readonly LogHit[];
  readonly count: number;
  /** There may be more: not all lines were kept. */
  readonly isAtLeast: boolean;
  /** Of a look at a stretch of time: how many stand in it. */
  readonly countInside?: number;
  /** How many different texts a group caught in all of them, and the first of them whose lines were kept, as they may be shown. */
  readonly different?: { readonly count: number; readonly shown: readonly string[] };
}

/** Undefined when they are not enough. */
export function sightingOf(
  options: LogOptions,
  counted: CountedEvents,
  context: LookContext,
): Sighting | undefined {
  const { events } = counted;
  const least = options['at-least'] ?? 1;
  if (options.within !== undefined || options.distinct !== undefined)
    return windowOf(options, counted, { least, context });
  const { after, since, around, 'resolved-by': resolver } = options;
  const isWhole = [after, since, around, resolver].every((option) => option === undefined);
  const { count, hits } = context.knowledge.hits(context.patternId);
  if (isWhole) return count < least ? undefined : { counted, hits, count, isAtLeast: false };
  const number = countOf(events);
  const lines = linesOf(events);
  const shownLines = lines.length > 0 ? lines : sampledWithin(counted, context);
  if (number < least) return undefined;
  return { counted, hits: shownLines, count: number, isAtLeast: !areAllKept(context) };
}

/** Of most looks a sample is kept: the first lines and the last ones. */
function areAllKept({ knowledge, patternId }: LookContext): boolean {
  const { series, count, hits } = knowledge.hits(patternId);
  return series === undefined ? count === hits.length : !series.isCut;
}

function windowOf(
  options: LogOptions,
  counted: CountedEvents,
  { least, context }: { readonly least: number; readonly context: LookContext },
): Sighting | undefined {
  // Without a stretch of time the places in time do not matter.
  const events =
    options.within === undefined
      ? counted.events.map((event) => ({ ...event, ms: 0 }))
      : inOrderOfTime(counted.events);
  const withinMs = options.within === undefined ? 0 : durationMs(options.within);
  const window =
    options.distinct === undefined
      ? countWindow(events, least, withinMs)
      : distinctWindow(events, least, withinMs);
  if (window === undefined) return undefined;
  const inside = events.slice(window.from, window.to + 1).sort((a, b) => a.order - b.order);
  const hits = linesOf(options.distinct === undefined ? inside : firstOfEach(inside));
  return {
    counted,
    hits: hits.length > 0 ? hits : sampledWithin({ ...counted, events: inside }, context),
    count: countOf(counted.events),
    isAtLeast: !areAllKept(context),
    countInside: countOf(inside),
    ...(options.distinct === undefined
      ? {}
      : { different: differentIn(events.slice(window.from, window.to + 1), options.distinct) }),
  };
}

/** Lines of the sample that lie among these events, when the events kept none; the first and last ones of all in need. */
function sampledWithin(
  { events, isCounted = () => true }: CountedEvents,
  { knowledge, patternId }: LookContext,
): readonly LogHit[] {
  const hits = knowledge.hits(patternId).hits.filter(isCounted);
  const [first, last] = [events[0]?.order ?? 0, events.at(-1)?.lastOrder ?? Infinity];
  const inside = hits.filter((hit) => hit.order >= first && hit.order <= last);
  return inside.length > 0 ? inside : hits;
}

function differentIn(events: readonly LogEvent[], group: string): Required<Sighting>['different'] {
  const kept = events.filter(({ hit }) => hit !== undefined);
  return {
    count: firstOfEach(events).length,
    shown: linesOf(firstOfEach(kept))
      .slice(0, MAX_VALUES)
      .map((hit) => (shownCaptures(hit)[group] ?? '').slice(0, MAX_VALUE_LENGTH)),
  };
}

function firstOfEach(events: readonly LogEvent[]): LogEvent[] {
  const byValue = new Map<string, LogEvent>();
  for (const event of events)
    if (event.value !== undefined && !byValue.has(event.value)) byValue.set(event.value, event);
  return [...byValue.values()];
}

function linesOf(events: readonly LogEvent[]): LogHit[] {
  return events.flatMap((event) => event.hit ?? []);
}
