// Whether a number of things can compare as a rule asks: `{ above: 2, below: 3 }` never does. Looks at literals only.
import type { CountComparison, Operand } from '../schemas/comparison-schema.ts';

/** True when no whole number in the span compares like this; the span goes from zero when it is left out. */
export function isImpossibleCount(
  comparison: CountComparison,
  { least, most }: { readonly least: number; readonly most: number } = { least: 0, most: Infinity },
): boolean {
  const shape = typeof comparison === 'number' ? { equals: comparison } : comparison;
  const low = Math.max(
    least,
    ...literal(shape.above).map((one) => one + 1),
    ...literal(shape['at-least']),
    ...literal(shape.between?.[0]),
  );
  const high = Math.min(
    most,
    ...literal(shape.below).map((one) => one - 1),
    ...literal(shape['at-most']),
    ...literal(shape.between?.[1]),
  );
  const isExcluded = (one: number): boolean => one < low || one > high || one === shape['not-equals'];
  const only = exactly(shape.equals === undefined ? shape['one-of'] : [shape.equals]);
  return low > high || (only?.every(isExcluded) ?? (low === high && isExcluded(low)));
}

function literal(operand: Operand | undefined): number[] {
  return typeof operand === 'number' ? [operand] : [];
}

/** The only numbers that are asked for; undefined when there may be others. */
function exactly(operands: readonly Operand[] | undefined): number[] | undefined {
  const numbers = operands?.flatMap(literal);
  return numbers?.length === operands?.length ? numbers : undefined;
}
