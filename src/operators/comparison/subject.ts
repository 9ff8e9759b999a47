// The two sides of a comparison: the value that is looked at, and a literal, fact or setting on the other side.
import type { MissingInput } from '../../model/absence.ts';
import type { Knowledge } from '../../model/knowledge.ts';
import { parseQuantity, quantityIn, type Quantity } from '../../util/quantity.ts';
import type { Operand } from '../schemas/comparison-schema.ts';

export type Scalar = string | number | boolean;
export type Comparable = Scalar | readonly unknown[] | undefined;

export interface Side {
  /** What it is called where it is missing: a fact, a field of one, a setting. */
  readonly input: string;
  /** Undefined: it is known that there is none. */
  readonly value: Comparable;
  /** The unit of a number that has none of its own. */
  readonly unit?: string | undefined;
  /** Of a configuration, where `10m` or `64MiB` is an amount. */
  readonly isSetting?: boolean;
}

export interface Subject extends Side {
  /** Set, but not shown. */
  readonly isMasked?: boolean;
  /** Of a list: why there may be more items than are known. */
  readonly unread?: readonly MissingInput[];
}

/** The other side, or why it is not known. A plain number counts in the unit of the subject. */
export function resolve(
  operand: Operand,
  subject: Side,
  knowledge: Knowledge,
): { readonly side: Side } | { readonly missing: MissingInput } {
  if (typeof operand !== 'object') {
    const { unit, isSetting = false } = subject;
    return { side: { input: 'the rule', value: operand, unit, isSetting } };
  }
  const found = 'fact' in operand ? factSide(operand.fact, knowledge) : settingSide(operand, knowledge);
  if ('missing' in found || found.side.value !== undefined) return found;
  return { missing: { input: found.side.input, cause: 'absent', detail: 'it has no value' } };
}

type Found = ReturnType<typeof resolve>;

function factSide(name: string, knowledge: Knowledge): Found {
  const lookup = knowledge.fact(name);
  if (!lookup.known) return { missing: lookup.missing };
  return { side: { input: name, value: lookup.value.value, unit: lookup.value.unit } };
}

function settingSide({ config, process }: Extract<Operand, { config: string }>, knowledge: Knowledge): Found {
  const lookup = knowledge.config(process, config);
  if (!lookup.known) return { missing: lookup.missing };
  if (lookup.value.isMasked) return { missing: { input: config, cause: 'scrubbed' } };
  return { side: { input: config, value: lookup.value.value, isSetting: true } };
}

/** Undefined when the value is no amount. */
export function quantityOf({ value, unit }: Pick<Side, 'value' | 'unit'>): Quantity | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const quantity = typeof value === 'number' ? plain(value) : parseQuantity(value);
  return quantity?.dimension === 'number' ? quantityIn(unit, quantity.amount) : quantity;
}

function plain(amount: number): Quantity | undefined {
  return Number.isFinite(amount) ? { dimension: 'number', amount } : undefined;
}
