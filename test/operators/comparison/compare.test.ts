import { describe, expect, it } from 'vitest';
import { comparer } from '../../../src/operators/comparison/compare.ts';
import {
  COMPARISON_KEYS,
  type ComparisonKey,
} from '../../../src/operators/comparison/comparison-doc-table.ts';
import type { Comparison } from '../../../src/operators/schemas/comparison-schema.ts';
import type { Comparable, Subject } from '../../../src/operators/comparison/subject.ts';
import { knowledge, setting } from './other-sides.ts';

function answer(comparison: Comparison, value: Comparable, subject: Partial<Subject> = {}) {
  return comparer(comparison)({ input: 'it', value, ...subject }, knowledge);
}

type Row = readonly [
  comparison: Comparison,
  value: Comparable,
  expected: boolean | 'absent' | 'scrubbed' | 'unreadable' | 'damaged',
  subject?: Partial<Subject>,
];

const HIDDEN = { isMasked: true };
const UNREAD = { unread: [{ input: 'it', cause: 'damaged' }] } as const;
const SECONDS = { unit: 's' };
const SETTING = { isSetting: true };

const ROWS: readonly Row[] = [
  [{ equals: 'cilium' }, 'cilium', true],
  [{ equals: 'cilium' }, 'Cilium', false],
  [{ equals: true }, 'true', false],
  [{ equals: 7 }, '7', true],
  [{ equals: 0 }, '', false],
  [{ equals: 'x' }, undefined, false],
  [{ equals: 'x' }, 'y', 'scrubbed', HIDDEN],
  [{ equals: { fact: 'cilium' } }, 'cilium', true],
  [{ equals: { fact: 'seven' } }, 8, false],
  [{ equals: { fact: 'nothing' } }, 7, 'absent'],
  [{ equals: { fact: 'items' } }, ['a', 'b'], true],
  [{ equals: { fact: 'items' } }, 'a', 'unreadable'],
  [{ equals: setting('secret') }, 7, 'scrubbed'],
  [{ equals: setting('empty') }, 7, 'absent'],
  [{ equals: '10m' }, 600, true, SECONDS],
  [{ equals: '10m' }, '10m0s', true, SETTING],
  [{ equals: '10m' }, '10m0s', false],
  [{ equals: '1h' }, 600, 'unreadable', SETTING],
  [{ equals: { fact: 'tenMinutes' } }, 10, true, { unit: 'min' }],
  [{ equals: { fact: 'tenMinutes' } }, 600, 'unreadable', { unit: 'bytes' }],
  [{ 'not-equals': 'cilium' }, 'weave', true],
  [{ 'not-equals': 'cilium' }, 'cilium', false],
  [{ 'not-equals': 'cilium' }, undefined, false],
  [{ 'not-equals': { fact: 'nothing' } }, 'a', 'absent'],
  [{ 'one-of': ['a', 'b'] }, 'b', true],
  [{ 'one-of': ['a', 'b'] }, 'c', false],
  [{ 'one-of': ['a', { fact: 'nothing' }] }, 'a', true],
  [{ 'one-of': ['a', { fact: 'nothing' }] }, 'c', 'absent'],
  [{ in: '>=7.36.0 <7.39.2' }, '7.36.1-jmx', true],
  [{ in: '>=7.36.0 <7.39.2' }, '7.39.2', false],
  [{ in: ['<6.0.0', '>=7.0.0'] }, '7.39.2', true],
  [{ in: ['<6.0.0', '>=7.0.0'] }, '6.1.0', false],
  [{ in: '<7.0.0' }, 'latest', 'unreadable'],
  [{ above: 5 }, 6, true],
  [{ above: 5 }, 5, false],
  [{ above: 5 }, undefined, false],
  [{ above: 5 }, 'many', 'unreadable'],
  [{ above: 0 }, true, 'unreadable'],
  [{ above: { fact: 'seven' } }, 8, true],
  [{ above: { fact: 'cilium' } }, 8, 'unreadable'],
  [{ above: setting('text') }, 8, 'unreadable'],
  [{ above: setting('secret') }, 8, 'scrubbed'],
  [{ below: '10m' }, 599, true, SECONDS],
  [{ below: '10m' }, 600, false, SECONDS],
  [{ below: setting('hour') }, 3599, true, SECONDS],
  [{ below: '64MiB' }, 1, 'unreadable', SECONDS],
  [{ below: '64MiB' }, '65MiB', false, SETTING],
  [{ below: '64MiB' }, '63Mi', true, SETTING],
  [{ below: '64MiB' }, 63, 'unreadable', SETTING],
  [{ 'at-least': '5%' }, 0.05, true, { unit: 'ratio' }],
  [{ 'at-least': '5%' }, 0.04, false, { unit: 'ratio' }],
  [{ 'at-least': { fact: 'nothing' } }, 1, 'absent'],
  [{ 'at-most': 5 }, 5, true],
  [{ 'at-most': 5 }, 6, false],
  [{ 'at-most': 5 }, ['5'], 'unreadable'],
  [{ between: [1, 5] }, 1, true],
  [{ between: [1, 5] }, 5, true],
  [{ between: [1, 5] }, 6, false],
  [{ between: [1, { fact: 'nothing' }] }, 0, false],
  [{ between: [1, { fact: 'nothing' }] }, 2, 'absent'],
  [{ contains: 'B' }, 'abc', true],
  [{ contains: 'd' }, 'abc', false],
  [{ contains: 'b' }, ['abc'], 'unreadable'],
  [{ contains: 'proxy' }, 'http://u:********@proxy', true],
  [{ contains: 'secret' }, 'http://u:********@proxy', 'scrubbed'],
  [{ contains: 'handle' }, 'ENC[handle]', 'scrubbed', HIDDEN],
  [{ 'starts-with': 'HTTP://' }, 'http://a', true],
  [{ 'starts-with': 'a' }, 'http://a', false],
  [{ 'starts-with': 'a' }, 'abc', 'scrubbed', HIDDEN],
  [{ 'ends-with': '.EU' }, 'datadoghq.eu', true],
  [{ 'ends-with': '.com' }, 'datadoghq.eu', false],
  [{ 'ends-with': 'a' }, ['a'], 'unreadable'],
  [{ wildcard: 'https://*.vpce.*' }, 'https://x.vpce.amazonaws.com', true],
  [{ wildcard: 'a*b*b' }, 'ab', false],
  [{ wildcard: 'a*a' }, 'a', false],
  [{ wildcard: 'abc' }, 'abcd', false],
  [{ wildcard: '*' }, '', true],
  [{ wildcard: 'a*' }, '****', 'scrubbed'],
  [{ regex: '^\\d+$' }, '42', true],
  [{ regex: '^\\d+$' }, '42a', false],
  [{ regex: 'a' }, ['a'], 'unreadable'],
  [{ includes: 'a' }, ['a', 'b'], true],
  [{ includes: 8125 }, [8125], true],
  [{ includes: 'c' }, ['a', 'b'], false],
  [{ includes: 'c' }, ['a', '********'], 'scrubbed'],
  [{ includes: 'c' }, ['a'], 'damaged', UNREAD],
  [{ includes: 'a' }, ['a'], true, UNREAD],
  [{ includes: 'a' }, 'a', 'unreadable'],
  [{ empty: true }, [], true],
  [{ empty: true }, ['a'], false, UNREAD],
  [{ empty: true }, [], 'damaged', UNREAD],
  [{ empty: false }, ['a'], true, UNREAD],
  [{ empty: false }, 'a', 'unreadable'],
  [{ length: 2 }, ['a', 'b'], true],
  [{ length: { above: 2 } }, ['a', 'b'], false],
  [{ length: { above: 1 } }, ['a', 'b'], true, UNREAD],
  [{ length: { below: 2 } }, ['a', 'b'], false, UNREAD],
  [{ length: { 'not-equals': 1 } }, ['a', 'b'], true, UNREAD],
  [{ length: { 'one-of': [2, 3] } }, ['a', 'b'], 'damaged', UNREAD],
  [{ length: { between: [1, 2] } }, ['a', 'b', 'c'], false],
  [{ length: { 'at-most': { fact: 'seven' } } }, ['a'], true],
  [{ length: { 'at-most': { fact: 'cilium' } } }, ['a'], 'unreadable'],
  [{ exists: true }, 'a', true],
  [{ exists: true }, undefined, false],
  [{ exists: true }, undefined, true, HIDDEN],
  [{ exists: false }, undefined, true],
  [{ exists: false }, 'a', false],
  [{ masked: true }, '********', true],
  [{ masked: true }, 'a', false],
  [{ masked: true }, undefined, true, HIDDEN],
  [{ masked: true }, undefined, false],
  [{ masked: false }, 'a', true],
  [{ masked: false }, '********', false],
  [{ unknown: true }, 'a', false],
  [{ above: 1, below: { fact: 'nothing' } }, 0, false],
  [{ above: 1, below: { fact: 'nothing' } }, 2, 'absent'],
];

describe('comparer', () => {
  const named = ROWS.map((row) => [row.map((one) => JSON.stringify(one)).join(' '), row] as const);
  it.each(named)('%s', (_name, [comparison, value, expected, subject]) => {
    const { isTrue, missing } = answer(comparison, value, subject);
    if (typeof expected === 'boolean') expect({ isTrue, missing }).toEqual({ isTrue: expected, missing: [] });
    else {
      expect(isTrue).toBeUndefined();
      expect(missing.map(({ cause }) => cause)).toEqual([expected]);
    }
  });

  // `exists`, `masked` and `unknown` ask whether it can be told, which can always be told.
  const CERTAIN: readonly ComparisonKey[] = ['exists', 'masked', 'unknown'];
  it.each(COMPARISON_KEYS)('is shown true, false and open: %s', (key) => {
    const kinds = ROWS.filter(([comparison]) => Object.keys(comparison).join() === key).map(
      ([, , expected]) => (typeof expected === 'boolean' ? expected : 'cannot tell'),
    );
    const wanted = CERTAIN.includes(key) ? [true, false] : [true, false, 'cannot tell'];
    expect(kinds).toEqual(expect.arrayContaining(key === 'unknown' ? [false] : wanted));
  });
});
