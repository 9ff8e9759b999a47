// A look for silence: for so long no such line, or no line at all, came into a log that is there. The log is watched
// from its first dated line to the making of the flare.
import type { MissingInput } from '../model/absence.ts';
import { FLARE_TIME_FACTS } from '../model/fact-table.ts';
import type { LogEvent, LogStream } from '../model/log.ts';
import type { Observation } from '../model/outcome.ts';
import type { Place } from '../model/place.ts';
import { longestSilences, type Silence, type SilencePoint, type Silences } from './correlation/silence.ts';
import { describeLog, hasText, listOf } from './log-options.ts';
import type { LogOptions } from './schemas/log-schema.ts';
import { cannotTell, decided } from './observations.ts';
import type { LookContext } from './operator.ts';
import { durationMs } from '../util/quantity.ts';
import { durationText } from './duration-text.ts';

type Point = SilencePoint<Place>;

const TIME_OF_FLARE: MissingInput = {
  input: 'flare.createdAt',
  cause: 'unreadable',
  detail: 'files of the flare tell different times, and the silence is long enough by one of them only',
};

export function observeSilence(options: LogOptions, silence: string, context: LookContext): Observation {
  const { knowledge } = context;
  const expected = describeLog(options);
  const [source = 'other'] = listOf(options.log);
  const missing = knowledge.sourceAbsence(source);
  if (missing !== undefined) return cannotTell(expected, [missing]);
  const ends = flareTimes(context);
  const all = hasText(options) ? silencesOfEvents : silencesOfLines;
  const silencesIn = (stream: LogStream, watch: Watch): StreamSilences =>
    options.until === undefined ? all(stream, watch) : lastingOnes(all(stream, watch), watch.end);
  const logs = knowledge.streams(source);
  const files = new Set(logs.flatMap((stream) => stream.parts.map((part) => part.file)));
  const events = eventsByFile(context, files);
  const silencesUntil = (end: Point | undefined): readonly StreamSilences[] =>
    logs.map((stream) => silencesIn(stream, { events, end }));
  const streams = silencesUntil(ends[0]);
  const least = durationMs(silence);
  const certain = longestCertain(streams);
  if (certain !== undefined && certain.ms >= least) return seen(expected, certain);
  const longest = silencesUntil(ends.at(-1));
  const open = whyOpen(longest, least, { source, isEndKnown: ends.length > 0 });
  if ((longestCertain(longest)?.ms ?? 0) >= least) open.push(TIME_OF_FLARE);
  if (open.length > 0) return cannotTell(expected, open);
  return decided({
    isSeen: false,
    expected,
    actual: certain === undefined ? 'no time between two lines' : `${durationText(certain.ms)} at most`,
    places: knowledge.searched(source),
  });
}

function seen(expected: string, { ms, from, to }: Silence<Place>): Observation {
  const silence = durationText(ms);
  return decided({
    isSeen: true,
    expected,
    actual: `${silence} from ${from.file}:${from.line} to ${to.file}:${to.line}`,
    places: [from, to],
    captures: { silence },
  });
}

interface StreamSilences extends Silences<Place> {
  /** The one after the last line. */
  readonly lasting: Silence<Place> | undefined;
  /** The time of a line that matters is not known. */
  readonly isUndated: boolean;
  /** Such lines stand in other files too, where nobody can say what came between. */
  readonly hasOthers: boolean;
  /** There were more such lines than can be kept. */
  readonly isCut: boolean;
}

interface FileEvents {
  readonly byFile: ReadonlyMap<string, readonly LogEvent[]>;
  /** Files that are no part of the component’s log. */
  readonly others: readonly string[];
  readonly isCut: boolean;
}

interface Watch {
  readonly events: FileEvents;
  readonly end: Point | undefined;
}

/** Any line at all breaks the silence: the gaps between lines are known. */
function silencesOfLines(stream: LogStream, { end }: Watch): StreamSilences {
  const { gaps, last } = stream;
  const afterLast =
    end === undefined || last?.time === undefined
      ? undefined
      : { ms: end.time - last.time, from: last, to: end.place };
  const isWhole = ({ from, to }: Silence<Place>): boolean => from.file === to.file;
  return {
    certain: longestOf([...gaps.filter(isWhole), afterLast]),
    possible: longestOf([...gaps, afterLast]),
    lasting: afterLast,
    isUndated: last?.time === undefined,
    hasOthers: false,
    isCut: false,
  };
}

