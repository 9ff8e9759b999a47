// What changed between two flares: each part on small flares.
import { describe, expect, it } from 'vitest';
import { diffOf } from './diff-of.ts';
import { check, statusPage, type Page } from './status-page.ts';
import type { DiffSide } from '../../src/model/flare-diff.ts';
import { rulesetOf, ruleText, type Files } from '../support/flare-of.ts';

const DENIED = '2024-05-01 10:00:00 UTC | CORE | ERROR | (pkg/x/y.go:1 in F) | open /x: permission denied\n';
const NO_ROUTE = '2024-05-01 10:00:01 UTC | CORE | ERROR | (pkg/x/y.go:1 in F) | dial: no route to host\n';

describe('findings', () => {
  const healthy = { 'logs/agent.log': '2024-05-01 09:00:00 UTC | CORE | INFO | (x.go:1 in F) | fine\n' };

  it('come, go and stay, with the first place', async () => {
    const { findings } = await diffOf(
      { 'logs/agent.log': DENIED + NO_ROUTE },
      { 'logs/agent.log': NO_ROUTE + NO_ROUTE },
    );
    expect(findings.appeared).toEqual([]);
    expect(findings.gone).toMatchObject([{ ruleId: 'denied', outcome: 'no-match', file: 'logs/agent.log' }]);
    expect(findings.remaining).toMatchObject([{ ruleId: 'unreachable', oldCount: 1, count: 2, line: 1 }]);
    expect((await diffOf(healthy, { 'logs/agent.log': DENIED })).findings.appeared).toMatchObject([
      { ruleId: 'denied', text: DENIED.trim() },
    ]);
  });

  it('are undecided, not gone, where the log is missing, on either side', async () => {
    const without = { 'status.log': statusPage({}) };
    const { findings } = await diffOf({ 'logs/agent.log': DENIED }, without);
    expect(findings.gone).toEqual([]);
    expect(findings.undecided).toMatchObject([
      { ruleId: 'denied', foundIn: 'old', outcome: 'unknown', missing: [{ input: 'logs/agent.log' }] },
    ]);
    const back = await diffOf(without, { 'logs/agent.log': DENIED });
    expect(back.findings.appeared).toEqual([]);
    expect(back.findings.undecided).toMatchObject([{ ruleId: 'denied', foundIn: 'new' }]);
  });
});

