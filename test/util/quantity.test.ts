import { describe, expect, it } from 'vitest';
import { dimensionOf, parseQuantity, quantityIn } from '../../src/util/quantity.ts';

describe('parseQuantity', () => {
  it.each([
    ['10m', 'time', 600_000],
    ['1h30m0s', 'time', 5_400_000],
    ['250ms', 'time', 250],
    ['1.5s', 'time', 1500],
    ['7d', 'time', 604_800_000],
    ['64MiB', 'bytes', 67_108_864],
    ['512Mi', 'bytes', 536_870_912],
    ['10 MB', 'bytes', 10_000_000],
    ['1.5G', 'bytes', 1_500_000_000],
    ['12B', 'bytes', 12],
    ['5%', 'share', 0.05],
    ['-3.25', 'number', -3.25],
    ['1e6', 'number', 1_000_000],
  ] as const)('%s is %s', (text, dimension, amount) => {
    expect(parseQuantity(text)).toEqual({ dimension, amount });
  });

  it.each([
    '',
    'm',
    '10 minutes',
    '1h-30m',
    'ten',
    '5%%',
    '1..5',
    '64iB',
    '10x',
    '1e999',
    '-1e999',
    `${'9'.repeat(400)}h`,
    `${'9'.repeat(400)}%`,
  ])('%j is no amount', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });
});

describe('quantityIn', () => {
  it('takes a number of a unit for an amount; other units only name what is counted', () => {
    expect(quantityIn('min', 10)).toEqual({ dimension: 'time', amount: 600_000 });
    expect(quantityIn('cores', 2)).toEqual({ dimension: 'number', amount: 2 });
    expect(quantityIn(undefined, 2)).toEqual({ dimension: 'number', amount: 2 });
    expect(['ms', 'bytes', 'ratio', 'cores'].map(dimensionOf)).toEqual(['time', 'bytes', 'share', 'number']);
  });
});
