// A diff in its formats: what the words are, that nothing of a bundle is taken for markup, and that JSON is what its schema says.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DIFF_FORMATS, type FlareDiff } from '../../../src/model/flare-diff.ts';
import { renderDiff } from '../../../src/render-diff.ts';
import { renderDiffJson } from '../../../src/report/diff/diff-json.ts';
import { renderDiffMarkdown } from '../../../src/report/diff/diff-markdown.ts';
import { DIFF_SCHEMA } from '../../../src/report/diff/diff-schema.ts';
import { renderDiffText } from '../../../src/report/diff/diff-text.ts';

const FINDING = {
  ruleId: 'disk-full',
  severity: 'high',
  title: 'The disk is full',
  count: 12,
  file: 'logs/agent.log',
  line: 7,
  text: '2024-05-01 10:00:00 UTC | CORE | ERROR | (pkg/forwarder/transaction/transaction.go:108 in func4) | no space left on device',
} as const;

const BUNDLE = {
  sha256: 'a'.repeat(64),
  kind: 'agent',
  hostname: 'web-01',
  agentVersion: '7.50.0',
  uptimeSeconds: 7200,
  logSeconds: 93_600,
} as const;

const DIFF: FlareDiff = {
  schemaVersion: '1',
  tool: { name: 'flare-analyzer', version: '0.1.0', rulesDigest: 'd' },
  language: 'en',
  old: { ...BUNDLE, name: 'before.zip', createdAt: '2024-05-01T10:00:00Z' },
  new: {
    ...BUNDLE,
    name: 'after.zip',
    sha256: 'b'.repeat(64),
    createdAt: '2024-05-02T12:30:00Z',
    uptimeSeconds: null,
    logSeconds: 40,
  },
  cautions: ['other-host'],
  run: 'restarted',
  findings: {
    appeared: [
      FINDING,
      { ...FINDING, ruleId: 'clock-steps', shortLog: { component: 'trace-agent', seconds: 0 } },
    ],
    gone: [
      { ...FINDING, ruleId: 'api-key-invalid', severity: 'critical', outcome: 'not-applicable' },
      {
        ...FINDING,
        ruleId: 'dns-fails',
        severity: 'medium',
        outcome: 'no-match',
        shortLog: { component: 'agent', seconds: 40 },
      },
    ],
    undecided: [
      {
        ...FINDING,
        ruleId: 'process-agent-down',
        severity: 'low',
        count: 1,
        foundIn: 'old',
        outcome: 'unknown',
        missing: [{ input: 'logs/process-agent.log', cause: 'absent' }],
      },
    ],
    remaining: [
      {
        ...FINDING,
        ruleId: 'clock-off',
        severity: 'medium',
        explainedBy: 'disk-full',
        oldTitle: 'The disk is nearly full',
        oldCount: 3,
        seenSince: false,
      },
    ],
  },
  versions: [{ name: 'agent.version', old: '7.50.0', new: '7.51.0' }],
  settings: [
    {
      key: 'log_level',
      processes: ['agent', 'process-agent'],
      old: { value: 'info', layer: 'default', file: 'runtime_config_dump.yaml', line: 3 },
      new: { value: 'debug', layer: 'environment', file: 'envvars.log', line: 4 },
    },
    {
      key: 'proxy.https',
      processes: ['agent'],
      old: null,
      new: { value: null, layer: 'file', file: 'etc/datadog.yaml', line: 9 },
    },
    {
      key: 'tags',
      processes: ['agent'],
      old: { value: ['a', 'b'], layer: 'file', file: 'etc/datadog.yaml', line: 2 },
      new: null,
    },
  ],
  checks: [
    {
      name: 'disk',
      instance: 'disk:1',
      old: { status: 'ok' },
      new: { status: 'error', error: 'no such mount' },
    },
    {
      name: 'postgres',
      instance: 'postgres:9f',
      oldInstance: 'postgres:1a',
      old: { status: 'error', error: 'no such host' },
      new: { status: 'ok' },
    },
    {
      name: 'redis',
      instance: 'redis:7c',
      old: { status: 'error', error: 'connection refused' },
      new: { status: 'error', error: 'wrong password' },
    },
    { name: 'ntp', instance: 'ntp', old: null, new: { status: 'ok' } },
    { name: 'load', instance: 'load', old: { status: 'ok' }, new: null },
  ],
  counters: [
    { name: 'forwarder.errors', old: 4, new: 5000, oldPerHour: 2, newPerHour: 2500 },
    { name: 'forwarder.success', old: 4000, new: 3000, oldPerHour: 2000, newPerHour: 1500 },
    { name: 'dogstatsd.udpBytes', unit: 'bytes', old: 0, new: 4096, oldPerHour: 0, newPerHour: 2048 },
    { name: 'runner.runs', old: 9, new: 3, oldPerHour: 4.5, newPerHour: null },
  ],
  incomparable: [
    { part: 'checks', side: 'new', input: 'status.log', cause: 'truncated' },
    { part: 'counters', side: 'old', input: 'agent.uptime', cause: 'too-short' },
  ],
};

