// The comparisons that the operators over values share: how a rule writes them, whether they fit the value's
// type, and what they give. Values of the other side may be another fact or setting.
import { z } from 'zod';
import type { Lookup, MissingInput } from '../model/absence.ts';
import { FACTS, isFactName } from '../model/fact-table.ts';
import type { FactType } from '../model/fact.ts';
import { CONFIG_PROCESSES, type Knowledge } from '../model/knowledge.ts';
import { nearestWord } from '../util/nearest-word.ts';
import { isVersionInRange, rangeMistake } from '../util/versions.ts';
import type { OptionMistake } from './operator.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const operand = z.union([
  z.number(),
  z.strictObject({ fact: z.string() }),
  z.strictObject({ config: z.string(), process: z.enum(CONFIG_PROCESSES) }),
]);
type Operand = z.infer<typeof operand>;

/** The keys of a comparison. Several keys must all hold. */
export const comparisonShape = {
  equals: scalar.optional().describe('The value is exactly this.'),
  'not-equals': scalar.optional().describe('The value is known and is not this.'),
  'one-of': z.array(scalar).min(1).optional().describe('The value is one of these.'),
  in: z.string().optional().describe('The version lies in this range, such as ">=7.36.0 <7.39.2".'),
  above: operand.optional().describe('The number is greater than this.'),
  below: operand.optional().describe('The number is smaller than this.'),
  'at-least': operand.optional().describe('The number is this or greater.'),
  'at-most': operand.optional().describe('The number is this or smaller.'),
  contains: z.string().min(1).optional().describe('The text holds this (case ignored).'),
  includes: z.string().optional().describe('The list has this item.'),
  empty: z.boolean().optional().describe('The list has no items (true) or some (false).'),
  exists: z.literal(true).optional().describe('The value is known, whatever it is.'),
};
export const comparisonSchema = z.strictObject(comparisonShape);
export type Comparison = z.infer<typeof comparisonSchema>;
export const COMPARISON_KEYS = Object.keys(comparisonShape) as (keyof Comparison)[];

export type Comparable = string | number | boolean | readonly unknown[] | undefined;

/** `isTrue` is undefined when the other side is not known; then `missing` says why. */
export interface ComparisonResult {
  readonly isTrue: boolean | undefined;
  readonly missing: readonly MissingInput[];
}

type Test = (value: Comparable, knowledge: Knowledge) => ComparisonResult;

const decide = (isTrue: boolean): ComparisonResult => ({ isTrue, missing: [] });

/** Compares as text where a rule gives text: `"true"` in a rule means the text, `true` the boolean. */
function isSame(value: Comparable, wanted: string | number | boolean): boolean {
  return (
    value === wanted || (typeof value === 'string' && typeof wanted === 'number' && Number(value) === wanted)
  );
}

function numberOf(wanted: Operand, knowledge: Knowledge): { value?: number; missing: MissingInput[] } {
  if (typeof wanted === 'number') return { value: wanted, missing: [] };
  const lookup = otherSide(wanted, knowledge);
  if (!lookup.known) return { missing: [lookup.missing] };
  const value = Number(lookup.value.value);
  return Number.isFinite(value) ? { value, missing: [] } : { missing: [] };
}

function otherSide(
  wanted: Exclude<Operand, number>,
  knowledge: Knowledge,
): Lookup<{ readonly value: Comparable }> {
  if ('fact' in wanted) return knowledge.fact(wanted.fact);
  const lookup = knowledge.config(wanted.process, wanted.config);
  const isScrubbed = lookup.known && lookup.value.isMasked;
  return isScrubbed ? { known: false, missing: { input: wanted.config, cause: 'scrubbed' } } : lookup;
}

function numeric(wanted: Operand, holds: (value: number, bound: number) => boolean): Test {
  return (value, knowledge) => {
    const bound = numberOf(wanted, knowledge);
    if (bound.value === undefined)
      return { isTrue: bound.missing.length > 0 ? undefined : false, missing: bound.missing };
    return decide(value !== undefined && holds(Number(value), bound.value));
  };
}