describe('settings', () => {
  it('change with who set them; each once for all processes', async () => {
    const { settings } = await diffOf(
      { 'etc/datadog.yaml': 'log_level: info\ntags: [a, b]\n' },
      { 'etc/datadog.yaml': 'log_level: debug\ntags: [b, a]\n' },
    );
    expect(settings[0]?.processes).toEqual(expect.arrayContaining(['agent', 'process-agent']));
    expect(settings).toMatchObject([
      {
        key: 'log_level',
        old: { value: 'info', layer: 'file', file: 'etc/datadog.yaml', line: 1 },
        new: { value: 'debug', layer: 'file', file: 'etc/datadog.yaml', line: 1 },
      },
    ]);
  });

  const dumped = (file: string): Files => ({
    'etc/datadog.yaml': file,
    'runtime_config_dump.yaml': file,
    'status.log': statusPage({}),
  });

  it('are set and no more set, where the process itself shows that it has none', async () => {
    const set = dumped('log_level: info\ndogstatsd_mapper_cache_size: 7\n');
    const unset = dumped('log_level: info\n');
    expect((await diffOf(set, unset)).settings).toMatchObject([
      { key: 'dogstatsd_mapper_cache_size', old: { value: 7 }, new: null },
    ]);
    expect((await diffOf(unset, set)).settings).toMatchObject([{ old: null, new: { value: 7 } }]);
  });

  it.each(['envvars.log', 'etc/datadog.yaml', 'runtime_config_dump.yaml'])(
    'are not said to be gone with %s, which set them',
    async (missing) => {
      const whole = {
        'etc/datadog.yaml': 'apm_config: { enabled: true }\nown_key: 3\n',
        'envvars.log': 'Found the following envvars:\n -  DD_SITE=datadoghq.eu\n',
        'runtime_config_dump.yaml': 'site: datadoghq.eu\napm_config: { enabled: true }\nown_key: 3\n',
      };
      const part = Object.fromEntries(Object.entries(whole).filter(([path]) => path !== missing));
      expect((await diffOf(whole, part)).settings).toEqual([]);
      expect((await diffOf(part, whole)).settings).toEqual([]);
    },
  );

  it('are not said to be unset by a file alone: a variable may set them', async () => {
    const set = { 'etc/datadog.yaml': 'log_level: info\ndogstatsd_mapper_cache_size: 7\n' };
    const silent = { 'etc/datadog.yaml': 'log_level: info\n' };
    expect((await diffOf(set, silent)).settings).toEqual([]);
    expect((await diffOf(silent, set)).settings).toEqual([]);
  });

  it('show no secret that stands in a key, below one, or in a list', async () => {
    const yaml = (end: string): string => `additional_endpoints:
  "https://user:tulip-key@intake.example.com": [tulip-value-${end}]
my_tokens: { foo: tulip-token-${end} }
headers: { X-Own: tulip-header-${end}, Cookie: session=tulip-${end} }
secret_backend_arguments: ["--token", "tulip-argument-${end}"]
`;
    const { settings } = await diffOf(
      { 'etc/datadog.yaml': yaml('one') },
      { 'etc/datadog.yaml': yaml('two') },
    );
    expect(settings.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(settings)).not.toContain('tulip');
  });

  it('never show a secret, and say nothing of two hidden values', async () => {
    const { settings } = await diffOf(
      {
        'etc/datadog.yaml':
          'proxy: { https: "http://u:hunter2@p:1" }\nown_password: tulip-one\napi_key: "***************************abcde"\n',
      },
      {
        'etc/datadog.yaml':
          'proxy: { https: "http://u:hunter3@p:1" }\nown_password: tulip-two\napi_key: "***************************fghij"\n',
      },
    );
    expect(settings.map(({ key }) => key)).toEqual(['own_password', 'proxy.https']);
    expect(JSON.stringify(settings)).not.toMatch(/hunter|tulip|fghij/);
  });

  it('cannot be compared without a file', async () => {
    const { settings, incomparable } = await diffOf(
      { 'etc/datadog.yaml': 'log_level: info\n' },
      { 'status.log': statusPage({}) },
    );
    expect(settings).toEqual([]);
    expect(incomparable).toContainEqual(expect.objectContaining({ part: 'settings', side: 'new' }));
  });
});

describe('counters', () => {
  const counter = async (old: Page, later: Page) =>
    (await diffOf({ 'status.log': statusPage(old) }, { 'status.log': statusPage(later) })).counters.find(
      ({ name }) => name === 'forwarder.success',
    );

  it('are rates: until the first flare, and since', async () => {
    expect(await counter({ success: 200 }, { statusAt: '12:30:00', success: 800 })).toEqual({
      name: 'forwarder.success',
      old: 200,
      new: 800,
      oldPerHour: 100,
      newPerHour: 1200,
    });
  });

  it('begin again with a restart', async () => {
    const restarted = { start: '14:00:00', statusAt: '16:00:00', success: 50 };
    expect(await counter({ success: 200 }, restarted)).toMatchObject({ oldPerHour: 100, newPerHour: 25 });
  });

  it('have no rate when they fell without a restart', async () => {
    expect(await counter({ success: 200 }, { statusAt: '12:30:00', success: 8 })).toMatchObject({
      newPerHour: null,
    });
  });

  it.each<readonly [DiffSide, Page, Page]>([
    ['old', { start: '11:55:01' }, { start: '11:55:01', statusAt: '13:00:00' }],
    ['new', {}, { start: '12:59:40', statusAt: '13:00:00' }],
    ['new', {}, { statusAt: '12:04:59' }],
  ])('are not compared where the %s flare counted for less than five minutes', async (side, old, later) => {
    const files = (page: Page, success: number): Files => ({
      'status.log': statusPage({ ...page, success }),
    });
    const { counters, incomparable } = await diffOf(files(old, 20), files(later, 90));
    expect(counters).toEqual([]);
    expect(incomparable.filter(({ part }) => part === 'counters')).toEqual([
      { part: 'counters', side, input: 'agent.uptime', cause: 'too-short' },
    ]);
    const whole = await diffOf(files({}, 20), files({ statusAt: '12:05:00' }, 90));
    expect(whole.counters).toMatchObject([{ newPerHour: 840 }]);
    expect((await diffOf(files(old, 20), files(old, 20))).incomparable).toEqual(
      (await diffOf(files({}, 20), files({}, 20))).incomparable,
    );
  });

  it('that stand still are no news', async () => {
    expect(await counter({ success: 200 }, { statusAt: '12:30:00', success: 200 })).toBeUndefined();
    expect(await counter({}, { start: '14:00:00', statusAt: '16:00:00' })).toBeUndefined();
  });
});

