// `resolved-by`: of the lines of a look, those that something shows to be over no longer count. It is shown by a later
// line of another look in the same log, or by a state that another look sees: what the flare tells of a state, it tells
// of the moment it was made in, after all its lines. With `same`, each value of a group for itself.
import type { MissingInput } from '../model/absence.ts';
import type { LogEvent } from '../model/log.ts';
import type { Observation, RecordsSeen } from '../model/outcome.ts';
import { isOfOlderLines, logOf, type CountedEvents } from './log-events.ts';
import type { LookReference } from './operator.ts';
import { sameOf, type SameValue } from './log-options.ts';
import type { LogOptions } from './schemas/log-schema.ts';

export interface StandingEvents extends CountedEvents {
  /** Why some of them may be over all the same. */
  readonly doubts: readonly MissingInput[];
}

export function resolverOf(options: LogOptions): LookReference[] {
  const name = options['resolved-by'];
  if (name === undefined) return [];
  const value = sameOf(options)?.other;
  return [{ name, isToGiveLines: false, isToGiveEach: true, ...(value === undefined ? {} : { value }) }];
}

/** The lines that are not over. A state that cannot be told shows nothing; a part of a log that is missing leaves a doubt. */
export function standingEvents(
  options: LogOptions,
  counted: CountedEvents,
  resolver: Observation,
): StandingEvents {
  const same = sameOf(options);
  const { events: later } = resolver;
  const isOver =
    later === undefined ? isOverByState(resolver, same) : isOverByLines(later, same !== undefined);
  const events = counted.events.filter((event) => !isOver(event));
  const doubts = later === undefined || events.length === 0 ? [] : doubtsOf(resolver, { later, events });
  return { ...counted, events, doubts };
}

function isOverByState(
  { verdict, records }: Observation,
  same: SameValue | undefined,
): (event: LogEvent) => boolean {
  if (verdict !== 'seen') return () => false;
  if (same === undefined) return () => true;
  return ({ value }) => value !== undefined && records !== undefined && isRight(records, same.other, value);
}

/** One instance of a check may run while another of the same name fails. */
function isRight({ matching, others }: RecordsSeen, field: string, value: string): boolean {
  const isOfValue = (record: RecordsSeen['others'][number]): boolean => record[field] === value;
  return matching.some(isOfValue) && !others.some(isOfValue);
}

function isOverByLines(later: readonly LogEvent[], hasValue: boolean): (event: LogEvent) => boolean {
  const keyOf = ({ file, value }: LogEvent): string => `${logOf(file)}\0${hasValue ? (value ?? '') : ''}`;
  const last = new Map<string, number>();
  for (const event of later) last.set(keyOf(event), Math.max(event.lastOrder, last.get(keyOf(event)) ?? -1));
  return (event) =>
    (!hasValue || event.value !== undefined) && (last.get(keyOf(event)) ?? -1) > event.lastOrder;
}

/** Lines that were too many to keep are the oldest ones: they came before those that are kept. */
function doubtsOf(
  { missing, unsearched = [] }: Observation,
  { later, events }: { readonly later: readonly LogEvent[]; readonly events: readonly LogEvent[] },
): readonly MissingInput[] {
  const firstKept = later[0]?.order ?? 0;
  const isOlder = events.some((event) => event.lastOrder < firstKept);
  const logs = new Set(events.map(({ file }) => logNameOf(file)));
  return [...missing, ...unsearched].filter(
    (input) => (isOlder || !isOfOlderLines(input)) && !isOfAnotherLog(input, logs),
  );
}

/** What shows a line to be over stands in its own log: that one beside it is missing leaves no doubt. */
function isOfAnotherLog({ input }: MissingInput, logs: ReadonlySet<string>): boolean {
  const name = logNameOf(input);
  return name.endsWith('.log') && !logs.has(name);
}

function logNameOf(path: string): string {
  return logOf(path).replace(/^.*[/\\]/, '');
}
