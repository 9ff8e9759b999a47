import { describe, expect, it } from 'vitest';
import { logSchema } from '../../src/operators/schemas/log-schema.ts';
import { whereMistakes } from '../../src/operators/where-mistakes.ts';

const codesOf = (group: string, bounds: object): string[] =>
  whereMistakes(
    logSchema.parse({ log: 'agent', regex: `request took (?<time>${group})`, where: { time: bounds } }),
  ).map((one) => one.code);

describe('bounds of what a group caught', () => {
  it.each<[object, string[]]>([
    [{ above: '1s', below: '2s' }, []],
    [{ 'at-least': '1s', 'at-most': '1s' }, []],
    [{ above: 1 }, []],
    [{ above: '1h', below: '90m' }, []],
    [{ above: '2s', below: '1s' }, ['IMPOSSIBLE_BOUNDS']],
    [{ above: '1s', 'at-most': '1s' }, ['IMPOSSIBLE_BOUNDS']],
    [{ 'at-least': '1s', below: '1000ms' }, ['IMPOSSIBLE_BOUNDS']],
    [{ above: '1s', below: '5MiB' }, ['IMPOSSIBLE_BOUNDS']],
    [{ above: '1s', below: 7 }, ['IMPOSSIBLE_BOUNDS']],
    [{}, ['NO_BOUNDS']],
  ])('%j: %j', (bounds, codes) => {
    expect(codesOf('[^ ]+', bounds)).toEqual(codes);
  });

  it.each([
    ['[0-9]+m?s', true],
    [String.raw`\d+`, true],
    [String.raw`\S+`, true],
    ['.*', true],
    ['[^ ]+', true],
    ['[[:alnum:]]+', true],
    ['(?:4|5)s', true],
    ['[a-z]+', false],
    ['(?:fast|slow){2,5}', false],
    [String.raw`\s+`, false],
  ])('a group of %s may catch an amount: %j', (group, may) => {
    expect(codesOf(group, { above: 1 })).toEqual(may ? [] : ['IMPOSSIBLE_BOUNDS']);
  });

  it('of no group at all say nothing', () => {
    const options = logSchema.parse({ log: 'agent', regex: 'request took', where: {} });
    expect(whereMistakes(options).map((one) => one.code)).toEqual(['NO_BOUNDS']);
  });
});
