// A comparison in words, such as `in >=7.36.0 <7.39.2`, for `explain` and for reasons.
import { givenKeys } from './compare.ts';
import type { Comparison, CountComparison, Fields } from '../schemas/comparison-schema.ts';

export function describeComparison(comparison: Comparison): string {
  return givenKeys(comparison)
    .map((key) => wordsOf(key, comparison[key]))
    .join(' and ');
}

/** `name is cilium, count above 3`. */
export function describeFields(fields: Fields): string {
  return Object.entries(fields)
    .map(([key, want]) => `${key} ${typeof want === 'object' ? describeComparison(want) : `is ${want}`}`)
    .join(', ');
}

export function describeCount(comparison: CountComparison): string {
  if (typeof comparison === 'number') return String(comparison);
  return Object.entries(comparison)
    .map(([key, operand]) => wordsOf(key, operand))
    .join(' and ');
}

const YES_OR_NO: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  exists: ['exists', 'does not exist'],
  masked: ['masked', 'not masked'],
  empty: ['empty', 'not empty'],
};

function wordsOf(key: string, wanted: unknown): string {
  const pair = YES_OR_NO[key];
  if (pair !== undefined) return wanted === true ? pair[0] : pair[1];
  if (key === 'unknown') return wanted === true ? key : `${key}: ${String(wanted)}`;
  if (key === 'length') return `${key} ${describeCount(wanted as CountComparison)}`;
  if (!Array.isArray(wanted)) return `${key} ${describeOperand(wanted)}`;
  return `${key} ${wanted.map(describeOperand).join(SEPARATORS[key] ?? ', ')}`;
}

const SEPARATORS: Readonly<Record<string, string>> = { between: ' and ', in: ' || ' };

function describeOperand(operand: unknown): string {
  if (typeof operand !== 'object' || operand === null) return String(operand);
  if ('fact' in operand) return `fact ${String(operand.fact)}`;
  return 'config' in operand ? `setting ${String(operand.config)}` : '';
}
