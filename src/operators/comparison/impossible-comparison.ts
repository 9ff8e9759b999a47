// Comparisons side by side that can never all be true, whatever the flare says, and items of a list that can never
// decide. Looks at literals only: another fact may have any value.
import type { Knowledge } from '../../model/knowledge.ts';
import type { Quantity } from '../../util/quantity.ts';
import type { OptionMistake } from '../operator.ts';
import { comparer, givenKeys } from './compare.ts';
import type { ComparisonKey } from './comparison-doc-table.ts';
import type { Comparison, Operand } from '../schemas/comparison-schema.ts';
import { isImpossibleCount } from './impossible-count.ts';
import { isSame } from './same-value.ts';
import { quantityOf, type Scalar, type Subject } from './subject.ts';
import type { ValueKind } from './value-kind.ts';

const CODE = 'IMPOSSIBLE_COMPARISON';

export function impossibleComparisons(comparison: Comparison, kind: ValueKind): OptionMistake[] {
  const presence = presenceMistake(comparison, kind);
  if (presence !== undefined) return [presence];
  const literals = literalMistakes(comparison, kind);
  if (literals.length > 0) return literals;
  return [boundsMistake(comparison, kind), itemsMistake(comparison, kind)].filter((one) => one !== undefined);
}

function mistake(path: OptionMistake['path'], message: string): OptionMistake {
  return { path, code: CODE, message };
}

/** Nothing but `masked: false` is known of what is not there, and nothing of what is hidden but that it is there. */
function presenceMistake(comparison: Comparison, { isFact, example }: ValueKind): OptionMistake | undefined {
  const keys = givenKeys(comparison);
  const besides = (...allowed: ComparisonKey[]): boolean => keys.some((key) => !allowed.includes(key));
  if (comparison.unknown !== undefined && besides('unknown'))
    return mistake(
      ['unknown'],
      `An unknown value cannot be compared; write ${example('unknown: true')} alone.`,
    );
  if (comparison.exists === false && isFact === true)
    return mistake(
      ['exists'],
      `A fact without a value is not known, so this is never true; write ${example('unknown: true')}.`,
    );
  if (comparison.exists === false && besides('exists'))
    return mistake(
      ['exists'],
      `A missing value cannot be compared; write ${example('exists: false')} alone.`,
    );
  if (comparison.masked === true && besides('masked', 'exists'))
    return mistake(['masked'], `A hidden value cannot be compared; write ${example('masked: true')} alone.`);
  return undefined;
}

/** Answers nothing: what other facts and settings hold is not known while a rule is checked. */
const NOTHING: Pick<Knowledge, 'fact' | 'config'> = {
  fact: (name) => ({ known: false, missing: { input: name, cause: 'absent' } }),
  config: (_process, key) => ({ known: false, missing: { input: key, cause: 'absent' } }),
};

/** True when the value is known to fail what stands beside it. */
function fails(value: Scalar, comparison: Comparison, kind: ValueKind): boolean {
  return comparer(comparison)(subjectOf(value, kind), NOTHING as Knowledge).isTrue === false;
}

function subjectOf(value: Scalar, { type, unit, isSetting }: ValueKind): Subject {
  const isAmount = isSetting === true || type === 'number';
  return { input: 'the value', value, unit, isSetting: isAmount };
}

function literalMistakes(comparison: Comparison, kind: ValueKind): OptionMistake[] {
  const { equals, 'one-of': items = [], ...rest } = comparison;
  const wrongType = [
    ...(equals === undefined ? [] : [{ path: ['equals'], value: equals }]),
    ...items.map((value, index) => ({ path: ['one-of', index], value })),
  ].flatMap(({ path, value }) => typeMistake(value, path, kind));
  if (wrongType.length > 0) return wrongType;
  const correct = kind.example('one-of: [first, second]');
  if (isLiteral(equals) && fails(equals, { ...rest, ...givenItems(items) }, kind))
    return [
      mistake(
        ['equals'],
        `No value is ${equals} and also satisfies the other comparisons; keep one of them, as in ${kind.example(`equals: ${equals}`)}.`,
      ),
    ];
  return items.flatMap((item, index): OptionMistake[] => {
    if (!isLiteral(item)) return [];
    const isTwin = items.slice(0, index).some((other) => isLiteral(other) && isTwice(item, other, kind));
    if (isTwin)
      return [mistake(['one-of', index], `“${item}” is here twice; list each item once, as in ${correct}.`)];
    return fails(item, rest, kind)
      ? [
          mistake(
            ['one-of', index],
            `“${item}” contradicts the comparisons beside one-of, so it never decides; leave it out, as in ${correct}.`,
          ),
        ]
      : [];
  });
}

