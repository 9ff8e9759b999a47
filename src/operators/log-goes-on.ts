// `silence` with `until: log`: after the last line of another look its log went on for so long, without such a line then.
// Each log that has such a line is asked by itself; text that people added goes nowhere.
import { distinctInputs, type MissingInput } from '../model/absence.ts';
import type { LogEvent, LogStream } from '../model/log.ts';
import type { Observation } from '../model/outcome.ts';
import type { Place } from '../model/place.ts';
import { logOf } from '../model/rotated-log.ts';
import { durationMs } from '../util/quantity.ts';
import { durationText } from './duration-text.ts';
import { TIMES_OF_LINES } from './log-events.ts';
import { describeLog, listOf } from './log-options.ts';
import { cannotTell, decided } from './observations.ts';
import type { LookContext } from './operator.ts';
import type { LogOptions } from './schemas/log-schema.ts';

/** How long one log went on. */
interface WayOn {
  readonly ms: number;
  readonly places: readonly Place[];
  /** Why that is not sure: its end is not there, or its lines carry no date. */
  readonly missing: readonly MissingInput[];
}

export function observeGoingOn(options: LogOptions, silence: string, context: LookContext): Observation {
  const expected = describeLog(options);
  const anchor = context.observationOf(options.after ?? '');
  if (anchor.verdict === 'cannot-tell') return cannotTell(expected, anchor.missing);
  const ways = [...lastLines(anchor.events ?? []).values()].map((line) => wayOn(line, options, context));
  const least = durationMs(silence);
  const ended = ways.find(({ ms, missing }) => ms < least && missing.length === 0);
  if (ended !== undefined || ways.length === 0) {
    const actual = `${durationText(ended?.ms ?? 0)} at most`;
    return decided({ isSeen: false, expected, actual, places: ended?.places ?? anchor.evidence });
  }
  const missing = [...(anchor.unsearched ?? []), ...ways.flatMap((way) => way.missing)];
  if (missing.length > 0) return cannotTell(expected, distinctInputs(missing));
  const shortest = ways.reduce((best, way) => (way.ms < best.ms ? way : best));
  const captures = { silence: durationText(shortest.ms) };
  return decided({ isSeen: true, expected, actual: captures.silence, places: shortest.places, captures });
}

/** Of each log, whose rotated parts are one. */
function lastLines(events: readonly LogEvent[]): ReadonlyMap<string, LogEvent> {
  const last = new Map<string, LogEvent>();
  for (const event of [...events].sort((a, b) => a.lastOrder - b.lastOrder))
    last.set(logOf(event.file), event);
  return last;
}

function wayOn(line: LogEvent, { log }: LogOptions, { knowledge }: LookContext): WayOn {
  const isOf = (stream: LogStream): boolean => stream.parts.some(({ file }) => file === line.file);
  const stream = listOf(log)
    .flatMap((source) => knowledge.streams(source))
    .find(isOf);
  const here = line.hit === undefined ? [] : [line.hit];
  if (stream === undefined) return { ms: 0, places: here, missing: [] };
  const { last, source } = stream;
  if (last?.time === undefined || line.time === undefined)
    return { ms: 0, places: here, missing: [TIMES_OF_LINES] };
  const ms = Math.max(0, last.time - line.time);
  return { ms, places: [...here, last], missing: [knowledge.sourceAbsence(source) ?? []].flat() };
}
