// Counts equal records of a stream: the kernel reports one denial thousands of times. Keeps the first line of each.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { makeFact } from '../make-fact.ts';
import type { StreamLine } from '../stream-line.ts';

/** A record with the first line that showed it. */
export interface Tallied {
  readonly record: FactRecord;
  readonly first: StreamLine;
  /** What records of it belong to; not a part of the record. */
  readonly group: string;
  count: number;
}

/** Of distinct records; more are left out. */
const MAX_RECORDS = 500;

export class RecordTally {
  readonly #records = new Map<string, Tallied>();

  add(record: FactRecord, at: StreamLine, group = ''): void {
    const key = JSON.stringify([group, record]);
    const known = this.#records.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.#records.size < MAX_RECORDS) this.#records.set(key, { record, first: at, group, count: 1 });
  }

  all(): readonly Tallied[] {
    return [...this.#records.values()];
  }

  /** As `tallyFact`. */
  facts(name: FactName, file: string, opening?: StreamLine): Fact[] {
    return tallyFact(this.all(), name, { file, opening });
  }
}

/**
 * One fact with a `count` in each record. When nothing was counted: an empty list at `opening`, or no fact where
 * that is not given.
 */
export function tallyFact(
  all: readonly Tallied[],
  name: FactName,
  { file, opening }: { readonly file: string; readonly opening: StreamLine | undefined },
): Fact[] {
  const [first] = all;
  if (first === undefined) {
    return opening === undefined
      ? []
      : [makeFact(name, [], { file, ...opening, confidence: 'medium', itemPlaces: [] })];
  }
  const value = all.map(({ record, count }) => ({ ...record, count }));
  const itemPlaces = all.map((one) => ({ file, ...one.first }));
  return [makeFact(name, value, { file, ...first.first, itemPlaces })];
}
