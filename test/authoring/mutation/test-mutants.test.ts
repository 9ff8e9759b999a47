// The kit on a rule of its own folder, and on the pack that comes with the program.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverRules, gapOf } from '../../../src/authoring/cover-rules.ts';
import { allMutants } from '../../support/all-mutants.ts';
import type { Ruleset } from '../../../src/model/rule.ts';
import { collectRules } from '../../../src/ruleset/packs/load-rules.ts';
import { hashText } from '../../../src/util/hash-text.ts';
import { ruleText } from '../../support/flare-of.ts';
import { builtInPack } from '../../support/fixture-files.ts';

const LINE = '2024-05-01 10:00:00 UTC | CORE | ERROR | (x.go:1 in f) | disk full';
const RULE = ruleText(
  'disk-full',
  'find:\n  full: { log: agent, contains: disk full }\n  freed: { log: agent, contains: disk freed }\nwhen: { all: [full], unless: [freed] }\n',
);
const caseOf = (name: string, log: string | undefined): string =>
  `  - name: ${name}\n    files:${log === undefined ? ' {}' : `\n      logs/agent.log: |\n${log}`}\n`;
const CASES = `match:\n${caseOf('full', `        ${LINE}  <== full\n`)}no-match:\n${caseOf('quiet', '        nothing here\n')}unknown:\n${caseOf('no log', undefined)}`;
const FREED = caseOf('freed', `        ${LINE}\n        ${LINE.replace('full', 'freed')}\n`);

let dir: string;
async function packWith(cases: string): Promise<Ruleset> {
  await writeFile(join(dir, 'disk-full.yaml'), RULE);
  await writeFile(join(dir, 'disk-full.cases.yaml'), cases);
  const { rules } = await collectRules([dir]);
  return { rules, runbooks: new Map(), digest: '' };
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mutants-'));
});
afterAll(() => rm(dir, { recursive: true }));

describe('cases that do not check everything', () => {
  it('let mutants live, and show a look that was never seen', async () => {
    const pack = await packWith(CASES);
    const [result] = await allMutants(pack);
    expect(result!.survivors).toEqual(['when: all without none of freed', 'when: none without freed']);
    expect((await coverRules(pack)).map((leaf) => [leaf.leaf, gapOf(leaf)])).toEqual([
      ['full', undefined],
      ['freed', 'never seen'],
    ]);
  });

  it('leave nothing once the case is there', async () => {
    const pack = await packWith(CASES.replace('unknown:', `${FREED}unknown:`));
    const [result] = await allMutants(pack);
    expect(result).toMatchObject({ ruleId: 'disk-full', survivors: [] });
    expect(result!.mutants).toBeGreaterThan(3);
    expect((await coverRules(pack)).map(gapOf)).toEqual([undefined, undefined]);
  });
});

describe('a rule that fails its own cases', () => {
  it('gets no praise for mutants that fail them as well', async () => {
    const pack = await packWith(CASES.replace('nothing here', LINE));
    expect(await allMutants(pack)).toMatchObject([
      { ruleId: 'disk-full', failsItsCases: true, mutants: 0, survivors: [] },
    ]);
  });
});

/** One rule of so many: the mutants of all take ten minutes. `rules test --mutate` runs them. */
const PART = 5;

describe('the built-in pack', () => {
  it('kills nine of ten mutants, in the same part of its rules each time', async () => {
    const pack = await builtInPack();
    const rules = pack.rules.filter(({ id }) => hashText(id) % PART === 0);
    const results = await allMutants({ ...pack, rules });
    const mutants = results.reduce((sum, one) => sum + one.mutants, 0);
    const survivors = results.reduce((sum, one) => sum + one.survivors.length, 0);
    expect(results.filter((one) => one.failsItsCases)).toEqual([]);
    expect(rules.length).toBeGreaterThan(pack.rules.length / (2 * PART));
    expect(mutants).toBeGreaterThan(1000);
    expect((mutants - survivors) / mutants).toBeGreaterThanOrEqual(0.9);
  });
});
