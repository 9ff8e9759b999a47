// Amounts that do not fit the value they are compared with: minutes for bytes, a text that is no amount, a fact of
// another unit.
import { FACTS, isFactName } from '../../model/fact-table.ts';
import type { FactSpec } from '../../model/fact.ts';
import { dimensionOf, parseQuantity, type Dimension } from '../../util/quantity.ts';
import type { OptionMistake } from '../operator.ts';
import type { Comparison, Operand } from '../schemas/comparison-schema.ts';
import type { ValueKind } from './value-kind.ts';

const OF_NUMBERS = ['above', 'below', 'at-least', 'at-most', 'between'] as const;
const OF_VALUES = ['equals', 'not-equals', 'one-of'] as const;

const SAMPLES: Readonly<Record<Dimension, string>> = {
  time: '10m',
  bytes: '64MiB',
  share: '5%',
  number: '10',
};

const FITTING: Readonly<Record<Dimension, string>> = {
  time: 'a time such as 10m or 1h30m',
  bytes: 'a size such as 64MiB or 10MB',
  share: 'a share such as 5% or 0.05',
  number: 'a plain number',
};

export function unitMistakes(comparison: Comparison, kind: ValueKind): OptionMistake[] {
  const ofValues = kind.type === 'number' ? OF_VALUES : [];
  return [...OF_NUMBERS, ...ofValues].flatMap((key) => {
    const wanted: Operand | readonly Operand[] | undefined = comparison[key];
    if (wanted === undefined) return [];
    const operands = Array.isArray(wanted) ? (wanted as readonly Operand[]) : [wanted as Operand];
    return operands.flatMap((operand, index) => {
      const problem = problemOf(operand, kind);
      const path = Array.isArray(wanted) ? [key, index] : [key];
      if (problem !== undefined) return [mistakeOf(problem, path, kind)];
      return isPercent(operand, kind) ? [percentMistake(operand, path, kind)] : [];
    });
  });
}

function mistakeOf(problem: string, path: readonly (string | number)[], kind: ValueKind): OptionMistake {
  const dimension = dimensionOf(kind.unit);
  const fitting = kind.isMoment === true ? 'a plain number of milliseconds since 1970' : FITTING[dimension];
  const sample = kind.isMoment === true ? '1714557600000' : SAMPLES[dimension];
  const example = kind.example(written(path, sample));
  return { path, code: 'BAD_UNIT', message: `${problem}; use ${fitting}, as in ${example}.` };
}

/** A plain number for a share, and more than all of it. */
function isPercent(operand: Operand, { unit }: ValueKind): operand is number | string {
  return dimensionOf(unit) === 'share' && typeof operand !== 'object' && Number(operand) > 1;
}

function percentMistake(
  amount: number | string,
  path: readonly (string | number)[],
  { example }: ValueKind,
): OptionMistake {
  const correct = [amount, Math.round(Number(amount) * 100)]
    .slice(0, Number(amount) < 2 ? 2 : 1)
    .map((percent) => example(written(path, `${percent}%`)));
  return {
    path,
    code: 'BAD_UNIT',
    message: `A share of ${amount} is more than the whole, which is 1; write ${correct.join(' or ')}.`,
  };
}

/** A comparison with one amount, after the key that stands at the path. */
function written([key]: readonly (string | number)[], amount: string): string {
  if (key === 'one-of') return `one-of: [${amount}]`;
  return `${key === 'between' ? 'at-least' : String(key)}: ${amount}`;
}

/** What is wrong with one amount, as the start of a sentence. */
function problemOf(operand: Operand, kind: ValueKind): string | undefined {
  if (typeof operand === 'object')
    return 'fact' in operand && isFactName(operand.fact) ? problemOfFact(operand.fact, kind) : undefined;
  if (typeof operand !== 'string') return undefined;
  const quantity = parseQuantity(operand);
  if (quantity === undefined) return `“${operand}” is not an amount`;
  if (quantity.dimension === 'number' || kind.isSetting === true) return undefined;
  if (kind.isMoment === true) return `“${operand}” is a duration, but the value is a point in time`;
  return quantity.dimension === dimensionOf(kind.unit)
    ? undefined
    : `“${operand}” does not fit ${kind.unit === undefined ? 'a value without a unit' : `a value in ${kind.unit}`}`;
}

function problemOfFact(name: keyof typeof FACTS, { unit, isSetting }: ValueKind): string | undefined {
  const other: FactSpec = FACTS[name];
  if (other.type !== 'number') return `${name} is a ${other.type}, not a number`;
  if (isSetting === true || dimensionOf(other.unit) === dimensionOf(unit)) return undefined;
  return `${name} is in ${other.unit ?? 'no unit'}, but the value is in ${unit ?? 'no unit'}`;
}
