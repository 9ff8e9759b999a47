// What must agree with something else, and says which name does not.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { RuleCases } from '../../src/authoring/case-schema.ts';
import { generatedDocs } from '../../scripts/generated-docs.ts';
import { addReadLimits, addServiceLimits } from '../../src/cli/limit-options.ts';
import { LOG_SOURCES } from '../../src/model/log.ts';
import { PLATFORMS, RUNBOOK_PARTS } from '../../src/model/runbook.ts';
import { COMPARISON_KEYS } from '../../src/operators/comparison/comparison-doc-table.ts';
import { OPERATORS } from '../../src/operators/operators.ts';
import { reportOf, rulesetOf } from '../support/flare-of.ts';
import { ruleSchema } from '../../src/ruleset/rule-schema.ts';

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const guide = read('docs/rules.md');
const readme = read('README.md');

interface PackageJson {
  readonly scripts: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}
const manifest = JSON.parse(read('package.json')) as PackageJson;

describe('generated pages', () => {
  it.each(Object.entries(generatedDocs()))('%s is what the code says (npm run docs)', (path, text) => {
    expect(read(path)).toBe(text);
  });
});

describe('the reference of the rule language', () => {
  it('says what every key means', () => {
    const rows = read('docs/rule-reference.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((line) => /\| +\|$/.test(line))).toEqual([]);
  });
});

describe('the rule author’s guide', () => {
  const names = [
    ...OPERATORS.map((one) => one.key),
    ...COMPARISON_KEYS,
    ...LOG_SOURCES,
    ...PLATFORMS,
    ...RUNBOOK_PARTS,
    ...Object.keys(ruleSchema.shape),
  ];
  it.each([...new Set(names)])('names %s', (name) => {
    expect(guide).toMatch(new RegExp(`[\`#{ ]${name}[\`}: ]`));
  });
});

describe('the first rule of the guide', () => {
  it('is a rule, and its example case matches', async () => {
    const blocks = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
    const [rule = ''] = blocks;
    const cases = blocks.find((block) => block.startsWith('match:')) ?? '';
    const files = (parse(cases.replaceAll('{ … }', '{}')) as RuleCases).match[0]?.files ?? {};
    const unmarked = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replace(/ +<== \w+$/gm, '')]),
    );
    const report = await reportOf(unmarked, rulesetOf(rule));
    expect(report.rules).toMatchObject([{ id: 'disk-full', outcome: 'match' }]);
    expect(report.findings[0]?.title).toBe('Agent 7.50.3 cannot write: the disk is full');
  });
});

describe('the README', () => {
  it('names only scripts that exist', () => {
    const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });

  it('names only fixtures that exist', () => {
    const named = [...readme.matchAll(/fixtures\/flares\/([\w-]+)\.zip/g)].map(
      (match) => `${match[1] ?? ''}.zip`,
    );
    const there = readdirSync(fileURLToPath(new URL('../../fixtures/flares', import.meta.url)));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !there.includes(name))).toEqual([]);
  });

  it('names every limit', () => {
    const { options } = addServiceLimits(addReadLimits(new Command()));
    expect(options.length).toBeGreaterThan(15);
    expect(options.filter(({ long }) => !readme.includes(`\`${long ?? ''}\``))).toEqual([]);
  });
});

describe('comments and docs', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const filesIn = (folder: string, end: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith(end))
      .map((path) => `${folder}/${path}`);
  const code = ['src', 'test', 'scripts', 'fixtures'].flatMap((folder) => filesIn(folder, '.ts'));
  const isThere = (name: string): boolean => code.some((path) => `/${path}`.endsWith(`/${name}`));
  /** `<family>-reader-table.ts` stands for several. */
  const namedIn = (text: string): string[] =>
    [...text.matchAll(/(?<![\w>*./-])[\w./-]+\.ts\b/g)].map(([name]) => name);

  it.each([...filesIn('docs/decisions', '.md'), 'CONTRIBUTING.md', 'README.md', 'docs/performance.md'])(
    '%s names only source files that exist',
    (path) => {
      expect(namedIn(read(path)).filter((name) => !isThere(name))).toEqual([]);
    },
  );

  it('of the code name only source files that exist', () => {
    const comments = code.map((path) => [...read(path).matchAll(/^ *(?:\/\/|\/?\*).*/gm)].join('\n'));
    const named = comments.flatMap(namedIn);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });
});

describe('package.json', () => {
  it('pins exact versions', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
