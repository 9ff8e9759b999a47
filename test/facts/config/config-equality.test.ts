import { describe, expect, it } from 'vitest';
import { isOverruled, isSameValue } from '../../../src/facts/config/config-equality.ts';
import type { ConfigScalar } from '../../../src/model/knowledge.ts';

describe('isSameValue', () => {
  it.each<[ConfigScalar, ConfigScalar, boolean]>([
    ['60s', '1m0s', true],
    ['1500ms', '1.5s', true],
    ['60s', '61s', false],
    ['60', '60s', false],
    ['060', '60', false],
    [5, '5', true],
    [true, 'true', true],
    [['a', 1], ['1', 'a'], true],
    [['a', 'a'], ['a'], false],
    [['a'], 'a', false],
    [['a', 'b'], ['a,b'], false],
  ])('%o and %o: %o', (a, b, same) => {
    expect(isSameValue(a, b)).toBe(same);
    expect(isSameValue(b, a)).toBe(same);
  });

  it('knows nothing of a value that is not shown', () => {
    expect(isSameValue(undefined, undefined)).toBe(false);
  });
});

describe('isOverruled', () => {
  it.each<[stated: ConfigScalar, inEffect: ConfigScalar, boolean]>([
    [true, false, true],
    [5, 6, true],
    ['info', 'debug', true],
    ['INFO', 'info', false],
    ['60s', '1m0s', false],
    [['a'], ['a', '169.254.169.254'], false],
    [['a', 'b'], ['a'], true],
    ['yes', false, false],
    ['10Mb', 10485760, false],
    [['a'], 'a', false],
  ])('%o where %o is in effect: %o', (stated, inEffect, overruled) => {
    expect(isOverruled(stated, inEffect)).toBe(overruled);
  });
});
