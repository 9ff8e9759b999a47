// Makes facts out of lines of a status page. What the lines mean is left to the readers.
import type { Fact, FactRecord, FactValue } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { makeFact } from '../make-fact.ts';
import type { StatusRow } from './status-lookup.ts';
import type { StatusLine } from './status-page.ts';

/** An entry of a list, with the line that shows it best. */
export interface StatedItem<T> {
  readonly value: T;
  readonly line: StatusLine;
}

/** Which fact a row states and how its value is read; an undefined value makes no fact. */
export interface RowReading {
  readonly name: FactName;
  /** Lower case; the first key that is there counts. */
  readonly keys: readonly string[];
  readonly parse: (value: string) => FactValue | undefined;
}

/** The line says so itself. */
export function stated(name: FactName, value: FactValue, line: StatusLine): Fact {
  return makeFact(name, value, line.place);
}

/** The line shows it, but only to a reader who knows what the Agent prints when. */
export function derived(name: FactName, value: FactValue, line: StatusLine): Fact {
  return makeFact(name, value, { ...line.place, confidence: 'medium' });
}

/** A list with the place of each item; `line` opens the list. */
export function statedList(
  name: FactName,
  line: StatusLine,
  items: readonly StatedItem<string>[] | readonly StatedItem<FactRecord>[],
): Fact {
  const value = items.map((item) => item.value) as readonly string[] | readonly FactRecord[];
  return { ...stated(name, value, line), itemPlaces: items.map((item) => item.line.place) };
}

/** The Agent leaves the whole block out when there is nothing to list: `line` stands where it would be. */
export function emptyList(name: FactName, line: StatusLine): Fact {
  return { ...derived(name, [], line), itemPlaces: [] };
}

export function rowFacts(rows: ReadonlyMap<string, StatusRow>, readings: readonly RowReading[]): Fact[] {
  return readings.flatMap(({ name, keys, parse }) => {
    const row = keys.map((key) => rows.get(key)).find((candidate) => candidate !== undefined);
    const value = row === undefined ? undefined : parse(row.value);
    return row === undefined || value === undefined ? [] : [stated(name, value, row.line)];
  });
}

/** Readings of rows that hold one number each; keys in lower case. */
export function numberReadings(keys: Readonly<Partial<Record<FactName, string>>>): RowReading[] {
  return (Object.entries(keys) as [FactName, string][]).map(([name, key]) => ({
    name,
    keys: [key],
    parse: parseGoNumber,
  }));
}

/** `[a b c]` as Go prints a list; undefined when the text is no list. */
export function parseGoList(text: string): readonly string[] | undefined {
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  return text
    .slice(1, -1)
    .split(' ')
    .filter((item) => item !== '');
}

/** A list that stands on one line; no fact when the value is no list. */
export function listOnLine(name: FactName, { value, line }: StatusRow): Fact[] {
  const items = parseGoList(value)?.map((item) => ({ value: item, line }));
  return items === undefined ? [] : [statedList(name, line, items)];
}
