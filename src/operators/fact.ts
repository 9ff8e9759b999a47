// `fact`: compares one typed fact of the flare; of a fact of records, the fields of its records.
import type { MissingInput } from '../model/absence.ts';
import type { Fact, FactRecord, FactScalar, FactValue } from '../model/fact.ts';
import type { FactAnswer, Observation } from '../model/outcome.ts';
import type { Place } from '../model/place.ts';
import { allTrue } from './comparison/answer.ts';
import { comparer } from './comparison/compare.ts';
import { COMPARISON_DOCS } from './comparison/comparison-doc-table.ts';
import { describeComparison, describeCount, describeFields } from './comparison/describe-comparison.ts';
import { isImpossibleCount } from './comparison/impossible-count.ts';
import { compareRecords } from './comparison/record-answers.ts';
import { shownRecord } from '../redact/shown-record.ts';
import { groupNames } from '../util/re2.ts';
import { factFields, factMistakes } from './fact-mistakes.ts';
import type { FactOptions } from './schemas/fact-schema.ts';
import { listOfValues } from './list-of-values.ts';
import { cannotTell, decided } from './observations.ts';
import { shownGroups } from './shown-captures.ts';
import { defineOperator, type LookContext } from './operator.ts';
import { placesOfUnknown } from './unknown-places.ts';

function describe(options: FactOptions): string {
  const { any, all, none, count, distinct, fact } = options;
  const words = [
    describeComparison(options),
    any === undefined ? '' : `any with ${describeFields(any)}`,
    count === undefined ? '' : `count ${describeCount(count)}`,
    all === undefined ? '' : `all with ${describeFields(all)}`,
    none === undefined ? '' : `none with ${describeFields(none)}`,
    distinct === undefined ? '' : `listing ${distinct}`,
  ].filter(Boolean);
  return `fact ${fact} ${words.join(' and ')}`;
}

/** `value` and the groups of `regex`; of records the fields of the first that matches, where one is meant. */
function variablesOf({ fact, any, all, count, regex }: FactOptions): readonly string[] {
  const fields = any ?? all;
  if (fields === undefined)
    return factFields(fact).length > 0 ? [] : ['value', ...(regex === undefined ? [] : groupNames(regex))];
  const canBeNone = count !== undefined && !isImpossibleCount(count, { least: 0, most: 0 });
  return canBeNone ? [] : factFields(fact);
}

function textOf(value: FactValue): string {
  if (typeof value !== 'object') return String(value);
  return (
    value.map((item) => (typeof item === 'string' ? item : JSON.stringify(shownRecord(item)))).join(', ') ||
    'empty'
  );
}

function observe(options: FactOptions, context: LookContext): Observation {
  const lookup = context.knowledge.fact(options.fact);
  if (!lookup.known) return observeUnknown(options, lookup.missing, context);
  const fact = lookup.value;
  const { name: input, value, unit } = fact;
  const unread = (fact.open ?? []).map(({ missing }) => missing);
  const whole = comparer(options)({ input, value, unit, unread }, context.knowledge);
  const { answer, hits, breaks } = compareRecords(options, fact, context.knowledge);
  const { isTrue, missing } = allTrue([whole, answer]);
  if (isTrue === undefined) return cannotTell(describe(options), missing);
  return {
    ...decidedFact(isTrue, { options, fact, hits, breaks }),
    ...(isTrue && hits.length > 0 ? { count: hits.length } : {}),
    ...(isTrue ? { ofFact: answerOf(fact, hits) } : {}),
  };
}

/** A fact of which not all records could be read shows nothing of any of them. */
function answerOf(fact: Fact, hits: readonly number[]): FactAnswer {
  const matching = new Set(hits);
  const records = Array.isArray(fact.value) ? (fact.value as readonly FactRecord[]) : [];
  return {
    place: fact,
    matchingValues: (field) => {
      const places = new Map<string, Place>();
      if ((fact.open ?? []).length > 0) return places;
      const valueAt = (index: number): FactScalar | undefined => records[index]?.[field];
      for (const index of matching) {
        const value = valueAt(index);
        if (value !== undefined) places.set(String(value), fact.itemPlaces?.[index] ?? fact);
      }
      for (const index of records.keys()) if (!matching.has(index)) places.delete(String(valueAt(index)));
      return places;
    },
  };
}

