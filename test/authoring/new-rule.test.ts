import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testMutants } from '../../src/authoring/mutation/test-mutants.ts';
import { newRuleFiles } from '../../src/authoring/new-rule.ts';
import { testRules } from '../../src/authoring/test-rules.ts';
import { loadPack } from '../../src/load-pack.ts';

describe('a new rule', () => {
  it('passes lint, its cases and every mutant as it is written', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'new-rule-'));
    for (const [path, text] of Object.entries(newRuleFiles('queue-full'))) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await writeFile(join(dir, path), text);
    }
    const pack = await loadPack({ rules: [dir], runbooks: [join(dir, 'runbooks')], engine: '0.1.0' });
    const { cases, mistakes } = await testRules(pack);
    expect(mistakes).toEqual([]);
    expect(new Set(cases.map(({ outcome }) => outcome)).size).toBe(4);
    expect(cases.flatMap(({ differences }) => differences)).toEqual([]);
    expect(await testMutants(pack)).toMatchObject([{ ruleId: 'queue-full', survivors: [] }]);
    await rm(dir, { recursive: true });
  });

  it.each(['Queue', 'queue', 'queue_full', '../queue-full', 'queue-full.yaml'])('is not called %s', (id) => {
    expect(() => newRuleFiles(id)).toThrow(/cannot be the id of a rule/);
  });
});
