// Facts as the `facts` command prints them: redacted, sorted by name, each with its provenance; and why the others
// are not known.
import type { AbsenceCause } from '../model/absence.ts';
import type { Fact, FactRecord, FactScalar, FactValue } from '../model/fact.ts';
import { CATALOGUE_VERSION } from '../model/fact-table.ts';
import type { Diagnosis } from './diagnosis.ts';
import { cleanLine } from './evidence.ts';
import { shownRecord, shownSecret } from '../redact/shown-record.ts';
import { isSecretName } from '../util/secret-value.ts';

export interface CleanFact {
  readonly value: FactValue;
  readonly unit?: string;
  readonly file: string;
  readonly line: number;
  readonly confidence: Fact['confidence'];
}

export interface UnknownFact {
  readonly cause: AbsenceCause;
  readonly detail?: string;
}

export interface FactListing {
  /** Version of the catalogue that the names belong to. */
  readonly catalogue: string;
  readonly facts: Readonly<Record<string, CleanFact>>;
  readonly unknown: Readonly<Record<string, UnknownFact>>;
}

/** All facts, or those called `path` and those below it. */
export function listFacts({ facts: book }: Pick<Diagnosis, 'facts'>, path?: string): FactListing {
  const isWanted = (name: string): boolean =>
    path === undefined || name === path || name.startsWith(`${path}.`);
  const facts = book.all().filter(({ name }) => isWanted(name));
  const unknown = book.unknown().filter(({ input }) => isWanted(input));
  return {
    catalogue: CATALOGUE_VERSION,
    facts: byName(facts.map((fact) => [fact.name, cleanFact(fact)])),
    unknown: byName(
      unknown.map(({ input, cause, detail }) => [
        input,
        { cause, ...(detail === undefined ? {} : { detail: cleanLine(detail) }) },
      ]),
    ),
  };
}

function byName<T>(entries: readonly (readonly [name: string, value: T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function cleanFact({ value, unit, file, line, confidence }: Fact): CleanFact {
  return { value: cleanValue(value), ...(unit === undefined ? {} : { unit }), file, line, confidence };
}

function cleanValue(value: FactValue): FactValue {
  if (typeof value === 'string') return cleanLine(value);
  if (typeof value !== 'object') return value;
  const items = value.map((item) => (typeof item === 'string' ? cleanLine(item) : cleanRecord(item)));
  return items as readonly string[] | readonly FactRecord[];
}

function cleanRecord(record: FactRecord): FactRecord {
  const fields = Object.entries(shownRecord(record)).map(
    ([field, value]) => [field, typeof value === 'string' ? cleanLine(value) : value] as const,
  );
  return Object.fromEntries(fields);
}

/** The value of what has this name: a password alone does not look like one. */
export function cleanNamed(name: string, value: FactScalar): FactScalar {
  if (isSecretName(name)) return shownSecret(value);
  return typeof value === 'string' ? cleanLine(value) : value;
}
