// A look for silence: for so long no such line, or no line at all, came into a log that is there. The log is watched
// from its first dated line to the making of the flare.
import type { MissingInput } from '../model/absence.ts';
import type { LogEvent, LogStream } from '../model/log.ts';
import type { Observation } from '../model/outcome.ts';
import type { Place } from '../model/place.ts';
import { longestSilences, type Silence, type SilencePoint, type Silences } from './correlation/silence.ts';
import { describeLog, durationMs, hasText, listOf, type LogOptions } from './log-options.ts';
import { cannotTell, decided } from './observations.ts';
import type { LookContext } from './operator.ts';

type Point = SilencePoint<Place>;

/** The flare was made at this time, which ends every silence. */
const FLARE_TIMES = ['flare.createdAt', 'agent.statusAt'];

export function observeSilence(options: LogOptions, silence: string, context: LookContext): Observation {
  const { knowledge } = context;
  const expected = describeLog(options);
  const [source = 'other'] = listOf(options.log);
  const missing = knowledge.sourceAbsence(source);
  if (missing !== undefined) return cannotTell(expected, [missing]);
  const end = flareTime(context);
  const silencesIn = hasText(options) ? silencesOfEvents : silencesOfLines;
  const streams = knowledge.streams(source).map((stream) => silencesIn(stream, { context, end }));
  const least = durationMs(silence);
  const certain = longestOf(streams.map((one) => one.certain));
  if (certain !== undefined && certain.ms >= least) return seen(expected, certain);
  const open = whyOpen(streams, least, { source, isEndKnown: end !== undefined });
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
  /** The time of a line that matters is not known. */
  readonly isUndated: boolean;
}

interface Watch {
  readonly context: LookContext;
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
    isUndated: last?.time === undefined,
  };
}

/** Only such lines break it. */
function silencesOfEvents(stream: LogStream, { context, end }: Watch): StreamSilences {
  const byFile = new Map<string, LogEvent[]>();
  for (const event of context.knowledge.hits(context.patternId).series?.events ?? [])
    byFile.set(event.file, [...(byFile.get(event.file) ?? []), event]);
  const points = stream.parts.flatMap((part, index) => [
    ...edge(part.first, index === 0 ? 'event' : 'part-start'),
    ...(byFile.get(part.file) ?? []).map((event) => pointOf(event, part.lastLine)),
    ...(index === stream.parts.length - 1 ? [] : edge(part.last, 'part-end')),
  ]);
  const last = stream.last?.time;
  const closing = end !== undefined && end.time >= (last ?? -Infinity) ? [end] : edge(stream.last, 'event');
  return {
    ...longestSilences([...points.flatMap((point) => point ?? []), ...closing]),
    isUndated: last === undefined || points.includes(undefined),
  };
}

/** Undefined when its time is not known. */
function pointOf({ time, hit }: LogEvent, otherwise: Place): Point | undefined {
  return time === undefined ? undefined : { time, place: hit ?? otherwise, kind: 'event' };
}

function edge(line: LogStream['first'], kind: Point['kind']): Point[] {
  return line?.time === undefined ? [] : [{ time: line.time, place: line, kind }];
}

function flareTime({ knowledge }: LookContext): Point | undefined {
  for (const name of FLARE_TIMES) {
    const lookup = knowledge.fact(name);
    if (lookup.known && typeof lookup.value.value === 'number')
      return { time: lookup.value.value, place: lookup.value, kind: 'event' };
  }
  return undefined;
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
  if (!isEndKnown) open.push({ input: 'flare.createdAt', cause: 'absent' });
  return open;
}

function longestOf(silences: readonly (Silence<Place> | undefined)[]): Silence<Place> | undefined {
  return silences.reduce<Silence<Place> | undefined>(
    (best, one) => ((one?.ms ?? 0) > (best?.ms ?? 0) ? one : best),
    undefined,
  );
}

/** `1h5m`, `12m30s`. */
function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ];
  return parts.flatMap(([amount, unit]) => (amount > 0 ? `${amount}${unit}` : [])).join('') || '0s';
}
