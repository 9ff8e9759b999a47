// The cases of every rule in the pack, and what the pack promises as a whole.
import { describe, expect, it } from 'vitest';
import { CASE_OUTCOMES } from '../../src/authoring/case-schema.ts';
import { loadCases } from '../../src/authoring/load-cases.ts';
import { runCase } from '../../src/authoring/run-case.ts';
import { lintPack } from '../../src/authoring/lint-pack.ts';
import { BUILT_IN_DIRS, builtInPack } from '../support/fixture-files.ts';

const pack = await builtInPack();

describe.each(pack.rules.map((rule) => [rule.id, rule] as const))('%s', async (_id, rule) => {
  const cases = await loadCases(rule);
  for (const outcome of CASE_OUTCOMES) {
    for (const flareCase of cases[outcome]) {
      it(`${outcome}: ${flareCase.name}`, async () => {
        expect(await runCase(rule, pack, { flareCase, outcome })).toEqual([]);
      });
    }
  }
});

it('has no mistake that lint knows', async () => {
  const { rules, mistakes } = await lintPack(BUILT_IN_DIRS);
  expect(rules).toBe(pack.rules.length);
  expect(mistakes).toEqual([]);
});
