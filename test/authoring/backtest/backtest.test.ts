// Two versions of a pack over a folder of bundles, with real folders, real archives and a real git repository.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyze.ts';
import { memoryArchive } from '../../../src/archive/memory-archive.ts';
import { findingsOf } from '../../../src/assemble/findings.ts';
import { platformOf } from '../../../src/assemble/platform.ts';
import { backtest, type BacktestResult } from '../../../src/authoring/backtest/backtest.ts';
import { parseBudget } from '../../../src/authoring/backtest/budget.ts';
import { withRevision } from '../../../src/authoring/backtest/git-revision.ts';
import { pairPacks } from '../../../src/authoring/backtest/pack-pair.ts';
import { renderBacktestJunit, renderBacktestText } from '../../../src/authoring/backtest/render-backtest.ts';
import { DEFAULT_LIMITS } from '../../../src/model/entry.ts';
import type { Finding } from '../../../src/model/report.ts';
import type { Ruleset } from '../../../src/model/rule.ts';
import { collectRules } from '../../../src/ruleset/packs/load-rules.ts';
import { builtInPack, fixtureFiles, fixturePath } from '../../support/fixture-files.ts';
import { rulesetOf, ruleText } from '../../support/flare-of.ts';

const OPTIONS = { name: 'x', limits: DEFAULT_LIMITS, assume: {}, tool: { name: 't', version: '0' } };
let dir: string;
beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'backtest-'))));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}

const log = (id: string, contains: string, more = ''): string =>
  ruleText(id, `${more}find: { it: { log: agent, contains: "${contains}" } }\nwhen: it\n`);
const LINE = '2024-05-01 10:00:00 UTC | CORE | ERROR | (a.go:1 in f) | ';

async function run(before: Ruleset, after: Ruleset): Promise<BacktestResult> {
  return backtest({ before, after, bundlesDir: join(dir, 'bundles'), limits: DEFAULT_LIMITS });
}

describe('a backtest', () => {
  beforeAll(() => {
    write('bundles/a/logs/agent.log', `${LINE}disk is full\n${LINE}queue is full\n`);
    write('bundles/b/logs/agent.log', `${LINE}queue is full\n`);
    write('bundles/c/logs/agent.log', `${LINE}all is well\n`);
    write('bundles/notes.txt', 'these are notes\n');
    write('bundles/.hidden', '');
    cpSync(fixturePath('truncated-security-flare'), join(dir, 'bundles/d.zip'));
  });
  const disk = log('disk-full', 'disk is full');
  const queue = log('queue-full', 'queue is full');

  it('counts what a new rule brings, and names what it could not read', async () => {
    const result = await run(rulesetOf(disk), rulesetOf(disk, queue));
    expect(result).toMatchObject({ flares: 4, added: 2, removed: 0, changed: 0, noise: 2, failedRules: [] });
    expect(result.altered.map((one) => one.bundle)).toEqual(['a', 'b']);
    expect(result.unreadable.map((one) => one.bundle)).toEqual(['notes.txt']);
    const text = renderBacktestText(result, undefined);
    expect(text).toContain('this change alters 2 of 4 flares: +2, −0\n\na\n  + queue-full (high)\n');
    expect(text).toContain('could not be read: 1\n  notes.txt: ');
  });

  it('counts what goes away, and what changes its place, its severity or its cause', async () => {
    const looser = log('disk-full', 'is full').replace('severity: high', 'severity: low');
    const cause = log('queue-full', 'queue is full', 'explains: [disk-full]\n');
    const result = await run(rulesetOf(disk, queue), rulesetOf(looser, cause));
    const changes = result.altered.map(({ bundle, added, changed }) => ({ bundle, added, changed }));
    expect(changes).toMatchObject([
      {
        bundle: 'a',
        changed: [
          {
            ruleId: 'disk-full',
            differences: [
              { what: 'severity', before: 'high', after: 'low' },
              { what: 'evidence', before: 'logs/agent.log:1', after: 'logs/agent.log:1, logs/agent.log:2' },
              { what: 'explainedBy', before: 'nothing', after: 'queue-full' },
            ],
          },
        ],
      },
      { bundle: 'b', added: [{ ruleId: 'disk-full', severity: 'low' }] },
    ]);
    expect(result.noise).toBe(0);
    const gone = await run(rulesetOf(disk, queue), rulesetOf(queue));
    expect(gone).toMatchObject({ added: 0, removed: 1 });
  });

  it('says nothing of a change that alters no finding', async () => {
    const result = await run(rulesetOf(disk), rulesetOf(disk.replace('component: agent', 'component: disk')));
    expect(renderBacktestText(result, undefined)).toMatch(/^this change alters 0 of 4 flares\n/);
  });

  it('is JUnit for a build server, red where findings change', async () => {
    const result = await run(rulesetOf(disk), rulesetOf(disk, queue));
    const xml = renderBacktestJunit(result, parseBudget('1')(result));
    expect(xml).toContain('tests="4" failures="3" errors="0" skipped="1"');
    expect(xml).toContain('name="a" time="0"><failure message="+ queue-full (high)">');
    expect(xml).toContain('over the budget of 1');
  });

  it.each([
    ['2', true],
    ['1', false],
    ['50%', true],
    ['49%', false],
  ])('keeps the budget of %s: %s', async (budget, isKept) => {
    const result = await run(rulesetOf(disk), rulesetOf(disk, queue));
    expect(parseBudget(budget)(result).isKept).toBe(isKept);
  });

  it.each(['', 'many', '-1', '1 %'])('has no budget of “%s”', (budget) => {
    expect(() => parseBudget(budget)).toThrow(/--budget needs/);
  });
});

