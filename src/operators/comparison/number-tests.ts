// Comparisons of numbers, for a number that is known and for one that lies in a known span: the length of a list
// that may go on.
import type { Knowledge } from '../../model/knowledge.ts';
import { allTrue, anyTrue, decide, negated, undecided, unreadable, YES, NO, type Answer } from './answer.ts';
import type { CountComparison, Operand } from '../schemas/comparison-schema.ts';
import { quantityOf, resolve, type Subject } from './subject.ts';

export type Bound = 'above' | 'below' | 'at-least' | 'at-most';

/** What is known of a number: it lies between these, both included. */
interface Span {
  readonly low: number;
  readonly high: number;
}

type SpanTest = (span: Span, bound: number) => boolean | undefined;

const SPAN_TESTS: Readonly<Record<Bound | 'equals', SpanTest>> = {
  above: ({ low, high }, bound) => (low > bound ? true : high <= bound ? false : undefined),
  below: ({ low, high }, bound) => (high < bound ? true : low >= bound ? false : undefined),
  'at-least': ({ low, high }, bound) => (low >= bound ? true : high < bound ? false : undefined),
  'at-most': ({ low, high }, bound) => (high <= bound ? true : low > bound ? false : undefined),
  equals: ({ low, high }, bound) =>
    low === bound && high === bound ? true : low > bound || high < bound ? false : undefined,
};

/** A value that is no number, or of another unit than the bound, cannot be told. */
export const testBound =
  (key: Bound, operand: Operand) =>
  (subject: Subject, knowledge: Knowledge): Answer => {
    const quantity = quantityOf(subject);
    if (quantity === undefined) return unreadable(subject.input, 'its value is no number');
    const found = resolve(operand, subject, knowledge);
    if ('missing' in found) return undecided(found.missing);
    const bound = quantityOf(found.side);
    if (bound === undefined) return unreadable(found.side.input, 'its value is no number');
    if (bound.dimension !== quantity.dimension)
      return unreadable(subject.input, `it has another unit than ${found.side.input}`);
    const { amount } = quantity;
    return SPAN_TESTS[key]({ low: amount, high: amount }, bound.amount) === true ? YES : NO;
  };

export interface Count {
  /** Named where it cannot be told. */
  readonly input: string;
  readonly least: number;
  /** Infinity when nobody knows where it ends. */
  readonly most: number;
  /** Why it is not known exactly. */
  readonly missing: Answer['missing'];
}

/** A number of things, known exactly or in a span. */
export function testCount(comparison: CountComparison, count: Count, knowledge: Knowledge): Answer {
  const {
    equals,
    'not-equals': other,
    'one-of': several,
    between,
    ...bounds
  } = typeof comparison === 'number' ? { equals: comparison } : comparison;
  const test = (key: Bound | 'equals', operand: Operand): Answer => {
    const bound = countOf(operand, count, knowledge);
    return typeof bound === 'number' ? testSpan(SPAN_TESTS[key], bound, count) : bound;
  };
  return allTrue([
    ...(equals === undefined ? [] : [test('equals', equals)]),
    ...(other === undefined ? [] : [negated(test('equals', other))]),
    ...(several === undefined ? [] : [anyTrue(several.map((one) => test('equals', one)))]),
    ...(between === undefined ? [] : [test('at-least', between[0]), test('at-most', between[1])]),
    ...Object.entries(bounds).map(([key, operand]) => test(key as Bound, operand)),
  ]);
}

/** The number on the other side, or why it is not known. */
function countOf(operand: Operand, { input, least }: Count, knowledge: Knowledge): number | Answer {
  const found = resolve(operand, { input, value: least }, knowledge);
  if ('missing' in found) return undecided(found.missing);
  const quantity = quantityOf(found.side);
  return quantity?.dimension === 'number'
    ? quantity.amount
    : unreadable(found.side.input, 'its value is no plain number');
}

function testSpan(test: SpanTest, bound: number, { least, most, missing }: Count): Answer {
  const isTrue = test({ low: least, high: most }, bound);
  return isTrue === undefined ? undecided(...missing) : decide(isTrue);
}
