// Ids are a promise: reports, suppressions and scripts of others hold them. rule-ids.txt lists every id that ever was
// shipped; a line is never taken out of it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtInPack } from '../support/fixture-files.ts';

const promised = readFileSync(fileURLToPath(new URL('rule-ids.txt', import.meta.url)), 'utf8')
  .trim()
  .split('\n');
const pack = await builtInPack();
const rules = new Set(pack.rules.map((rule) => rule.id));
const retired = new Set(pack.retired?.map(({ id }) => id));

describe('every id that was ever shipped', () => {
  it('is a rule, or stands in rules/retired.yaml', () => {
    expect(promised.filter((id) => !rules.has(id) && !retired.has(id))).toEqual([]);
  });

  it('stands in rule-ids.txt, once and in order', () => {
    expect(promised).toEqual([...new Set([...rules, ...promised])].sort());
  });
});
