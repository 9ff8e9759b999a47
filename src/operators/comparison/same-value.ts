// Whether two values are the same: texts as they stand, amounts whatever their unit.
import type { Quantity } from '../../util/quantity.ts';
import { quantityOf, type Comparable, type Side } from './subject.ts';

/** Undefined when the two cannot be compared: a list and a text, minutes and bytes. */
export function isSame(a: Side, b: Side): boolean | undefined {
  const values = [a.value, b.value];
  if (values.includes(undefined)) return undefined;
  if (values.some((one) => Array.isArray(one))) return isSameList(a.value, b.value);
  const areTexts = values.every((one) => typeof one === 'string');
  const amounts = a.value === b.value && areTexts ? undefined : amountsOf(a, b);
  if (amounts === undefined) return a.value === b.value;
  const [one, other] = amounts;
  if (one.dimension === other.dimension) return isSameNumber(one, other);
  return areTexts ? false : undefined;
}

function isSameList(a: Comparable, b: Comparable): boolean | undefined {
  if (!Array.isArray(a) || !Array.isArray(b)) return undefined;
  return a.length === b.length && a.every((item, index) => String(item) === String(b[index]));
}

/** Texts are amounts only where a configuration states them: elsewhere `1h` may be a name. */
function amountsOf(a: Side, b: Side): readonly [Quantity, Quantity] | undefined {
  const areTexts = typeof a.value === 'string' && typeof b.value === 'string';
  if (areTexts && a.isSetting !== true && b.isSetting !== true) return undefined;
  const [one, other] = [quantityOf(a), quantityOf(b)];
  if (one === undefined || other === undefined) return undefined;
  return areTexts && one.dimension === 'number' ? undefined : [one, other];
}

/** Units are parts and multiples of each other, which leaves the last digits uncertain. */
function isSameNumber({ amount: a }: Quantity, { amount: b }: Quantity): boolean {
  return a === b || Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-12;
}