describe('which flares', () => {
  it('says versions, the run, and what to be careful with', async () => {
    const old = { 'status.log': statusPage({ version: '7.50.0' }) };
    const later = {
      'status.log': statusPage({ version: '7.51.0', start: '13:00:00', statusAt: '14:00:00' }),
    };
    const diff = await diffOf(old, later);
    expect(diff.versions).toEqual([{ name: 'agent.version', old: '7.50.0', new: '7.51.0' }]);
    expect(diff).toMatchObject({ run: 'restarted', cautions: [] });
    expect((await diffOf(later, old)).cautions).toEqual(['new-is-older']);
    expect((await diffOf(old, old)).cautions).toEqual(['same-bundle']);
    expect((await diffOf(old, { 'logs/agent.log': NO_ROUTE })).run).toBe('unknown');
  });
});

describe('flares that are no two of one daemon', () => {
  const onHost = (name: string, success: number): Files => ({
    'status.log': `${statusPage({ success })}\n  Hostnames\n  =========\n    hostname: ${name}\n`,
  });

  it('are unrelated: rates are those of each since its own start', async () => {
    const diff = await diffOf(onHost('a', 200), onHost('b', 800));
    expect(diff).toMatchObject({ cautions: ['other-host'], run: 'unrelated' });
    expect(diff.counters).toMatchObject([{ oldPerHour: 100, newPerHour: 400 }]);
  });

  it('of two kinds are compared by their findings and versions alone', async () => {
    const cluster = {
      'cluster-agent-status.log':
        '===============================\nDatadog Cluster Agent (v7.51.0)\n===============================\n',
    };
    const diff = await diffOf({ 'status.log': statusPage({ checks: check('cpu', 'OK') }) }, cluster);
    expect(diff).toMatchObject({ run: 'unrelated', checks: [], settings: [], counters: [] });
    expect(diff.incomparable.map(({ part }) => part).sort()).toEqual(['checks', 'counters', 'settings']);
  });
});

describe('a finding that stays', () => {
  it('says whether it was seen since the first flare', async () => {
    const page = { 'status.log': statusPage({ statusAt: '11:00:00' }) };
    const later = DENIED.replace('10:00:00', '11:30:00');
    const since = async (log: string) =>
      (await diffOf({ ...page, 'logs/agent.log': DENIED }, { ...page, 'logs/agent.log': log })).findings
        .remaining[0]?.seenSince;
    expect(await since(DENIED)).toBe(false);
    expect(await since(DENIED + later)).toBe(true);
    const dateless = await diffOf({ 'logs/agent.log': DENIED }, { ...page, 'logs/agent.log': DENIED });
    expect(dateless.findings.remaining[0]?.seenSince).toBeNull();
  });

  it('says its title on the first flare, where it was another', async () => {
    const rules = rulesetOf(
      ruleText(
        'check-fails',
        'find: { failing: { log: agent, regex: "failing check (?<check>[a-z]+)" } }\nwhen: failing\nrunbook: r\n',
      ).replace(/title: .*/, 'title: { en: "Failing: {{ check }}", ja: "{{ check }}" }'),
    );
    const failing = (name: string): Files => ({
      'logs/agent.log': `2024-05-01 10:00:00 UTC | CORE | ERROR | (x.go:1 in F) | failing check ${name}\n`,
    });
    const remaining = async (name: string) =>
      (await diffOf(failing('io'), failing(name), rules)).findings.remaining[0];
    expect(await remaining('load')).toMatchObject({ title: 'Failing: load', oldTitle: 'Failing: io' });
    expect(await remaining('io')).not.toHaveProperty('oldTitle');
  });
});
