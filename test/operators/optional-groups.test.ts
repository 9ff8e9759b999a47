import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { optionalGroups } from '../../src/operators/optional-groups.ts';
import { groupsIn } from '../../src/util/re2.ts';

describe('a group that need not take part', () => {
  it.each([
    ['one of two alternatives', 'cannot read (?<path>/\\S+)|no such file', ['path'], 'no such file'],
    ['an alternative of an outer group', 'x (?:in (?<path>/\\S+)|nowhere)', ['path'], 'x nowhere'],
    ['an alternative far outside', '(?:a (?:b(?<deep>c)))|d', ['deep'], 'd'],
    ['optional itself', 'failed(?<why>: .+)?', ['why'], 'failed'],
    ['optional from outside', 'failed(?:: (?<why>.+))?', ['why'], 'failed'],
    ['repeated from none', 'a(?:(?<one>b))*c', ['one'], 'ac'],
    ['repeated from none, lazily', 'a(?<one>b)*?c', ['one'], 'ac'],
    ['repeated none to two times', 'a(?<one>b){0,2}c', ['one'], 'ac'],
    ['written with P', 'a(?P<one>b)?c', ['one'], 'ac'],
    ['each of two alternatives', '(?<one>a)|(?<two>b)', ['one', 'two'], 'a'],
    ['behind flags', '(?i)x(?i: (?<one>a)|b)', ['one'], 'xb'],
  ])('is found: %s', (_name, regex, names, text) => {
    expect(optionalGroups(regex)).toEqual(names);
    expect(Object.values(groupsIn(regex, text))).toContain('');
  });

  it.each([
    ['alternatives within it', '(?<error>a|b)'],
    ['alternatives beside it', '(?:a|b) (?<error>.+) (?:c|d)?'],
    ['once or more', '(?<error>a)+'],
    ['a number of times', '(?<error>a){1,3}'],
    ['signs that are escaped', '\\((?<error>a)\\|\\?'],
    ['signs in a class', '[|(](?<error>[^)?|]+)[]|]x'],
    ['a class by name', '[[:alpha:]|](?<error>a)'],
    ['flags for all', '(?i)(?<error>a)'],
    ['quoted text, which is not looked into', '\\Q(|\\E(?<error>a)'],
    ['no group with a name', '(a)?|b'],
  ])('is none: %s', (_name, regex) => {
    expect(() => RE2JS.compile(regex)).not.toThrow();
    expect(optionalGroups(regex)).toEqual([]);
  });
});