const SHOWS_NOTHING: FactAnswer = { place: undefined, matchingValues: () => new Map() };

function asksFields({ any, all, none }: FactOptions): boolean {
  return [any, all, none].some((one) => one !== undefined);
}

interface Decided {
  readonly options: FactOptions;
  readonly fact: Fact;
  readonly hits: readonly number[];
  readonly breaks: readonly number[];
}

function decidedFact(isSeen: boolean, { options, fact, hits, breaks }: Decided): Observation {
  const ofFields = asksFields(options);
  const items = ofFields
    ? (isSeen || breaks.length === 0 ? hits : breaks).map((index): Place => fact.itemPlaces?.[index] ?? fact)
    : (fact.itemPlaces ?? []);
  const actual = textOf(fact.value);
  const total = Array.isArray(fact.value) ? fact.value.length : 0;
  return decided({
    isSeen,
    expected: describe(options),
    actual: ofFields ? `${hits.length} of ${total} records` : actual,
    places: (isSeen || ofFields) && items.length > 0 ? items : [fact],
    captures: ofFields ? recordCaptures(fact, hits, options.distinct) : valueCaptures(actual, options.regex),
  });
}

/** The fields of the first record that matches, and all values of the field that is listed. */
function recordCaptures(
  { value }: Fact,
  hits: readonly number[],
  listed: string | undefined,
): Record<string, string> {
  const records = Array.isArray(value) ? (value as readonly FactRecord[]) : [];
  const matching = hits.flatMap((index) => records.slice(index, index + 1)).map(shownRecord);
  const captures = Object.fromEntries(
    Object.entries(matching[0] ?? {}).map(([key, one]) => [key, String(one)]),
  );
  if (listed === undefined) return captures;
  const values = matching
    .map((record) => record[listed])
    .filter((one) => one !== undefined)
    .map(String);
  return { ...captures, ...(values.length === 0 ? {} : { [listed]: listOfValues(values) }) };
}

function valueCaptures(value: string, regex: string | undefined): Record<string, string> {
  return { value, ...(regex === undefined ? {} : shownGroups(regex, value)) };
}

/** Causes that may hide another one: what is not there cannot say why. */
const UNSAID: readonly MissingInput['cause'][] = ['absent', 'truncated', 'damaged'];

/** The fact is not known: only `unknown`, and for a hidden value `masked` and `exists`, can be told. */
function observeUnknown(options: FactOptions, missing: MissingInput, context: LookContext): Observation {
  const expected = describe(options);
  const { unknown, fact } = options;
  const places = placesOfUnknown(fact, missing, context.knowledge);
  const actual = `unknown: ${missing.cause}`;
  if (unknown === true || unknown === missing.cause)
    return decided({ isSeen: true, expected, actual, places, captures: { value: missing.cause } });
  const isOtherCause = unknown !== undefined && !UNSAID.includes(missing.cause);
  if (isOtherCause) return decided({ isSeen: false, expected, actual, places });
  if (unknown !== undefined || missing.cause !== 'scrubbed') return cannotTell(expected, [missing]);
  const { isTrue } = comparer(options)({ input: fact, value: undefined, isMasked: true }, context.knowledge);
  return isTrue === undefined || asksFields(options)
    ? cannotTell(expected, [missing])
    : decided({ isSeen: isTrue, expected, actual: 'masked', places, captures: { value: 'masked' } });
}

export const factOperator = defineOperator<FactOptions>({
  key: 'fact',
  doc: 'Compares one typed fact of the flare.',
  example: COMPARISON_DOCS.in.example,
  check: factMistakes,
  describe,
  variablesOf,
  mayLackEvidence: ({ unknown, masked }) => unknown !== undefined || masked === true,
  observe: (options, context) => ({ ofFact: SHOWS_NOTHING, ...observe(options, context) }),
});
