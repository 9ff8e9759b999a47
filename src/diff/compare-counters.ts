// What the daemon counted, as rates: sums alone say nothing, because each flare counts from the start of the daemon.
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { FACTS } from '../model/fact-table.ts';
import type { FactSpec } from '../model/fact.ts';
import {
  DIFF_SIDES,
  type ChangedCounter,
  type DiffCaution,
  type DiffRun,
  type Incomparable,
} from '../model/flare-diff.ts';
import { numberOf, type Comparison, type Pair } from './pair.ts';

const COUNTERS: readonly (readonly [string, FactSpec])[] = Object.entries<FactSpec>(FACTS).filter(
  ([, { isCounter }]) => isCounter === true,
);

/** Two pages of one run may state its start in different precision. */
const START_TOLERANCE_MS = 2000;
const HOUR_SECONDS = 3600;

/** By the start of the daemon; its process id may come again. */
export function runOf(diagnoses: Pair<Diagnosis>, cautions: readonly DiffCaution[]): DiffRun {
  if (cautions.includes('other-host') || cautions.includes('other-kind')) return 'unrelated';
  const old = numberOf(diagnoses.old, 'agent.startedAt');
  const later = numberOf(diagnoses.new, 'agent.startedAt');
  if (old === undefined || later === undefined || cautions.includes('new-is-older')) return 'unknown';
  return Math.abs(old - later) <= START_TOLERANCE_MS ? 'same' : 'restarted';
}

/** In the order of the catalogue, without those that stand still; none where a rate would mislead. */
export function compareCounters(diagnoses: Pair<Diagnosis>, run: DiffRun): Comparison<ChangedCounter> {
  const hours = countedHoursOf(diagnoses, run);
  const changed = COUNTERS.flatMap(([name, { unit }]): ChangedCounter[] => {
    const sums = { old: numberOf(diagnoses.old, name), new: numberOf(diagnoses.new, name) };
    if (sums.old === undefined || sums.new === undefined) return [];
    const counted = { old: sums.old, new: sums.new };
    if (standsStill(counted, run)) return [];
    return [
      {
        name,
        ...(unit === undefined ? {} : { unit }),
        ...counted,
        oldPerHour: rateOf(counted.old, hours.old),
        newPerHour: rateOf(startsAnew(run) ? counted.new : counted.new - counted.old, hours.new),
      },
    ];
  });
  const short = changed.length === 0 ? [] : DIFF_SIDES.filter((side) => isTooShort(hours[side]));
  return {
    changed: short.length === 0 ? changed : [],
    incomparable: [
      ...incomparableOf(diagnoses),
      ...short.map((side): Incomparable => ({ part: 'counters', side, ...TOO_SHORT })),
    ],
  };
}

const TOO_SHORT = { input: 'agent.uptime', cause: 'too-short' } as const;

function standsStill(counted: Pair<number>, run: DiffRun): boolean {
  return counted.old === counted.new && (counted.new === 0 || !startsAnew(run));
}

function startsAnew(run: DiffRun): boolean {
  return run === 'restarted' || run === 'unrelated';
}

/** Over which time each flare counted what its rate is made of; undefined when not known. */
function countedHoursOf(diagnoses: Pair<Diagnosis>, run: DiffRun): Pair<number | undefined> {
  const [old, later] = [hoursOf(diagnoses.old), hoursOf(diagnoses.new)];
  if (startsAnew(run)) return { old, new: later };
  const isKnown = run === 'same' && old !== undefined && later !== undefined;
  return { old, new: isKnown ? later - old : undefined };
}

function hoursOf(diagnosis: Diagnosis): number | undefined {
  const seconds = numberOf(diagnosis, 'agent.uptime');
  return seconds === undefined ? undefined : seconds / HOUR_SECONDS;
}

/**
 * Twenty runs of a check, which runs every 15 s. In less, one flush more or less, and what is done only once after a
 * start, make the rate.
 */
const MIN_RATE_HOURS = (5 * 60) / HOUR_SECONDS;

function isTooShort(hours: number | undefined): boolean {
  return hours !== undefined && hours >= 0 && hours < MIN_RATE_HOURS;
}

/** Null when the sum fell, or it is not known over which time it grew. */
function rateOf(amount: number, hours: number | undefined): number | null {
  return amount < 0 || hours === undefined || hours <= 0 ? null : Math.round((1000 * amount) / hours) / 1000;
}

/** A flare without a single counter has no status page of the daemon. */
function incomparableOf(diagnoses: Pair<Diagnosis>): readonly Incomparable[] {
  return DIFF_SIDES.flatMap((side): Incomparable[] => {
    const { facts } = diagnoses[side];
    if (COUNTERS.some(([name]) => facts.fact(name).known)) return [];
    const uptime = facts.fact('agent.uptime');
    return uptime.known ? [] : [{ part: 'counters', side, ...uptime.missing }];
  });
}