describe('two packs as one', () => {
  it.each(['apparmor-kubernetes', 'cilium-race', 'cws-one-sided'])(
    'find in %s what each finds alone',
    async (name) => {
      const after = await builtInPack();
      const older = after.rules.flatMap((rule, index) =>
        index % 5 === 0
          ? []
          : [index % 3 === 0 ? { ...rule, severity: 'info' as const, explains: [] } : rule],
      );
      const before: Ruleset = { ...after, rules: older };
      const files = await fixtureFiles(name);
      const pair = pairPacks(before, after);
      const union = await analyze(memoryArchive(files), pair.union, OPTIONS);
      for (const [side, pack] of [
        ['before', before],
        ['after', after],
      ] as const) {
        const alone = await analyze(memoryArchive(files), pack, OPTIONS);
        const findings = (diagnosis: typeof alone): Finding[] =>
          findingsOf(diagnosis, { language: 'en', platform: platformOf(diagnosis), facts: {} });
        expect(findings(pair.diagnosisOf(side, union))).toEqual(findings(alone));
      }
    },
  );
});

describe('looks of which every line is kept', () => {
  const burst = (id: string, within: string): string =>
    ruleText(
      id,
      `find: { it: { log: agent, contains: disk is full, at-least: 2, within: ${within} } }\nwhen: it\n`,
    );

  it.each([
    ['the same looks', burst('a', '5m'), burst('a', '9m'), true],
    ['a rule more that looks for the same', burst('a', '5m'), burst('b', '5m'), true],
    ['a look more that keeps the first and the last lines', log('a', 'disk is'), log('a', 'queue is'), true],
    ['a look more', log('a', 'disk is full'), burst('a', '5m'), false],
    ['a look less', burst('a', '5m'), log('a', 'disk is full'), false],
  ])('leave each version its room: %s', (_, before, after, isOneRun) => {
    expect(pairPacks(rulesetOf(before), rulesetOf(after)).isOneRun).toBe(isOneRun);
  });

  it('are compared by an analysis of each version', async () => {
    const result = await run(rulesetOf(log('disk', 'disk is full')), rulesetOf(burst('disk', '5m')));
    expect(result.altered.map(({ bundle, removed }) => [bundle, removed])).toEqual([
      ['a', [{ ruleId: 'disk', severity: 'high' }]],
    ]);
    expect(result.unreadable.map((one) => one.bundle)).toEqual(['notes.txt']);
  });
});

describe('the rules of a git revision', () => {
  const git = (...args: string[]): string =>
    execFileSync('git', [
      '-C',
      join(dir, 'repository'),
      '-c',
      'user.name=x',
      '-c',
      'user.email=x@example.com',
      ...args,
    ]).toString();

  beforeAll(() => {
    write('repository/packs/rules/disk-full.yaml', log('disk-full', 'disk is full'));
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'one rule');
    write('repository/packs/rules/disk-full.yaml', log('disk-full', 'another text'));
    write('repository/new-rules/queue-full.yaml', log('queue-full', 'queue is full'));
  });

  const leftovers = (): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith('flare-analyze-rules-'));

  it('are read as they were, and nothing is left behind', async () => {
    const rules = join(dir, 'repository/packs/rules');
    let used = '';
    const loaded = await withRevision(rules, 'main', (folder) => collectRules([(used = folder)]));
    expect(loaded.texts).toEqual([log('disk-full', 'disk is full')]);
    expect(existsSync(used)).toBe(false);
    expect(leftovers()).not.toContain(used.split('/').at(-1));
  });

  it.each([
    ['packs/rules', 'no-such-branch', /no git revision “no-such-branch”/],
    ['packs/rules', '--output=x', /no git revision “--output=x”/],
    ['new-rules', 'main', /there is no folder .*new-rules at “main”/],
    ['..', 'main', /is not in a git repository/],
  ])('%s at %s is a clear message', async (folder, revision, message) => {
    const rules = join(dir, 'repository', folder);
    await expect(withRevision(rules, revision, () => Promise.resolve())).rejects.toThrow(message);
  });
});
