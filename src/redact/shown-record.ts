// What is shown of a record of a fact in which a name tells that the value beside it is a secret.
import type { FactRecord, FactScalar } from '../model/fact.ts';
import { isSecretName, redactValue } from '../util/secret-value.ts';

/** Fields that hold the value of what the field `name` or `key` beside them names. */
const VALUE_FIELDS: ReadonlySet<string> = new Set(['value', 'fileValue', 'effectiveValue']);

/** Secrets that are known by their own shape are still in it. */
export function shownRecord(record: FactRecord): FactRecord {
  if (!isSecretName(String(record.name ?? record.key ?? ''))) return record;
  const fields = Object.entries(record).map(
    ([field, value]) => [field, VALUE_FIELDS.has(field) ? shownSecret(value) : value] as const,
  );
  return Object.fromEntries(fields);
}

/** Of a value known to be a secret by its name; a password may be a number. */
export function shownSecret(value: FactScalar): FactScalar {
  const text = String(value);
  const clean = redactValue(text);
  return clean === text ? value : clean;
}
