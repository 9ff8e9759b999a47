// What the records of a fact leave open: fields that their file never states, items of a file that ends too early.
import type { FileRoleName } from '../model/file-kind-table.ts';
import type { MissingInput } from '../model/absence.ts';
import type { Fact, FactSpec } from '../model/fact.ts';
import { FACTS, isFactName } from '../model/fact-table.ts';

function specOf(name: string): FactSpec | undefined {
  return isFactName(name) ? FACTS[name] : undefined;
}

/** `whyNot` tells why the files of the other roles, which state all fields, did not state the fact. */
export function withUnstated(
  fact: Fact,
  role: FileRoleName,
  whyNot: (roles: readonly FileRoleName[]) => MissingInput,
): Fact {
  const spec = specOf(fact.name);
  const fields = spec?.unstated?.[role];
  if (spec === undefined || fields === undefined) return fact;
  const missing = whyNot(spec.from.filter((one) => spec.unstated?.[one] === undefined));
  return { ...fact, unstated: { ...fact.unstated, ...gaps(fields, () => missing) } };
}

/** Fields that a record of any file lacks when they are not known. */
export function withUnsure(fact: Fact): Fact {
  const fields = specOf(fact.name)?.unsureFields;
  if (fields === undefined) return fact;
  const unsure = gaps(fields, (field) => ({
    input: fact.name,
    cause: 'absent',
    detail: `${field} is not known of every record`,
  }));
  return { ...fact, unstated: { ...unsure, ...fact.unstated } };
}

function gaps(
  fields: readonly string[],
  whyNot: (field: string) => MissingInput,
): Readonly<Record<string, MissingInput>> {
  return Object.fromEntries(fields.map((field) => [field, whyNot(field)]));
}

/** A list of a file that ends too early may go on. */
export function withUnreadItems(fact: Fact): Fact {
  const missing: MissingInput = { input: fact.name, cause: 'damaged', detail: fact.file };
  return { ...fact, confidence: 'low', open: [...(fact.open ?? []), { known: {}, missing }] };
}
