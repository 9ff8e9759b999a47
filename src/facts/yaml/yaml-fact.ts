// Makes facts out of values of a parsed YAML or JSON document. Which key states which fact is left to the readers.
import type { Fact, FactRecord, FactScalar, FactValue } from '../../model/fact.ts';
import { FACTS, type FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import type { Confidence } from '../../model/severity.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { entriesAt, entryAt, type YamlEntry, type YamlNode } from './yaml-tree.ts';
import { isMaskedWhole } from '../../util/masked-text.ts';

/** Which fact a key states and how its value is read. */
export interface FieldReading {
  readonly name: FactName;
  readonly path: readonly string[];
  /** Undefined: the value says nothing. Left out: the text as it stands. */
  readonly parse?: (value: FactScalar) => FactValue | undefined;
}

/** A record and the line that shows it best. */
export interface ListedRecord {
  readonly record: FactRecord;
  readonly line: number;
}

/** What all facts of one reader have in common. */
export interface FieldSource {
  readonly document: FlareDocument;
  readonly root: YamlNode | undefined;
  readonly confidence?: Confidence;
}

/** Bounds the lists of hostile files; far above what an Agent writes. */
export const MAX_LISTED = 2000;

/** The scalar of an entry; undefined for an empty, masked or unset one. */
export function statedValue(node: YamlNode | undefined): FactScalar | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  if (typeof node.value !== 'string') return node.value;
  const text = node.value.trim();
  return text === '' || text === '<no value>' || isMaskedWhole(text) ? undefined : text;
}

/** A masked text becomes a fact all the same: the store says of it that it was scrubbed. */
function maskedText(name: FactName, node: YamlNode | undefined): string | undefined {
  const { type } = FACTS[name];
  const isText = type === 'string' || type === 'version';
  const value = isText && node?.kind === 'scalar' ? node.value : null;
  return typeof value === 'string' && isMaskedWhole(value) ? value.trim() : undefined;
}

export function fieldFacts(readings: readonly FieldReading[], source: FieldSource): Fact[] {
  return readings.flatMap(({ name, path, parse = String }) => {
    const entry = entryAt(source.root, ...path);
    const masked = maskedText(name, entry?.node);
    if (entry !== undefined && masked !== undefined) return [factAt(name, masked, { ...source, entry })];
    const stated = statedValue(entry?.node);
    const value = stated === undefined ? undefined : parse(stated);
    return entry === undefined || value === undefined ? [] : [factAt(name, value, { ...source, entry })];
  });
}

/** A fact that the line of `entry` states. */
export function factAt(
  name: FactName,
  value: FactValue,
  { document, confidence, entry }: FieldSource & { readonly entry: YamlEntry },
): Fact {
  return makeFact(name, value, { ...placeAt(document, entry.line), confidence: confidence ?? 'high' });
}

/** A list of records; `entry` opens it. */
export function recordsAt(
  name: FactName,
  records: readonly ListedRecord[],
  source: FieldSource & { readonly entry: YamlEntry },
): Fact {
  const shown = records.slice(0, MAX_LISTED);
  const itemPlaces = shown.map(({ line }): Place => placeAt(source.document, line));
  return {
    ...factAt(
      name,
      shown.map(({ record }) => record),
      source,
    ),
    itemPlaces,
  };
}

/** One record per key of the map at a path; nothing when there is no map. */
export function entryRecords(
  name: FactName,
  source: FieldSource & { readonly path: readonly string[] },
  toRecord: (entry: YamlEntry) => FactRecord | undefined,
): Fact[] {
  const entry = entryAt(source.root, ...source.path);
  if (entry?.node.kind !== 'map') return [];
  const records = entriesAt(entry.node).flatMap((one): ListedRecord[] => {
    const record = toRecord(one);
    return record === undefined ? [] : [{ record, line: one.line }];
  });
  return [recordsAt(name, records, { ...source, entry })];
}

export function numberOf(value: FactScalar | undefined): number | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** A count never is below zero. */
export function countOf(value: FactScalar | undefined): number | undefined {
  const number = numberOf(value);
  return number === undefined || number < 0 ? undefined : number;
}

export function booleanOf(value: FactScalar): boolean | undefined {
  return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
}

/** The number at a path of a map. */
export function numberAt(node: YamlNode | undefined, ...path: readonly string[]): number | undefined {
  return numberOf(statedValue(entryAt(node, ...path)?.node));
}

/** The text at a path of a map. */
export function statedTextAt(node: YamlNode | undefined, ...path: readonly string[]): string | undefined {
  const value = statedValue(entryAt(node, ...path)?.node);
  return value === undefined ? undefined : String(value);
}

/** `part` of `whole`, 0 to 1; undefined when there was nothing. */
export function ratioOf(part: number | undefined, whole: number | undefined): number | undefined {
  const ratio = part === undefined || whole === undefined || whole <= 0 ? NaN : part / whole;
  return Number.isFinite(ratio) ? ratio : undefined;
}
