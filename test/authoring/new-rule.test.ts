import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMutants } from '../support/all-mutants.ts';
import { newRuleFiles } from '../../src/authoring/new-rule.ts';
import { testRules } from '../../src/authoring/test-rules.ts';
import { TO_BE_WRITTEN } from '../../src/authoring/new-rule-template-table.ts';
import { loadPack } from '../../src/load-pack.ts';
import { lintFiles } from './lint-files.ts';

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
    expect(await allMutants(pack)).toMatchObject([{ ruleId: 'queue-full', survivors: [] }]);
    await rm(dir, { recursive: true });
  });

  it('says which English text its translation was made from', async () => {
    const files = newRuleFiles('queue-full');
    const japanese = 'runbooks/queue-full.ja.md';
    expect(files[japanese]).toMatch(/^source-hash: [0-9a-f]{12}$/m);
    const english = 'runbooks/queue-full.en.md';
    const changed = { ...files, [english]: files[english]!.replace('how to restart', 'when to restart') };
    expect((await lintFiles(changed)).map(({ file, code }) => `${file} ${code}`)).toContain(
      `${japanese} STALE_TRANSLATION`,
    );
  });

  it.each(['Queue', 'queue', 'queue_full', '../queue-full', 'queue-full.yaml'])('is not called %s', (id) => {
    expect(() => newRuleFiles(id)).toThrow(/cannot be the id of a rule/);
  });
});

describe('what is left to be written', () => {
  it('is each sentence of the template, and lint warns of it at its place', async () => {
    const files = newRuleFiles('queue-full');
    const found = (await lintFiles(files)).map(
      ({ file, line, column, code }) => `${file}:${line}:${column} ${code}`,
    );
    expect(found.slice(0, 3)).toEqual([
      'queue-full.yaml:3:20 LEFT_TO_WRITE',
      'queue-full.yaml:4:20 LEFT_TO_WRITE',
      'queue-full.yaml:6:8 LEFT_TO_WRITE',
    ]);
    const told = new Set(found.map((one) => one.replace(/:\d+ .*/, '')));
    for (const [file, text] of Object.entries(files).filter(([path]) => !path.includes('.cases.')))
      for (const [index, line] of text.split('\n').entries())
        if (/\bsay\b|書く|書いて|the line that shows/i.test(line))
          expect(told).toContain(`${file}:${index + 1}`);
  });

  it('holds no sentence that nothing writes', () => {
    const written = [...Object.values(newRuleFiles('queue-full'))].join('\n');
    expect(TO_BE_WRITTEN.filter((one) => !written.includes(one))).toEqual([]);
  });
});
