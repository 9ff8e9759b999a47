// `log`: looks for lines in the logs and pages of the flare, how often and when they came, and when they did not.
import type { MissingInput } from '../model/absence.ts';
import type { LogEvent } from '../model/log.ts';
import type { Observation } from '../model/outcome.ts';
import { countedEvents, undatedInput, type CountedEvents } from './log-events.ts';
import { logMistakes } from './log-mistakes.ts';
import {
  describeLog,
  listOf,
  LOG_EXAMPLE,
  logPatternOf,
  logSchema,
  logVariables,
  type LogOptions,
} from './log-options.ts';
import { countOf, sightingOf, type Sighting } from './log-sighting.ts';
import { observeSilence } from './log-silence.ts';
import { cannotTell, decided } from './observations.ts';
import { defineOperator, type LookContext } from './operator.ts';

/** Different values that a text names. */
const MAX_VALUES = 5;

/** Why "no such line" cannot be said: logs that this kind of flare should have are not there. */
function missingLogs(options: LogOptions, { knowledge }: LookContext): MissingInput[] {
  const sources = listOf(options.log);
  const expected = sources.filter(
    (source) => knowledge.expects(source) && (source !== 'other' || sources.length === 1),
  );
  return (expected.length > 0 ? expected : sources).flatMap(
    (source) => knowledge.sourceAbsence(source) ?? [],
  );
}

function seen(options: LogOptions, sighting: Sighting, context: LookContext): Observation {
  const { counted, hits, count, values } = sighting;
  const isTimed = context.knowledge.hits(context.patternId).series !== undefined;
  return {
    ...decided({
      isSeen: true,
      expected: describeLog(options),
      actual: values === undefined ? `${count} lines` : `${values.length} different: ${shown(values)}`,
      places: hits,
      captures: capturesOf(options, sighting),
    }),
    count,
    ...extentOf(counted.events),
    ...cutOff(options, context),
    ...(isTimed ? { unsearched: [...counted.open, ...missingLogs(options, context)] } : {}),
  };
}

/** Logs of the look that are there in part: later lines may have been in the rest. */
function cutOff(options: LogOptions, { knowledge }: LookContext): Partial<Observation> {
  const parts = listOf(options.log).filter((source) => knowledge.searched(source).length > 0);
  const missing = parts.flatMap((source) => knowledge.sourceAbsence(source) ?? []);
  return missing.length > 0 ? { cutOff: missing } : {};
}

function capturesOf(
  options: LogOptions,
  { hits, count, countInside, values }: Sighting,
): Observation['captures'] {
  const given = options.take === 'first' ? hits[0] : hits.at(-1);
  const { distinct } = options;
  return {
    ...(options['at-least'] === undefined ? {} : { count: String(values?.length ?? countInside ?? count) }),
    ...given?.captures,
    ...(values === undefined || distinct === undefined ? {} : { [distinct]: shown(values) }),
  };
}

/** Where the events lie among all lines, and in time: times rise but where a clock goes back. */
function extentOf(events: readonly LogEvent[]): Partial<Observation> {
  const [first, last] = [events[0], events.at(-1)];
  const start = events.find((event) => event.time !== undefined)?.time;
  const end = events.findLast((event) => event.time !== undefined)?.time;
  return {
    events,
    ...(first === undefined ? {} : { firstOrder: first.order }),
    ...(last === undefined ? {} : { lastOrder: last.lastOrder }),
    ...(start === undefined || end === undefined
      ? {}
      : { firstTime: Math.min(start, end), lastTime: Math.max(start, end) }),
  };
}

function shown(values: readonly string[]): string {
  const more = values.length > MAX_VALUES ? ', …' : '';
  return values.slice(0, MAX_VALUES).join(', ') + more;
}

function searchedInVain(options: LogOptions, context: LookContext, actual: string): Observation {
  const places = listOf(options.log).flatMap((source) => context.knowledge.searched(source));
  return decided({ isSeen: false, expected: describeLog(options), actual, places });
}

function observe(options: LogOptions, context: LookContext): Observation {
  if (options.silence !== undefined) return observeSilence(options, options.silence, context);
  const anchor = options.after === undefined ? undefined : context.observationOf(options.after);
  if (anchor?.verdict === 'cannot-tell') return cannotTell(describeLog(options), anchor.missing);
  const unsure = unsurePlaces(options, context, anchor);
  if (unsure.length > 0) return cannotTell(describeLog(options), unsure);
  const counted = countedEvents(options, context, anchor);
  const sighting = sightingOf(options, counted, context);
  if (sighting !== undefined) return seen(options, sighting, context);
  return notSeen(options, counted, { context, anchor });
}

/** What decides where the lines that count begin is not all there: a start, or a later line of the look before. */
function unsurePlaces(
  options: LogOptions,
  { knowledge }: LookContext,
  anchor: Observation | undefined,
): readonly MissingInput[] {
  const ofStart = options.since === undefined ? [] : listOf(options.log);
  const starts = ofStart.flatMap((source) => knowledge.sourceAbsence(source) ?? []);
  return [...starts, ...(anchor?.cutOff ?? [])];
}

/** What follows a line stands in the log of that line: when that one is there, the others need not be. */
function notSeen(
  options: LogOptions,
  { events, open }: CountedEvents,
  { context, anchor }: { readonly context: LookContext; readonly anchor: Observation | undefined },
): Observation {
  const after = options.after === undefined ? '' : ` after “${options.after}”`;
  const actual = `${countOf(events)} lines${after}`;
  const isFound = countOf(events) >= (options['at-least'] ?? 1);
  const undated = options.within !== undefined && isFound ? undatedInput(events) : [];
  const isDecided =
    anchor !== undefined && (anchor.verdict === 'not-seen' || isLogOfAnchorWhole(options, anchor, context));
  const missing = [...open, ...undated, ...(isDecided ? [] : missingLogs(options, context))];
  return missing.length > 0
    ? cannotTell(describeLog(options), missing)
    : searchedInVain(options, context, actual);
}

/** One of the logs that held the earlier line is there up to its end. */
function isLogOfAnchorWhole(options: LogOptions, anchor: Observation, { knowledge }: LookContext): boolean {
  const files = new Set(anchor.evidence.map((excerpt) => excerpt.file));
  return listOf(options.log).some(
    (source) =>
      knowledge.sourceAbsence(source) === undefined &&
      knowledge.searched(source).some((place) => files.has(place.file)),
  );
}

export const logOperator = defineOperator<LogOptions>({
  key: 'log',
  doc: 'Looks for lines in the logs and pages of the flare: whether, how often and when they came.',
  example: LOG_EXAMPLE,
  schema: logSchema,
  patternOf: logPatternOf,
  refersTo: (options) => (options.after === undefined ? [] : [options.after]),
  needsSeen: (options) =>
    options.after === undefined || options.silence !== undefined ? [] : [options.after],
  givesEvents: (options) => options.silence === undefined,
  check: logMistakes,
  describe: describeLog,
  variablesOf: logVariables,
  observe,
});
