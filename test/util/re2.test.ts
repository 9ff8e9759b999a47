import { describe, expect, it } from 'vitest';
import { groupNames, groupsIn, isRe2 } from '../../src/util/re2.ts';

describe('isRe2', () => {
  it.each(['(a+)+$', '(?<x>a|b)', '(?i)abc', '\\bword\\b'])('%s can be matched in linear time', (regex) => {
    expect(isRe2(regex)).toBe(true);
  });

  it.each(['(?=a)b', '(?<!a)b', '(a)\\1', '(', '['])('%s is refused', (regex) => {
    expect(isRe2(regex)).toBe(false);
    expect(groupNames(regex)).toEqual([]);
  });
});

describe('groupsIn', () => {
  const regex = '(?<left>a+)(?<right>b+)?';

  it('gives what each group caught in the first match, empty where it took no part', () => {
    expect(groupsIn(regex, 'xxaab aabb')).toEqual({ left: 'aa', right: 'b' });
    expect(groupsIn(regex, 'xa')).toEqual({ left: 'a', right: '' });
  });

  it('gives nothing without a match', () => {
    expect(groupsIn(regex, 'bbb')).toEqual({});
  });
});