const JAPANESE: FlareDiff = { ...DIFF, language: 'ja' };

describe('the words', () => {
  it.each([
    ['diff-en.txt', renderDiffText(DIFF)],
    ['diff-ja.txt', renderDiffText(JAPANESE)],
    ['diff-en.md', renderDiffMarkdown(DIFF)],
    ['diff-ja.md', renderDiffMarkdown(JAPANESE)],
  ])('%s', async (name, text) => {
    await expect(text).toMatchFileSnapshot(`goldens/${name}`);
  });

  it.each(['en', 'ja'] as const)(
    'in %s: unrelated flares are not told as before and after',
    async (language) => {
      const text = renderDiffText({
        ...DIFF,
        language,
        run: 'unrelated',
        cautions: ['other-host', 'new-is-older'],
      });
      await expect(text).toMatchFileSnapshot(`goldens/unrelated-${language}.txt`);
      expect(text).not.toMatch(
        /before(?!\.zip| the| it)|after(?!\.zip)|\bgone|\bnew\b|still|any more|again|\bnow\b|なくなった|なりました|引き続き|新しい|other way|入れ替え/i,
      );
    },
  );

  it('has a word for every row: a flare without any change says so', () => {
    const nothing = { appeared: [], gone: [], undecided: [], remaining: [] };
    const empty = {
      ...DIFF,
      findings: nothing,
      versions: [],
      settings: [],
      checks: [],
      counters: [],
      incomparable: [],
    };
    expect(renderDiffText(empty)).toContain('Nothing that can be compared has changed.');
    expect(renderDiffMarkdown(empty)).toContain('Nothing that can be compared has changed.');
  });

  it('names a rate that doubled or halved, and only counts those that did not', () => {
    const text = renderDiffText(DIFF);
    expect(text).toContain('forwarder.errors');
    expect(text).not.toContain('forwarder.success');
    expect(text).toContain('Counters that grow about as fast as before: 1.');
  });
});

describe('a hostile bundle', () => {
  const evil = '\u001b[31m<img src=x onerror=1> `[a](javascript:x)`\u202e\n# head';
  const hostile: FlareDiff = {
    ...DIFF,
    new: { ...DIFF.new, name: evil, hostname: evil },
    findings: { ...DIFF.findings, appeared: [{ ...FINDING, title: evil, text: evil, file: evil }] },
    checks: [{ name: evil, instance: evil, old: null, new: { status: evil, error: evil } }],
  };

  it('puts no control character on the terminal', () => {
    expect(renderDiffText(hostile)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
  });

  it('puts no markup into Markdown', async () => {
    const { default: markdownIt } = await import('markdown-it');
    const html = markdownIt({ html: true }).render(renderDiffMarkdown(hostile));
    expect(html).not.toMatch(/<img|<a /);
    expect(html.match(/<h1>/g)).toHaveLength(1);
  });
});

describe('JSON', () => {
  it('is what the schema says, in its order', () => {
    const text = renderDiffJson(DIFF);
    expect(JSON.parse(text)).toEqual(DIFF);
    const schema = z.fromJSONSchema(DIFF_SCHEMA as Parameters<typeof z.fromJSONSchema>[0]);
    expect(schema.safeParse(JSON.parse(text)).error?.issues).toBeUndefined();
    expect(schema.safeParse({ ...DIFF, extra: 1 }).success).toBe(false);
    expect(Object.keys(JSON.parse(text) as FlareDiff)).toEqual(Object.keys(DIFF_SCHEMA.properties ?? {}));
  });

  it('renders in every format it names', async () => {
    for (const format of DIFF_FORMATS) expect(await renderDiff(DIFF, format)).toContain('disk-full');
  });
});
