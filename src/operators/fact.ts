// `fact`: compares one typed fact of the flare.
import { z } from 'zod';
import { FACTS, isFactName, type FactName } from '../model/fact-table.ts';
import type { MissingInput } from '../model/absence.ts';
import type { Fact, FactRecord, FactSpec, FactValue } from '../model/fact.ts';
import type { Observation } from '../model/outcome.ts';
import type { Place } from '../model/place.ts';
import {
  compare,
  comparisonMistakes,
  comparisonSchema,
  comparisonShape,
  describeComparison,
  givenKeys,
  unknownFactMessage,
  type Comparison,
} from './comparison.ts';
import { cannotTell, decided } from './observations.ts';
import { defineOperator, type LookContext, type OptionMistake } from './operator.ts';

const field = z.union([z.string(), z.number(), z.boolean(), comparisonSchema]);
const schema = z.strictObject({
  fact: z.string().describe('Name of the fact; see the fact catalogue.'),
  ...comparisonShape,
  any: z.record(z.string(), field).optional().describe('For records: some record has all these fields.'),
});
type Options = z.infer<typeof schema>;

const EXAMPLE = '{ fact: agent.version, in: ">=7.36.0 <7.39.2" }';

function check(options: Options): OptionMistake[] {
  const name = options.fact;
  if (!isFactName(name)) return [{ path: ['fact'], code: 'UNKNOWN_FACT', message: unknownFactMessage(name) }];
  const { any } = options;
  const type = FACTS[name].type;
  const mistakes = comparisonMistakes(options, type);
  if (any === undefined && givenKeys(options).length === 0) {
    mistakes.push({
      path: [],
      code: 'NO_COMPARISON',
      message: `Say what the fact is compared with, as in ${EXAMPLE}.`,
    });
  }
  if (any !== undefined && type !== 'records') {
    mistakes.push({
      path: ['any'],
      code: 'BAD_COMPARISON',
      message: `“any” needs a fact of records; ${name} is a ${type}.`,
    });
  }
  for (const key of Object.keys(any ?? {}).filter((one) => !fieldsOf(name).includes(one))) {
    const known = fieldsOf(name).join(', ');
    mistakes.push({
      path: ['any', key],
      code: 'UNKNOWN_FIELD',
      message: `${name} has no field “${key}”; it has ${known}.`,
    });
  }
  return mistakes;
}

function describe(options: Options): string {
  const { any, fact } = options;
  const words = describeComparison(options);
  const fields = Object.entries(any ?? {}).map(
    ([key, want]) => `${key} ${typeof want === 'object' ? describeComparison(want) : `is ${want}`}`,
  );
  return [`fact ${fact}`, words, fields.length > 0 ? `any with ${fields.join(', ')}` : '']
    .filter(Boolean)
    .join(' ');
}

function recordMatches(
  record: FactRecord,
  fields: NonNullable<Options['any']>,
  context: LookContext,
): boolean {
  return Object.entries(fields).every(([key, want]) => {
    const comparison: Comparison = typeof want === 'object' ? want : { equals: want };
    return compare(record[key], comparison, context.knowledge).isTrue === true;
  });
}

function observeRecords(fact: Fact, options: Options, context: LookContext): Observation {
  const records = fact.value as readonly FactRecord[];
  const fields = options.any ?? {};
  const hits = records.flatMap((record, index) => (recordMatches(record, fields, context) ? [index] : []));
  const missing = hits.length > 0 ? [] : missingRecords(fact, fields, context);
  if (missing.length > 0) return cannotTell(describe(options), missing);
  const first = hits[0] === undefined ? undefined : records[hits[0]];
  const places = hits.map((index): Place => fact.itemPlaces?.[index] ?? fact);
  const captures = Object.fromEntries(
    Object.entries(first ?? {}).map(([key, value]) => [key, String(value)]),
  );
  return {
    ...decided({
      isSeen: hits.length > 0,
      expected: describe(options),
      actual: `${hits.length} of ${records.length} records`,
      places: hits.length > 0 ? places : [fact],
      captures,
    }),
    ...(hits.length > 0 ? { count: hits.length } : {}),
  };
}

/** Why it cannot be said that no record matches: some that could were not read. */
function missingRecords(
  fact: Fact,
  fields: NonNullable<Options['any']>,
  context: LookContext,
): readonly MissingInput[] {
  return (fact.open ?? []).flatMap(({ known, missing }) => {
    const stated = Object.fromEntries(Object.entries(fields).filter(([key]) => key in known));
    return recordMatches(known, stated, context) ? [missing] : [];
  });
}

/** `value`, or the fields of the first record that matches. */
function variablesOf({ fact, any }: Options): readonly string[] {
  if (any === undefined) return ['value'];
  return isFactName(fact) ? fieldsOf(fact) : [];
}

function fieldsOf(name: FactName): readonly string[] {
  const spec: FactSpec = FACTS[name];
  return spec.fields ?? [];
}

function textOf(value: FactValue): string {
  if (typeof value !== 'object') return String(value);
  return value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join(', ') || 'empty';
}

function observe(options: Options, context: LookContext): Observation {
  const lookup = context.knowledge.fact(options.fact);
  if (!lookup.known) return cannotTell(describe(options), [lookup.missing]);
  const fact = lookup.value;
  if (options.any !== undefined) return observeRecords(fact, options, context);
  const isOpenEnded = Array.isArray(fact.value) && fact.value.length === 0;
  const unread = isOpenEnded ? missingRecords(fact, {}, context) : [];
  if (unread.length > 0) return cannotTell(describe(options), unread);
  const result = compare(fact.value, options, context.knowledge);
  if (result.isTrue === undefined) return cannotTell(describe(options), result.missing);
  const actual = textOf(fact.value);
  const items =
    result.isTrue && fact.itemPlaces !== undefined && fact.itemPlaces.length > 0 ? fact.itemPlaces : [fact];
  return decided({
    isSeen: result.isTrue,
    expected: describe(options),
    actual,
    places: items,
    captures: { value: actual },
  });
}

export const factOperator = defineOperator<Options>({
  key: 'fact',
  doc: 'Compares one typed fact of the flare.',
  example: EXAMPLE,
  schema,
  check,
  describe,
  variablesOf,
  observe,
});
