import { describe, expect, it } from 'vitest';
import { renderText } from '../../src/report/text/text.ts';
import { textSteps } from '../../src/runbook/render-runbook.ts';
import { identifyFlare } from '../../src/flare/identify.ts';
import { rootDirOf } from '../../src/flare/root-dir.ts';
import { roleOf, roleOfStoredPath } from '../../src/flare/roles.ts';
import type { Flare } from '../../src/model/flare.ts';
import type { Problem } from '../../src/model/problem.ts';
import { reportOf, rulesetOf, ruleText, statusPage, type Files } from '../support/flare-of.ts';

describe('rootDirOf', () => {
  it.each([
    [['web-01/status.log', 'web-01/logs/agent.log'], 'web-01'],
    [['status.log', 'logs/agent.log'], ''],
    [['logs/agent.log'], ''],
    [['logs/agent.log', 'logs/trace-agent.log'], ''],
    [['case-1/web-01/status.log', 'case-1/web-01/logs/agent.log'], 'case-1/web-01'],
    [['web-01/status.log', '__MACOSX/web-01/._status.log', '.DS_Store'], 'web-01'],
    [['logs/status.log', 'logs/etc/datadog.yaml'], 'logs'],
    [[], ''],
  ])('%j', (paths, root) => expect(rootDirOf(paths)).toBe(root));
});

describe('roleOfStoredPath', () => {
  it.each([
    ['web-01/logs/system-probe.log.3', 'log-system-probe'],
    ['logs/system-probe.log', 'log-system-probe'],
    ['a/b/etc/datadog.yaml', 'etc-datadog'],
    ['web-01/notes.txt', 'other-text'],
    ['web-01/profiles/core-cpu.pprof', 'other'],
  ])('%s is %s', (path, role) => expect(roleOfStoredPath(path).role).toBe(role));

  it('agrees with the role below the root for the files of a flare', () => {
    for (const path of [
      'status.log',
      'logs/agent.log',
      'etc/confd/disk.d/conf.yaml',
      'k8s/kubelet_pods.yaml',
      'system-probe/dmesg.log',
    ]) {
      expect(roleOfStoredPath(`host/${path}`)).toEqual(roleOf(path));
    }
  });
});

describe('identifyFlare', () => {
  const none = rulesetOf();
  it.each([
    ['an Agent', { 'h/status.log': statusPage('7.50.0') }, { kind: 'agent', local: false, rootDir: 'h' }],
    [
      'a local flare by its marker',
      { 'h/local': '', 'h/etc/datadog.yaml': 'site: x' },
      { kind: 'agent', local: true },
    ],
    [
      'a local flare by its status',
      { 'h/status.log': 'unable to get the status of the agent, is it running?' },
      { kind: 'agent', local: true },
    ],
    [
      'a Security Agent',
      { 'h/security-agent-status.log': 'x', 'h/runtime-security.d/default.policy': 'x' },
      { kind: 'security-agent', local: false },
    ],
    [
      'a Cluster Agent',
      { 'h/cluster-agent-status.log': 'x', 'h/envvars.log': 'x' },
      { kind: 'cluster-agent' },
    ],
    [
      'a Cluster Agent by its banner',
      { 'h/status.log': '=\nDatadog Cluster Agent (v7.50.0)\n=' },
      { kind: 'cluster-agent' },
    ],
    ['something else', { 'h/holiday.txt': 'sun' }, { kind: 'unknown' }],
  ])('knows %s', async (_name, files, expected) => {
    expect((await reportOf(files, none)).bundle).toMatchObject(expected);
  });

  it.each<Files>([{ 'h/flare_creation.log': 'error' }, { 'h/permissions.log': 'x' }])(
    'knows a flare that ended early by %j alone',
    async (files) => {
      expect((await reportOf(files, none)).problems.map((one) => one.code)).toContain('flare-truncated');
    },
  );

  it('says that a Security Agent flare ended early', async () => {
    const report = await reportOf({ 'h/flare_creation.log': 'error', 'h/permissions.log': 'x' }, none);
    expect(report.bundle.kind).toBe('security-agent');
    expect(report.problems.map((one) => one.code)).toContain('flare-truncated');
  });
});

describe('a creation log of one failure', () => {
  it('is read as the log it is, not taken for a missing page', async () => {
    const rule = ruleText('t', 'find: { it: { log: flare-creation, contains: timedout after } }\nwhen: it\n');
    const files = {
      'h/flare_creation.log': "error collecting data for 'x': boom",
      'h/etc/datadog.yaml': 'site: x',
    };
    expect((await reportOf(files, rulesetOf(rule))).rules[0]?.outcome).toBe('no-match');
  });
});

describe('what was not read of an archive', () => {
  const files = ['status.log'].map((path) => ({ path, bytes: 1, isDamaged: false, ...roleOf(path) }));
  const identify = (...problems: Problem[]): Flare =>
    identifyFlare({ rootDir: '', files, documents: [], problems });

  it('knows nothing amiss', () => {
    expect(identify()).toMatchObject({ isCut: false, unread: [] });
  });

  it('knows an archive that ends early', () => {
    expect(identify({ code: 'archive-truncated', message: 'x' })).toMatchObject({ isCut: true, unread: [] });
  });

  it('names refused entries, and not those that were read', () => {
    const refused = identify(
      { code: 'entry-encrypted', file: 'logs/agent.log', message: 'x' },
      { code: 'entry-damaged', file: 'status.log', message: 'x' },
    );
    expect(refused).toMatchObject({ isCut: false, unread: ['logs/agent.log'] });
  });
});

describe('what is no flare', () => {
  it('says so first, and names the archives inside', async () => {
    const files = { 'a.zip': 'PK', 'old/b.tar.gz': 'x', 'notes.txt': 'x' };
    const report = await reportOf(files, rulesetOf());
    expect(report.problems.map(({ code }) => code)).toEqual(['flare-unknown']);
    expect(report.problems[0]?.message).toContain('Archives inside are not opened (a.zip and 1 more)');
    const text = renderText(report, { widthColumns: 200, stepsFor: textSteps });
    expect(text).toContain('This does not look like a flare: that no rule found');
    expect(text).not.toContain('No rule found any trouble in this flare');
  });

  it('names no archives where there are none', async () => {
    const { problems } = await reportOf({ 'notes.txt': 'x' }, rulesetOf());
    expect(problems[0]?.message).toMatch(/all the same\.$/);
  });
});
