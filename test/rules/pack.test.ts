// The cases of every rule in the pack, and what the pack promises as a whole.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CASE_OUTCOMES } from '../../src/authoring/case-schema.ts';
import { loadCases } from '../../src/authoring/load-cases.ts';
import { runCase } from '../../src/authoring/run-case.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { builtInPack } from '../support/fixture-files.ts';

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

  it('is refused at its line when a key is mistyped', async () => {
    const text = await readFile(rule.file, 'utf8');
    const lines = text.split('\n');
    const topLevel = lines.flatMap((line, index) => (/^[a-z-]+:/.test(line) ? [index] : []));
    for (const index of topLevel) {
      const broken = lines.map((line, at) => (at === index ? `x${line}` : line)).join('\n');
      const places = parseRule(broken, rule.file).mistakes.map((one) => `${one.line}:${one.column} ${one.code}`);
      expect(places).toContain(`${index + 1}:1 UNKNOWN_KEY`);
    }
  });

  it('has a runbook with the same sections in every language', () => {
    const texts = pack.runbooks.get(rule.runbook)!.texts;
    const shapes = LANGUAGES.map((language) => texts[language].sections.map(({ part, platforms, kubernetes }) => ({ part, platforms, kubernetes })));
    for (const shape of shapes) expect(shape).toEqual(shapes[0]);
  });
});

it('has no runbook that no rule uses', () => {
  const used = new Set(pack.rules.map((rule) => rule.runbook));
  expect([...pack.runbooks.keys()].filter((id) => !used.has(id))).toEqual([]);
});
