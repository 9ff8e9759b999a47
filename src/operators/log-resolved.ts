// `resolved-by`: lines of a look that are over do not count. A later line of another look in the same log shows it, or
// what another look sees of a fact: the flare tells a fact of the moment it was made in. With `same`, each value of a
// group is over by itself. Which looks can show it: resolver-reference.ts.
import type { MissingInput } from '../model/absence.ts';
import { MAX_VALUE_LENGTH, type LogEvent, type LogHit, type LogSource } from '../model/log.ts';
import type { FactAnswer, Observation } from '../model/outcome.ts';
import type { Place } from '../model/place.ts';
import { logOf } from '../model/rotated-log.ts';
import { isOfOlderLines, type CountedEvents } from './log-events.ts';
import { listOf } from './log-options.ts';
import type { LookContext } from './operator.ts';
import type { LogOptions } from './schemas/log-schema.ts';

/** Lines that are not over. */
export interface OpenEvents extends CountedEvents {
  /** Those that nothing missing can have shown to be over. */
  readonly certain: readonly LogEvent[];
  /** Why the others may be over. */
  readonly doubts: readonly MissingInput[];
  /** The last line that is over, and what shows it. */
  readonly over: readonly Place[];
}

type Line = Pick<LogEvent, 'file' | 'order' | 'lastOrder' | 'time' | 'value'>;

interface Resolver {
  /** What shows the line to be over; undefined when nothing does. */
  shownBy(line: Line): Place | undefined;
  /** Why what shows it may be missing. */
  doubtsOf(line: Line): readonly MissingInput[];
  /** Of lines put together, some may be over. */
  isMixed(line: Line): boolean;
}

export function openEvents(options: LogOptions, counted: CountedEvents, context: LookContext): OpenEvents {
  const { 'resolved-by': name, same } = options;
  if (name === undefined) return { ...counted, certain: counted.events, doubts: [], over: [] };
  const other = context.observationOf(name);
  const resolver =
    other.ofFact === undefined
      ? resolverOfLines(options, { ...other, logs: logsOf(context.optionsOf(name)) }, context)
      : resolverOfFact(same, other.ofFact, context);
  const isOver = (line: Line): boolean => resolver.shownBy(line) !== undefined;
  const events = counted.events
    .filter((event) => !isOver(event))
    .map((event) => (event.count > 1 && resolver.isMixed(event) ? { ...event, count: 1 } : event));
  const isDoubtful = (event: LogEvent): boolean => resolver.doubtsOf(event).length > 0;
  const doubtful = events.find(isDoubtful);
  return {
    ...counted,
    events,
    certain: events.filter((event) => !isDoubtful(event)),
    doubts: doubtful === undefined ? [] : resolver.doubtsOf(doubtful),
    over: placesOf(counted.events.findLast(isOver), resolver),
    isCounted: (hit) => !isOver(lineOf(hit, same)),
  };
}

function placesOf(over: LogEvent | undefined, resolver: Resolver): readonly Place[] {
  return over === undefined ? [] : [over.hit, resolver.shownBy(over)].filter((place) => place !== undefined);
}

function lineOf(hit: LogHit, same: string | undefined): Line {
  const value = same === undefined ? undefined : hit.captures[same];
  return { ...hit, lastOrder: hit.order, ...(value === undefined ? {} : { value }) };
}

/** A group that caught nothing, and one whose text was cut, is the same as no other. */
function valueOf({ value }: Line): string | undefined {
  return value === '' || (value?.length ?? 0) >= MAX_VALUE_LENGTH ? undefined : value;
}

/** Of a look at lines. */
function logsOf(options: unknown): readonly LogSource[] {
  return listOf((options as LogOptions).log);
}

/** What shows it stands in the same log, whose rotated parts are one; each log is told by itself. */
function resolverOfLines(
  { log, same }: LogOptions,
  other: Observation & { readonly logs: readonly LogSource[] },
  { knowledge }: LookContext,
): Resolver {
  const later = other.events ?? [];
  const keyOf = (line: Line): string | undefined => {
    const value = same === undefined ? '' : valueOf(line);
    return value === undefined ? undefined : `${logOf(line.file)}\0${value}`;
  };
  const last = new Map<string, LogEvent>();
  for (const event of later) {
    const key = keyOf(event);
    if (key !== undefined && event.lastOrder > (last.get(key)?.lastOrder ?? -1)) last.set(key, event);
  }
  const lastFor = (line: Line): LogEvent | undefined => last.get(keyOf(line) ?? '');
  const isAfter = (line: Line, order: number): boolean => (lastFor(line)?.lastOrder ?? -1) > order;
  const tooMany = (other.unsearched ?? other.missing).filter(isOfOlderLines);
  const firstKept = later[0]?.order ?? Infinity;
  const searched = listOf(log).filter((source) => other.logs.includes(source));
  const sourceOf = new Map(
    searched.flatMap((source) => knowledge.searched(source).map(({ file }) => [file, source] as const)),
  );
  return {
    shownBy: (line) => (isAfter(line, line.lastOrder) ? placeOf(lastFor(line), other) : undefined),
    isMixed: (line) => isAfter(line, line.order),
    doubtsOf: (line) => {
      const source = sourceOf.get(line.file);
      const absence = source === undefined ? undefined : knowledge.sourceAbsence(source);
      return [...(absence === undefined ? [] : [absence]), ...(line.lastOrder < firstKept ? tooMany : [])];
    },
  };
}

/** A line of the sample, where that one was not kept. */
function placeOf(event: LogEvent | undefined, { evidence }: Observation): Place | undefined {
  return event?.hit ?? evidence.at(-1);
}

/** A fact that is not known shows nothing, nor of a line that came after it, nor of text that somebody added. */
function resolverOfFact(same: string | undefined, answer: FactAnswer, { knowledge }: LookContext): Resolver {
  const shown = same === undefined ? undefined : answer.matchingValues(same);
  const made = knowledge.fact('flare.createdAt');
  const madeAt = made.known && typeof made.value.value === 'number' ? made.value.value : Infinity;
  const added = new Set(knowledge.searched('other').map(({ file }) => file));
  return {
    shownBy: (line) => {
      if ((line.time ?? 0) > madeAt || added.has(line.file)) return undefined;
      if (shown === undefined) return answer.place;
      const value = valueOf(line);
      return value === undefined ? undefined : shown.get(value);
    },
    isMixed: () => false,
    doubtsOf: () => [],
  };
}