/** Only such lines break it; those of the component that stand in another file break it too. */
function silencesOfEvents(stream: LogStream, watch: Watch): StreamSilences {
  const { byFile, others, isCut } = watch.events;
  const kept = stream.parts.findIndex((part) => byFile.has(part.file));
  // Older events were dropped: what is certain starts with the first one that is kept.
  const parts = isCut && kept >= 0 ? stream.parts.slice(kept) : stream.parts;
  const points = parts.flatMap((part, index) => {
    const opening = edge(part.first, index === 0 ? 'event' : 'part-start');
    return [
      ...(isCut && index === 0 ? [] : opening),
      ...(byFile.get(part.file) ?? []).map((event) => pointOf(event, part.lastLine)),
      ...(index === parts.length - 1 ? [] : edge(part.last, 'part-end')),
    ];
  });
  const last = stream.last?.time;
  const { end } = watch;
  const closing = end !== undefined && end.time >= (last ?? -Infinity) ? [end] : edge(stream.last, 'event');
  const known = [...points.flatMap((point) => point ?? []), ...closing];
  return {
    ...longestSilences(known),
    lasting: longestSilences(known.slice(-2)).certain,
    isUndated: last === undefined || points.includes(undefined),
    hasOthers: others.length > 0,
    isCut,
  };
}

/** The events of the look, by file; of a look at any line there are none. */
function eventsByFile({ knowledge, patternId }: LookContext, files: ReadonlySet<string>): FileEvents {
  const { events = [], isCut = false } = knowledge.hits(patternId).series ?? {};
  const byFile = new Map<string, LogEvent[]>();
  for (const event of events) {
    const known = byFile.get(event.file);
    if (known === undefined) byFile.set(event.file, [event]);
    else known.push(event);
  }
  return { byFile, others: [...byFile.keys()].filter((file) => !files.has(file)), isCut };
}

/** Only the silence that ends with the making of the flare. */
function lastingOnes(silences: StreamSilences, end: Point | undefined): StreamSilences {
  const { lasting } = silences;
  const lasts = end !== undefined && lasting?.to === end.place ? lasting : undefined;
  return { ...silences, certain: lasts, possible: lasts };
}

/** Undefined when its time is not known. */
function pointOf({ time, hit }: LogEvent, otherwise: Place): Point | undefined {
  return time === undefined ? undefined : { time, place: hit ?? otherwise, kind: 'event' };
}

function edge(line: LogStream['first'], kind: Point['kind']): Point[] {
  return line?.time === undefined ? [] : [{ time: line.time, place: line, kind }];
}

/** When the flare was made, which ends every silence: each file that tells it is made a little earlier or later. */
function flareTimes({ knowledge }: LookContext): Point[] {
  const times = FLARE_TIME_FACTS.flatMap((name): Point[] => {
    const lookup = knowledge.fact(name);
    return lookup.known && typeof lookup.value.value === 'number'
      ? [{ time: lookup.value.value, place: lookup.value, kind: 'event' }]
      : [];
  });
  return times.sort((a, b) => a.time - b.time);
}

function longestCertain(streams: readonly StreamSilences[]): Silence<Place> | undefined {
  return longestOf(streams.filter((one) => !one.hasOthers).map((one) => one.certain));
}

function whyOpen(
  streams: readonly StreamSilences[],
  least: number,
  { source, isEndKnown }: { readonly source: string; readonly isEndKnown: boolean },
): MissingInput[] {
  const isPossible = streams.some(({ possible }) => (possible?.ms ?? 0) >= least);
  const open: MissingInput[] = [];
  if (isPossible)
    open.push({
      input: `parts of the ${source} log`,
      cause: 'truncated',
      detail: 'the silence runs over the end of a part; one may be missing there',
    });
  if (streams.length === 0 || streams.some((one) => one.isUndated))
    open.push({ input: 'the times of the lines', cause: 'absent' });
  if (isPossible && streams.some((one) => one.hasOthers))
    open.push({
      input: `lines of ${source} in other files`,
      cause: 'absent',
      detail: 'such lines stand outside the log; what came between them is not known',
    });
  if (streams.some((one) => one.isCut)) open.push({ input: `older lines of ${source}`, cause: 'truncated' });
  if (!isEndKnown) open.push({ input: 'flare.createdAt', cause: 'absent' });
  return open;
}

function longestOf(silences: readonly (Silence<Place> | undefined)[]): Silence<Place> | undefined {
  return silences.reduce<Silence<Place> | undefined>(
    (best, one) => ((one?.ms ?? 0) > (best?.ms ?? 0) ? one : best),
    undefined,
  );
}
