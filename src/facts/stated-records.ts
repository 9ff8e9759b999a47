// Lists of records with the place of each: facts whose items stand on lines of their own.
import type { Fact, FactRecord, FactScalar } from '../model/fact.ts';
import type { FactName } from '../model/fact-table.ts';
import type { Place } from '../model/place.ts';
import type { Confidence } from '../model/severity.ts';
import { makeFact } from './make-fact.ts';
import { holdsMask } from '../util/masked-text.ts';
import { compareText } from '../util/compare-text.ts';

/** A record with the line that shows it best. */
export interface StatedRecord {
  readonly value: FactRecord;
  readonly place: Place;
}

/** Bounds what a hostile file can make of itself; counts are facts of their own. */
export const MAX_RECORDS = 1000;

/** A record without the fields that are not known or say nothing: an empty text, Go’s `<no value>`. A masked text stays: it is known to be there. */
export function recordOfStated(fields: Readonly<Record<string, FactScalar | undefined>>): FactRecord {
  const known = Object.entries(fields).filter(
    (field): field is [string, FactScalar] => field[1] !== undefined && isStated(field[1]),
  );
  return Object.fromEntries(known);
}

/** False for what says nothing: an empty text, Go’s `<no value>`, a masked text. */
export function isTelling(value: FactScalar): boolean {
  return isStated(value) && !holdsMask(value);
}

function isStated(value: FactScalar): boolean {
  return value !== '' && value !== '<no value>';
}

/** `opening` is the line that opens the list; of too many records the first are kept. */
export function recordsFact(
  name: FactName,
  records: readonly StatedRecord[],
  opening: Place & { readonly confidence?: Confidence },
): Fact {
  const kept = records.slice(0, MAX_RECORDS);
  return makeFact(
    name,
    kept.map(({ value }) => value),
    { ...opening, itemPlaces: kept.map(({ place }) => place) },
  );
}

/** How often each value occurs, as records `{<field>, count}` in the order of the values; cited where first seen. */
export function countRecords(
  field: string,
  seen: Iterable<readonly [value: string, place: Place]>,
): readonly StatedRecord[] {
  const counts = new Map<string, { count: number; readonly place: Place }>();
  for (const [value, place] of seen) {
    const known = counts.get(value);
    if (known === undefined) counts.set(value, { count: 1, place });
    else known.count += 1;
  }
  return [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([value, { count, place }]) => ({ value: { [field]: value, count }, place }));
}
