// Makes facts and the places they cite, so that every fact is built in one way.
import { FACTS, type FactName } from '../model/fact-table.ts';
import type { Fact, FactRecord, FactScalar, FactSpec, FactValue, OpenRecords } from '../model/fact.ts';
import type { FlareDocument } from '../model/flare.ts';
import type { Place } from '../model/place.ts';
import type { Confidence } from '../model/severity.ts';

/** Where and how surely a fact is stated. `confidence` defaults to high. */
export interface FactBasis extends Place {
  readonly confidence?: Confidence;
  readonly itemPlaces?: readonly Place[];
  readonly open?: readonly OpenRecords[];
}

export function makeFact(name: FactName, value: FactValue, basis: FactBasis): Fact {
  const spec: FactSpec = FACTS[name];
  return {
    name,
    value,
    file: basis.file,
    line: basis.line,
    text: basis.text,
    confidence: basis.confidence ?? 'high',
    ...(spec.unit === undefined ? {} : { unit: spec.unit }),
    ...(basis.itemPlaces === undefined ? {} : { itemPlaces: basis.itemPlaces }),
    ...(basis.open === undefined || basis.open.length === 0 ? {} : { open: basis.open }),
  };
}

/** The place of a 1-based line. An empty file is cited by its first line, which is empty. */
export function placeAt(document: FlareDocument, line: number): Place {
  return { file: document.path, line, text: document.lines[line - 1] ?? '' };
}

/** A record without the fields that are not known; an empty text is known. See also `recordOfStated`. */
export function recordOfKnown(fields: Readonly<Record<string, FactScalar | undefined>>): FactRecord {
  const known = Object.entries(fields).filter(
    (field): field is [string, FactScalar] => field[1] !== undefined,
  );
  return Object.fromEntries(known);
}