const TESTS: { [K in keyof Required<Comparison>]: (wanted: NonNullable<Comparison[K]>) => Test } = {
  equals: (wanted) => (value) => decide(isSame(value, wanted)),
  'not-equals': (wanted) => (value) => decide(value !== undefined && !isSame(value, wanted)),
  'one-of': (wanted) => (value) => decide(wanted.some((one) => isSame(value, one))),
  in: (wanted) => (value) => decide(isVersionInRange(String(value), wanted) === true),
  above: (wanted) => numeric(wanted, (value, bound) => value > bound),
  below: (wanted) => numeric(wanted, (value, bound) => value < bound),
  'at-least': (wanted) => numeric(wanted, (value, bound) => value >= bound),
  'at-most': (wanted) => numeric(wanted, (value, bound) => value <= bound),
  contains: (wanted) => (value) => decide(String(value).toLowerCase().includes(wanted.toLowerCase())),
  includes: (wanted) => (value) => decide(Array.isArray(value) && value.includes(wanted)),
  empty: (wanted) => (value) => decide(Array.isArray(value) && (value.length === 0) === wanted),
  exists: () => (value) => decide(value !== undefined),
};

export function compare(value: Comparable, comparison: Comparison, knowledge: Knowledge): ComparisonResult {
  const results = givenKeys(comparison).map((key) => {
    const test = TESTS[key] as (wanted: unknown) => Test;
    return test(comparison[key])(value, knowledge);
  });
  if (results.some((result) => result.isTrue === false)) return decide(false);
  const missing = results.flatMap((result) => result.missing);
  return { isTrue: missing.length > 0 ? undefined : true, missing };
}

/** Whether a value must be shown to be compared; that there is one can be told of a scrubbed one too. */
export function needsValue(comparison: Comparison): boolean {
  return givenKeys(comparison).some((key) => key !== 'exists');
}

export function givenKeys(comparison: Comparison): (keyof Comparison)[] {
  return COMPARISON_KEYS.filter((key) => comparison[key] !== undefined);
}

/** One line such as `in >=7.36.0 <7.39.2`, for `explain`. */
export function describeComparison(comparison: Comparison): string {
  const words = givenKeys(comparison).map((key) => `${key} ${describeOperand(comparison[key])}`);
  return words.join(' and ');
}

function describeOperand(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'fact' in value) return `fact ${String(value.fact)}`;
  if (typeof value === 'object' && value !== null && 'config' in value)
    return `setting ${String(value.config)}`;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

const COMPARISONS_BY_TYPE: Record<FactType, readonly (keyof Comparison)[]> = {
  string: ['equals', 'not-equals', 'one-of', 'contains', 'exists'],
  version: ['in', 'equals', 'not-equals', 'one-of', 'contains', 'exists'],
  number: ['equals', 'not-equals', 'one-of', 'above', 'below', 'at-least', 'at-most', 'exists'],
  boolean: ['equals', 'not-equals', 'exists'],
  list: ['includes', 'empty', 'exists'],
  records: ['empty', 'exists'],
};

/** Mistakes a schema cannot see: a comparison that the type does not have, a range nothing satisfies, a dead fact. */
export function comparisonMistakes(comparison: Comparison, type: FactType | undefined): OptionMistake[] {
  const mistakes: OptionMistake[] = [];
  for (const key of givenKeys(comparison)) {
    if (type !== undefined && !COMPARISONS_BY_TYPE[type].includes(key)) {
      const usable = COMPARISONS_BY_TYPE[type].join(', ');
      mistakes.push({
        path: [key],
        code: 'BAD_COMPARISON',
        message: `“${key}” does not fit a ${type}; use one of: ${usable}.`,
      });
    }
    const other = comparison[key];
    if (typeof other === 'object' && 'fact' in other && !isFactName(other.fact)) {
      mistakes.push({ path: [key, 'fact'], code: 'UNKNOWN_FACT', message: unknownFactMessage(other.fact) });
    }
  }
  const range = comparison.in === undefined ? undefined : rangeMistake(comparison.in);
  if (range === 'not-a-range') {
    mistakes.push({
      path: ['in'],
      code: 'BAD_RANGE',
      message: `“${String(comparison.in)}” is not a version range; write one like ">=7.36.0 <7.39.2".`,
    });
  } else if (range === 'impossible') {
    mistakes.push({
      path: ['in'],
      code: 'IMPOSSIBLE_RANGE',
      message: `No version lies in “${String(comparison.in)}”.`,
    });
  }
  return mistakes;
}

/** Names the closest fact, because a dead path is mostly a typo. */
export function unknownFactMessage(name: string): string {
  const last = name.split('.').at(-1)?.toLowerCase() ?? '';
  const names = Object.keys(FACTS);
  const near =
    nearestWord(name, names) ??
    (last === '' ? undefined : names.find((fact) => fact.toLowerCase().endsWith(last)));
  return `There is no fact “${name}”${near === undefined ? '' : `; did you mean “${near}”?`}.`;
}
