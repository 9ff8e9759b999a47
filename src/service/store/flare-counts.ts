import { FLARE_STATES, type FlareRecord, type FlareState } from './flare-record-schema.ts';

export type FlareCounts = Readonly<Record<FlareState, number>>;

/** How many of the flares are in each state. */
export function flareCounts(records: Iterable<FlareRecord>): FlareCounts {
  const counts = Object.fromEntries(FLARE_STATES.map((status) => [status, 0])) as Record<FlareState, number>;
  for (const { status } of records) counts[status] += 1;
  return counts;
}
