// What a suppression hides, what it never hides, and when it no longer does.
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { memoryArchive } from '../../src/archive/memory-archive.ts';
import { assembleReport } from '../../src/assemble/assemble-report.ts';
import { DEFAULT_LIMITS } from '../../src/model/entry.ts';
import type { Suppression, SuppressionScope } from '../../src/model/pack.ts';
import type { Report } from '../../src/model/report.ts';
import type { Ruleset } from '../../src/model/rule.ts';
import { rulesetOf, ruleText, statusPage, type Files } from '../support/flare-of.ts';

const CAUSE = ruleText(
  'cause',
  'explains: [symptom]\nfind: { full: { log: agent, contains: no space left } }\nwhen: full\n',
);
const SYMPTOM = ruleText('symptom', 'find: { old: { fact: agent.version, in: "<8" } }\nwhen: old\n');
const RULES = rulesetOf(CAUSE, SYMPTOM);
const FILES: Files = {
  'status.log': statusPage('7.50.0', '  Hostnames\n  =========\n    hostname: web-01\n'),
  'logs/agent.log':
    '2024-05-01 10:00:00 UTC | CORE | ERROR | (pkg/x/y.go:1 in run) | write /opt/data: No Space Left on device\n',
};

function entry(scope: SuppressionScope, more: Partial<Suppression> = {}): Suppression {
  return { ruleId: 'cause', scope, reason: 'A test host.', expires: '2027-03-31', ...more };
}

interface Options {
  readonly today?: string;
  readonly rules?: Ruleset;
  readonly assume?: Record<string, string>;
}

async function reportWith(
  entries: readonly Suppression[],
  { today = '2027-03-01', rules = RULES, assume = {} }: Options = {},
): Promise<Report> {
  const diagnosis = await analyze(memoryArchive(FILES), rules, {
    name: 'test',
    limits: DEFAULT_LIMITS,
    assume: { 'host.name': 'web-01', ...assume },
    tool: { name: 'flare-analyzer', version: '0.0.0' },
    suppress: { entries, today },
  });
  return assembleReport(diagnosis, 'en');
}

const suppressedIn = ({ findings }: Report): string[] =>
  findings.flatMap(({ ruleId, suppressed }) => (suppressed === undefined ? [] : [ruleId]));

describe('what is hidden', () => {
  it.each<[string, SuppressionScope, string[]]>([
    ['the host', { host: 'web-01' }, ['cause']],
    ['the host, whatever its case', { host: 'WEB-01' }, ['cause']],
    ['hosts by a wildcard', { host: 'web-*' }, ['cause']],
    ['another host', { host: 'web-02' }, []],
    ['the beginning of a host', { host: 'web-0' }, []],
    ['the kind of flare', { kind: 'agent' }, ['cause']],
    ['another kind of flare', { kind: 'cluster-agent' }, []],
    ['a text of the evidence', { evidenceContains: 'no space left' }, ['cause']],
    ['a text that is not in the evidence', { evidenceContains: '/var' }, []],
    ['two things of which one is wrong', { host: 'web-01', evidenceContains: '/var' }, []],
    ['a cluster that the flare does not name', { cluster: '*' }, []],
  ])('%s', async (_name, scope, expected) => {
    expect(suppressedIn(await reportWith([entry(scope)]))).toEqual(expected);
  });

  it('the cluster, as the Agent of a node knows it', async () => {
    const report = await reportWith([entry({ cluster: 'staging-*' })], {
      assume: { 'host.clusterName': 'staging-eu' },
    });
    expect(suppressedIn(report)).toEqual(['cause']);
  });

  it('carries its reason and its last day, and is counted', async () => {
    const report = await reportWith([entry({ host: 'web-01' })]);
    expect(report.findings.find(({ ruleId }) => ruleId === 'cause')?.suppressed).toEqual({
      reason: 'A test host.',
      expires: '2027-03-31',
    });
    expect(report.suppressed).toBe(1);
    expect(report.suppressions).toMatchObject({ today: '2027-03-01', entries: [{ state: 'used' }] });
  });

  it('gives the reason that is listed first when several end on one day', async () => {
    const entries = ['C', 'A', 'B'].map((reason) => entry({ host: 'web-01' }, { reason }));
    for (const order of [entries, [...entries].reverse()]) {
      const report = await reportWith(order);
      expect(report.suppressions?.entries.map((one) => one.reason)).toEqual(['A', 'B', 'C']);
      expect(report.findings[0]?.suppressed?.reason).toBe('A');
    }
  });

  it('is hidden until the last of its suppressions ends', async () => {
    const both = [entry({ host: 'web-01' }), entry({ kind: 'agent' }, { expires: '2027-06-30' })];
    const report = await reportWith(both);
    expect(report.findings[0]?.suppressed?.expires).toBe('2027-06-30');
    expect(report.suppressions?.entries.map(({ state }) => state)).toEqual(['used', 'used']);
  });
});

describe('what is never hidden', () => {
  it('outcomes, causes, and the findings of other rules stay as they are', async () => {
    const plain = await reportWith([]);
    const report = await reportWith([entry({ host: 'web-01' })]);
    expect(report.rules).toEqual(plain.rules);
    expect(report.findings.map(({ suppressed: _, ...finding }) => finding)).toEqual(plain.findings);
    expect(report.findings.find(({ ruleId }) => ruleId === 'symptom')?.explainedBy).toBe('cause');
  });

  it('a report without suppressions says nothing of them', async () => {
    const report = await reportWith([]);
    expect(report).not.toHaveProperty('suppressed');
    expect(report).not.toHaveProperty('suppressions');
  });
});

describe('the end of a suppression', () => {
  it('comes after its last day', async () => {
    const entries = [entry({ host: 'web-01' })];
    expect(suppressedIn(await reportWith(entries, { today: '2027-03-31' }))).toEqual(['cause']);
    const after = await reportWith(entries, { today: '2027-04-01' });
    expect(suppressedIn(after)).toEqual([]);
    expect(after.suppressed).toBe(0);
    expect(after.suppressions?.entries).toMatchObject([{ state: 'expired' }]);
    expect(after.problems).toMatchObject([
      {
        code: 'suppression-expired',
        message: expect.stringContaining('cause ended on 2027-03-31') as string,
      },
    ]);
  });

  it('is told whether or not the finding came back', async () => {
    const report = await reportWith([entry({ host: 'other' }, { expires: '2026-01-01' })]);
    expect(report.problems.map(({ code }) => code)).toEqual(['suppression-expired']);
  });
});

describe('a suppression that hides nothing', () => {
  it('is named as unused', async () => {
    const report = await reportWith([entry({ host: 'other' })]);
    expect(report.suppressions?.entries).toMatchObject([{ ruleId: 'cause', state: 'unused' }]);
    expect(report.suppressed).toBe(0);
  });

  it('is not named when its rule was not run', async () => {
    const report = await reportWith([entry({ host: 'web-01' })], { rules: rulesetOf(SYMPTOM) });
    expect(report).not.toHaveProperty('suppressions');
    expect(report.problems).toEqual([]);
  });
});

it('gives the same report whatever the order of the suppressions', async () => {
  const entries = [entry({ host: 'web-01' }), entry({ kind: 'agent' }), entry({ host: 'other' })];
  expect(await reportWith([...entries].reverse())).toEqual(await reportWith(entries));
});
