// How often and when a finding was seen. Looks of one rule may find the same lines: each line counts once.
import type { LogEvent } from '../model/log.ts';
import type { Observation } from '../model/outcome.ts';
import type { Finding } from '../model/report.ts';
import { isoTime } from './evidence.ts';
import { isNear } from './incident.ts';

/** What a look counts; `lines` are those of its lines that are known, by their rank among all lines. */
interface Tally {
  readonly count: number;
  readonly lines: ReadonlySet<number>;
  readonly logs: Observation['logs'];
}

interface Total {
  readonly count: number;
  readonly isAtLeast: boolean;
}

/**
 * `count`: the lines that the looks found, each once, and what was counted without lines (records of a fact) beside
 * them; 1 for a state. Of a look with many lines only some are known, beside their number: when it may have lines in
 * common with another one, the larger of the two numbers is certain, and `isAtLeast` says that there may be more.
 * `firstSeen` and `lastSeen`: of all looks. `nearIncident`: only with an incident (milliseconds since 1970 UTC), and
 * of lines with a time.
 */
export function occurrencesOf(
  looks: readonly Observation[],
  incident: number | undefined,
): Finding['occurrences'] {
  const firsts = looks.flatMap((look) => look.firstTime ?? []);
  const lasts = looks.flatMap((look) => look.lastTime ?? []);
  const { count, isAtLeast } = totalOf(looks.flatMap(tallyOf));
  const near = incident === undefined ? undefined : countNear(looks, incident);
  return {
    count: Math.max(1, count),
    ...(isAtLeast || looks.some((look) => look.isCountAtLeast === true) ? { isAtLeast: true } : {}),
    firstSeen: firsts.length === 0 ? null : isoTime(Math.min(...firsts)),
    lastSeen: lasts.length === 0 ? null : isoTime(Math.max(...lasts)),
    ...(near === undefined ? {} : { nearIncident: near }),
  };
}

/** Undefined when no time of the looks is known, as for a state. */
function countNear(looks: readonly Observation[], incident: number): number | undefined {
  if (!looks.some(({ events = [] }) => events.some((event) => event.time !== undefined))) return undefined;
  const tallies = looks.map(({ events = [], logs }): Tally => {
    const near = events.filter((event) => isNear(event.time, incident));
    return { count: near.reduce((sum, event) => sum + event.count, 0), lines: linesOf(near), logs };
  });
  return totalOf(tallies).count;
}

function tallyOf({ count, events = [], logs }: Observation): Tally[] {
  return count === undefined ? [] : [{ count, lines: linesOf(events), logs }];
}

/** Of lines put together the first and the last are known. */
function linesOf(events: readonly LogEvent[]): ReadonlySet<number> {
  return new Set(
    events.flatMap(({ order, lastOrder, count }) => (count === 1 ? lastOrder : [order, lastOrder])),
  );
}

function totalOf(tallies: readonly Tally[]): Total {
  const totals = sharing(tallies).map(totalOfSharing);
  return {
    count: totals.reduce((sum, one) => sum + one.count, 0),
    isAtLeast: totals.some((one) => one.isAtLeast),
  };
}

/** Looks that may have lines in common stand together, each group apart from the others. */
function sharing(tallies: readonly Tally[]): readonly (readonly Tally[])[] {
  return tallies.reduce<readonly (readonly Tally[])[]>((groups, tally) => {
    const isNeighbour = (group: readonly Tally[]): boolean => group.some((one) => mayShareLines(one, tally));
    return [...groups.filter((group) => !isNeighbour(group)), [...groups.filter(isNeighbour).flat(), tally]];
  }, []);
}

/** A line belongs to one log; only one in text that somebody added is found as its component’s and as `other`. */
function mayShareLines(a: Tally, b: Tally): boolean {
  if (a.lines.size === 0 || b.lines.size === 0) return false;
  if (a.logs === undefined || b.logs === undefined) return true;
  const both = [a.logs, b.logs];
  return both.some((logs) => logs.includes('other')) || a.logs.some((log) => b.logs?.includes(log));
}

function totalOfSharing(tallies: readonly Tally[]): Total {
  const lines = new Set(tallies.flatMap((one) => [...one.lines]));
  const most = tallies.reduce((best, one) => (one.count > best.count ? one : best));
  const isKnown = (one: Tally): boolean => one.lines.size === one.count;
  // Either all lines are known, or all are among the known ones of the one look of which some are not.
  const isWhole =
    tallies.every((one) => one === most || isKnown(one)) && (isKnown(most) || lines.size === most.lines.size);
  return { count: Math.max(most.count, lines.size), isAtLeast: !isWhole };
}
