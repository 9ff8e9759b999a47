// A look `after` another, log by log: what follows a line stands in the log of that line, when the look searches that
// log; what came after a line of a log that it does not search may stand in any of its own. So one log alone can show
// that nothing followed, and that something did takes all logs in which the other look may have lines.
import { distinctInputs, type MissingInput } from '../model/absence.ts';
import type { LogEvent, LogSource } from '../model/log.ts';
import type { Observation } from '../model/outcome.ts';
import { logOf } from '../model/rotated-log.ts';
import { START_LINES } from '../model/start-line-table.ts';
import { TIMES_OF_LINES, whyUncounted, type CountedEvents } from './log-events.ts';
import { daemonsOf, listOf } from './log-options.ts';
import type { LogOptions } from './schemas/log-schema.ts';
import { sightingOf, type Sighting } from './log-sighting.ts';
import type { LookContext } from './operator.ts';

/** What came after the lines of the other look, over all its logs. */
export interface Following {
  /** Undefined: nothing followed, or it cannot be told. */
  readonly sighting?: Sighting;
  /** Lines that count. */
  readonly events: readonly LogEvent[];
  /** Why it cannot be told; empty when it can. */
  readonly missing: readonly MissingInput[];
}

interface AfterContext extends LookContext {
  readonly anchor: Observation;
  /** Why a search of all logs of the look is not whole. */
  readonly missingLogs: readonly MissingInput[];
}

/** Lines of the other look in one log. */
interface AnchorLog {
  readonly last: LogEvent;
  /** Of the latest time, where the clock was set back: lines of other logs are compared with it too. */
  readonly latest: LogEvent;
  /** The source by which the look searches this log; undefined when it does not. */
  readonly source: LogSource | undefined;
}

/** `lines` are those of the look, wherever they came. */
export function followingOf(options: LogOptions, lines: CountedEvents, context: AfterContext): Following {
  const { anchor } = context;
  const logs = anchorLogs(options, anchor, context);
  const answers = logs.map((log) => followingIn(log, options, { lines, context }));
  const inVain = answers.find((one) => one.sighting === undefined && one.missing.length === 0);
  if (inVain !== undefined) return inVain;
  const missing = [...(anchor.unsearched ?? []), ...answers.flatMap((one) => one.missing)];
  const followers = new Set(answers.flatMap((one) => one.events));
  const events = lines.events.filter((event) => followers.has(event));
  if (missing.length > 0) return { events, missing: distinctInputs(missing) };
  const sighting = sightingOf(options, { ...lines, events }, context);
  return { events, missing, ...(sighting === undefined ? {} : { sighting }) };
}

function followingIn(
  log: AnchorLog,
  options: LogOptions,
  { lines, context }: { readonly lines: CountedEvents; readonly context: AfterContext },
): Following {
  const { last, latest, source } = log;
  const inLog = (event: LogEvent): boolean => logOf(event.file) === logOf(last.file);
  const later = lines.events.filter((event) => isAfter(event, last) && isAfter(event, latest));
  const events = later.filter((event) => inLog(event) || (source === undefined && isComparable(event, last)));
  const sighting = sightingOf(inOneLog(options, source), { ...lines, events }, context);
  if (sighting !== undefined) return { sighting, events, missing: [] };
  const hidden = source === undefined ? context.missingLogs : (context.knowledge.sourceAbsence(source) ?? []);
  const undated = source === undefined && lines.events.some((one) => !inLog(one) && !isComparable(one, last));
  const missing = [
    ...whyUncounted(options, { ...lines, events }),
    ...[hidden].flat(),
    ...(undated ? [TIMES_OF_LINES] : []),
    ...(source === 'other' && later.length > events.length ? [inAnotherLog(last)] : []),
  ];
  return { events, missing };
}

/** A line that is written at the end of a start may be that of the start in which the other line came. */
function inOneLog(options: LogOptions, source: LogSource | undefined): LogOptions {
  if (options.line !== 'start' || options['at-least'] !== undefined) return options;
  const daemons = daemonsOf(source === undefined || source === 'other' ? options.log : source);
  const isLast = daemons.length > 0 && daemons.every((daemon) => START_LINES[daemon].isLast === true);
  return isLast ? { ...options, 'at-least': 2 } : options;
}

/** The last line of the other look in each log that has one. */
function anchorLogs(options: LogOptions, { events = [] }: Observation, context: LookContext): AnchorLog[] {
  const logs = new Map<string, Omit<AnchorLog, 'source'>>();
  for (const event of [...events].sort((a, b) => a.lastOrder - b.lastOrder)) {
    const { latest = event } = logs.get(logOf(event.file)) ?? {};
    const isLatest = (event.ms ?? -Infinity) >= (latest.ms ?? -Infinity);
    logs.set(logOf(event.file), { last: event, latest: isLatest ? event : latest });
  }
  const sources = listOf(options.log);
  // Of one log alone not every line is kept, and a search of all its places is one of the log itself.
  if (sources.length === 1) return [...logs.values()].map((log) => ({ ...log, source: undefined }));
  const sourceOf = new Map(
    sources.flatMap((source) => context.knowledge.searched(source).map(({ file }) => [file, source])),
  );
  return [...logs.values()].map((log) => ({ ...log, source: sourceOf.get(log.last.file) }));
}

/** Of one log the lower line is later, of two logs that of the later time. */
function isAfter(event: LogEvent, last: LogEvent): boolean {
  const isTold = logOf(event.file) !== logOf(last.file) && isComparable(event, last);
  const elapsed = isTold ? (event.ms ?? 0) - (last.ms ?? 0) : 0;
  return elapsed === 0 ? event.lastOrder > last.lastOrder : elapsed > 0;
}

/** Which of two lines of different logs came first is known: both have a time, or both only that of one clock. */
function isComparable(a: LogEvent, b: LogEvent): boolean {
  if (logOf(a.file) === logOf(b.file)) return true;
  return a.ms !== undefined && b.ms !== undefined && (a.time === undefined) === (b.time === undefined);
}

/** Text that somebody added may be a part of a log. */
function inAnotherLog({ file }: LogEvent): MissingInput {
  return { input: file, cause: 'absent', detail: 'such a line came later, but in another log' };
}
