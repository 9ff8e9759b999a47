// Which packs a report names, and which of their rules replaced others.
import { expect, it } from 'vitest';
import { packsOf } from '../../src/assemble/packs.ts';

const pack = (name: string, ...ruleIds: string[]) => ({ name, version: '1.0.0', digest: name, ruleIds });

it('says which rule of which earlier pack was replaced, the nearest one', () => {
  const packs = [pack('builtin', 'a', 'b'), pack('acme', 'b', 'c'), pack('team', 'b')];
  const { packs: named } = packsOf({ rules: [], runbooks: new Map(), digest: '', packs });
  expect(named?.map(({ name, overrides }) => [name, overrides])).toEqual([
    ['builtin', []],
    ['acme', [{ ruleId: 'b', pack: 'builtin' }]],
    ['team', [{ ruleId: 'b', pack: 'acme' }]],
  ]);
});

it('names none for rules that were put together by hand', () => {
  expect(packsOf({ rules: [], runbooks: new Map(), digest: '' })).toEqual({});
});
