// What holds of all comparisons of all values: an opposite never holds as well, and what cannot be told stays so.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparer } from '../../../src/operators/comparison/compare.ts';
import type { Comparison } from '../../../src/operators/schemas/comparison-schema.ts';
import type { Subject } from '../../../src/operators/comparison/subject.ts';
import { knowledge, setting } from './other-sides.ts';

/** Values as flares hold them, hidden and unread ones among them. */
const subjects: fc.Arbitrary<Subject> = fc
  .record({
    value: fc.oneof(
      fc.constantFrom(
        'a',
        'abc',
        '10m',
        '10m0s',
        '64MiB',
        '7.36.0',
        '7.36.0-rc.3',
        '****',
        'x****y',
        '5%',
        '',
      ),
      fc.integer({ min: -3, max: 700 }),
      fc.boolean(),
      fc.constant(undefined),
      fc.array(fc.constantFrom('a', 'b', '****'), { maxLength: 4 }),
    ),
    unit: fc.constantFrom(undefined, 's', 'bytes', 'ratio'),
    isSetting: fc.boolean(),
    isMasked: fc.boolean(),
    unread: fc.constantFrom([], [{ input: 'it', cause: 'damaged' as const }]),
  })
  .map((one) => ({ input: 'it', ...one }));

const operands = fc.constantFrom(
  'a',
  '10m',
  7,
  600,
  '64MiB',
  '5%',
  { fact: 'seven' },
  { fact: 'tenMinutes' },
  { fact: 'items' },
  { fact: 'nothing' },
  setting('hour'),
  setting('secret'),
);
const counts = fc.constantFrom(0, 1, 2, { fact: 'seven' }, { fact: 'nothing' });

type Pair = readonly [yes: Comparison, no: Comparison];

/** A comparison and its opposite. */
const pairs: fc.Arbitrary<Pair> = fc.oneof(
  operands.map((one): Pair => [{ equals: one }, { 'not-equals': one }]),
  fc
    .array(operands, { minLength: 1, maxLength: 3 })
    .chain((several) =>
      fc
        .constantFrom(...several)
        .map((one): Pair => [{ 'not-equals': one }, { equals: one, 'one-of': several }]),
    ),
  operands
    .filter((one) => one !== 'a')
    .chain((one) =>
      fc.constantFrom<Pair>(
        [{ above: one }, { 'at-most': one }],
        [{ below: one }, { 'at-least': one }],
        [{ between: [one as number, one as number] }, { above: one }],
      ),
    ),
  fc.constantFrom<Pair>(
    [{ in: '<7.36.0' }, { in: '>=7.36.0' }],
    [{ empty: true }, { empty: false }],
    [{ empty: true }, { includes: 'a' }],
    [{ exists: true }, { exists: false }],
    [{ masked: true }, { masked: false }],
    [{ wildcard: 'a*' }, { regex: '^[^aA]' }],
  ),
  counts.chain((one) =>
    fc.constantFrom<Pair>(
      [{ length: { above: one } }, { length: { 'at-most': one } }],
      [{ length: { below: one } }, { length: { 'at-least': one } }],
      [{ length: { equals: one } }, { length: { 'not-equals': one } }],
    ),
  ),
);

describe('three values', () => {
  it('never holds together with its opposite', () => {
    fc.assert(
      fc.property(subjects, pairs, (subject, [yes, no]) => {
        const both = [yes, no].map((one) => comparer(one)(subject, knowledge).isTrue);
        expect(both).not.toEqual([true, true]);
      }),
      { numRuns: 3000 },
    );
  });

  it('never decides what it could not tell, whatever becomes known of the rest', () => {
    fc.assert(
      fc.property(subjects, pairs, (subject, [comparison]) => {
        const open = comparer(comparison)({ ...subject, isMasked: true }, knowledge);
        const known = comparer(comparison)({ ...subject, isMasked: false }, knowledge);
        const isOfPresence = 'exists' in comparison || 'masked' in comparison;
        if (!isOfPresence) expect(open.isTrue).toBeUndefined();
        if (known.isTrue === undefined) expect(known.missing).not.toEqual([]);
        else expect(known.missing).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('only becomes surer when a list is read to its end', () => {
    fc.assert(
      fc.property(subjects, pairs, fc.array(fc.constantFrom('a', 'c')), (subject, [comparison], rest) => {
        if (!Array.isArray(subject.value)) return;
        const unread = [{ input: 'it', cause: 'damaged' as const }];
        const before = comparer(comparison)({ ...subject, unread }, knowledge).isTrue;
        const value = [...(subject.value as readonly string[]), ...rest];
        const after = comparer(comparison)({ ...subject, value, unread: [] }, knowledge).isTrue;
        if (before !== undefined && !('equals' in comparison || 'not-equals' in comparison))
          expect(after).toBe(before);
      }),
      { numRuns: 2000 },
    );
  });
});