const givenItems = (items: readonly Operand[]): Comparison =>
  items.length === 0 ? {} : { 'one-of': [...items] };

function isLiteral(operand: Operand | undefined): operand is Scalar {
  return operand !== undefined && typeof operand !== 'object';
}

function isTwice(a: Scalar, b: Scalar, kind: ValueKind): boolean {
  return isSame(subjectOf(a, kind), subjectOf(b, kind)) === true;
}

/** `equals: "true"` for a boolean, `equals: true` for a text. */
function typeMistake(value: Operand, path: OptionMistake['path'], kind: ValueKind): OptionMistake[] {
  const { type, example } = kind;
  if (!isLiteral(value) || type === undefined) return [];
  const isBoolean = typeof value === 'boolean';
  if (isBoolean === (type === 'boolean')) return [];
  const correct =
    type === 'boolean' ? 'equals: true' : type === 'number' ? 'equals: 1' : `equals: "${value}"`;
  return [mistake(path, `A ${type} is never ${JSON.stringify(value)}; write ${example(correct)}.`)];
}

interface Limit {
  readonly amount: number;
  /** The limit itself is left out. */
  readonly isOpen: boolean;
}

function boundsMistake(comparison: Comparison, kind: ValueKind): OptionMistake | undefined {
  const { between } = comparison;
  const limit = (operand: Operand | undefined, isOpen: boolean): readonly (Limit & Quantity)[] => {
    const quantity = isLiteral(operand) ? quantityOf({ value: operand, unit: kind.unit }) : undefined;
    return quantity === undefined ? [] : [{ ...quantity, isOpen }];
  };
  const lows = [
    ...limit(comparison.above, true),
    ...limit(comparison['at-least'], false),
    ...limit(between?.[0], false),
  ];
  const highs = [
    ...limit(comparison.below, true),
    ...limit(comparison['at-most'], false),
    ...limit(between?.[1], false),
  ];
  if (new Set([...lows, ...highs].map(({ dimension }) => dimension)).size > 1) return undefined;
  if (!isEmptySpan(lows, highs)) return undefined;
  const keys = ['above', 'at-least', 'below', 'at-most', 'between'] as const;
  const path = keys.find((key) => comparison[key] !== undefined) ?? 'above';
  const correct = kind.example(path === 'between' ? 'between: [1, 10]' : 'above: 1, below: 10');
  return mistake(
    [path],
    `No number is within these bounds; the smaller one is the lower bound, as in ${correct}.`,
  );
}

function isEmptySpan(lows: readonly Limit[], highs: readonly Limit[]): boolean {
  return lows.some((low) =>
    highs.some(
      (high) => low.amount > high.amount || (low.amount === high.amount && (low.isOpen || high.isOpen)),
    ),
  );
}

/** What is said of the number of items: by `length`, and by `empty` and `includes`. */
function itemsMistake(comparison: Comparison, { example }: ValueKind): OptionMistake | undefined {
  const { empty, includes, length } = comparison;
  const isFilled = empty === false || includes !== undefined;
  if (empty === true && isFilled)
    return mistake(
      ['empty'],
      `A list that includes an item is not empty; write ${example(`includes: ${includes}`)} alone.`,
    );
  const span = { least: isFilled ? 1 : 0, most: empty === true ? 0 : Infinity };
  if (length === undefined || !isImpossibleCount(length, span)) return undefined;
  return mistake(
    ['length'],
    `No number of items can satisfy this; write for example ${example('length: { at-least: 2 }')}.`,
  );
}
