// A fact that is a list, from items that each carry their own place: keeps value and places in one order.
import type { Fact, FactRecord } from '../model/fact.ts';
import type { FactName } from '../model/fact-table.ts';
import type { Place } from '../model/place.ts';
import { makeFact } from './make-fact.ts';

export interface ListItem {
  readonly value: string | FactRecord;
  readonly place: Place;
}

/** Cites its first item; `opening` is cited by a list without items. Items are all texts or all records. */
export function listFact(name: FactName, items: readonly ListItem[], opening: Place): Fact {
  const value = items.map((item) => item.value) as readonly string[] | readonly FactRecord[];
  const place = items[0]?.place ?? opening;
  return makeFact(name, value, { ...place, itemPlaces: items.map((item) => item.place) });
}
