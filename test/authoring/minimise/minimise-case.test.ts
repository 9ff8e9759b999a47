// Cases made from whole flares: each must pass for its rule, be small, and hold no name of the flare.
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyze.ts';
import { memoryArchive } from '../../../src/archive/memory-archive.ts';
import { assembleReport } from '../../../src/assemble/assemble-report.ts';
import { sliceFor } from '../../../src/authoring/minimise/flare-slice.ts';
import { caseNote, caseText, type MinimisedCase } from '../../../src/authoring/minimise/case-text.ts';
import { minimiseCase } from '../../../src/authoring/minimise/minimise-case.ts';
import { runCase } from '../../../src/authoring/run-case.ts';
import { DEFAULT_LIMITS } from '../../../src/model/entry.ts';
import type { Ruleset } from '../../../src/model/rule.ts';
import { builtInPack, fixtureFiles } from '../../support/fixture-files.ts';
import { rulesetOf, ruleText, statusPage } from '../../support/flare-of.ts';

type Bytes = Readonly<Record<string, string | Uint8Array>>;
const OPTIONS = { name: 'x', limits: DEFAULT_LIMITS, assume: {}, tool: { name: 't', version: '0' } };

async function made(
  files: Bytes,
  pack: Ruleset,
  assume: Readonly<Record<string, string>> = {},
): Promise<MinimisedCase> {
  const [rule] = pack.rules;
  const slice = sliceFor(rule!, memoryArchive(files));
  const diagnosis = await analyze(slice.archive, pack, { ...OPTIONS, assume });
  const result = await minimiseCase({
    rule: rule!,
    pack,
    diagnosis,
    files: slice.files(diagnosis.flare.rootDir),
  });
  const { outcome, flareCase } = result;
  expect(await runCase(rule!, pack, { flareCase, outcome })).toEqual([]);
  return result;
}

const line = (second: number, text: string, level = 'ERROR'): string =>
  `2024-05-01 10:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')} UTC | CORE | ${level} | (pkg/x.go:12 in run) | ${text}`;
const quiet = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => line(index % 3000, `round ${index}`, 'INFO'));

const FAILED = rulesetOf(
  ruleText(
    'send-failed',
    'find: { failed: { log: agent, contains: could not send, regex: "could not send to (?<host>[^:]+)" } }\nwhen: failed',
  ).replace('summary: { en: s,', 'summary: { en: "sent to {{ host }}",'),
);
const TEN = rulesetOf(
  ruleText(
    'ten-failed',
    'find: { failed: { log: agent, contains: could not send, at-least: 10, within: 1h } }\nwhen: failed',
  ),
);
const UNLESS = rulesetOf(
  ruleText(
    'still-failing',
    'find:\n  failed: { log: agent, contains: could not send }\n  sent: { log: agent, contains: all was sent }\nwhen: { all: [failed], unless: [sent] }',
  ),
);

describe('a case made from a flare', () => {
  it('holds the line and what the finding says of it', async () => {
    const log = [...quiet(4000), line(3001, 'could not send to db.shop.lan: no route'), ...quiet(4000)].join(
      '\n',
    );
    const files = {
      'web1/status.log': statusPage('7.60.1'),
      'web1/logs/agent.log': log,
      'web1/etc/datadog.yaml': 'site: x\n',
    };
    const { outcome, flareCase, replaced } = await made(files, FAILED);
    expect(outcome).toBe('match');
    expect(flareCase.name).toBe('made from a flare of Agent 7.60.1');
    expect(flareCase.files).toEqual({
      'logs/agent.log': `${line(3001, 'could not send to host1.example.internal: no route')}  <== failed\n`,
    });
    expect(flareCase.expect.variables).toMatchObject({ host: 'host1.example.internal' });
    expect(replaced.map(({ value }) => value)).toEqual(['db.shop.lan']);
  });

  it('keeps as many lines as the rule counts', async () => {
    const log = Array.from({ length: 500 }, (_, index) => line(index, `could not send ${index}`)).join('\n');
    const { flareCase } = await made({ 'logs/agent.log': log }, TEN);
    expect(flareCase.files['logs/agent.log']?.trimEnd().split('\n')).toHaveLength(10);
  });

  it('keeps what a near miss is near to', async () => {
    const log = [
      ...quiet(300),
      line(1, 'could not send'),
      ...quiet(300),
      line(3100, 'all was sent', 'INFO'),
      ...quiet(300),
    ];
    const { outcome, flareCase } = await made({ 'logs/agent.log': log.join('\n') }, UNLESS);
    expect(outcome).toBe('no-match');
    expect(flareCase.files).toEqual({
      'logs/agent.log': `${line(1, 'could not send')}\n${line(3100, 'all was sent', 'INFO')}\n`,
    });
  });

  it('holds a line that is short of a look, and the hits that are too few', async () => {
    const looser = {
      'logs/agent.log': [...quiet(300), line(1, 'could not send; retrying'), ...quiet(300)].join('\n'),
    };
    const first = await made(looser, FAILED);
    expect(first.outcome).toBe('no-match');
    expect(first.flareCase.files).toEqual({ 'logs/agent.log': `${line(1, 'could not send; retrying')}\n` });
    const seven = Array.from({ length: 7 }, (_, index) => line(index, `could not send ${index}`));
    const second = await made({ 'logs/agent.log': [...seven, ...quiet(300)].join('\n') }, TEN);
    expect(second.flareCase.files).toEqual({ 'logs/agent.log': `${seven.join('\n')}\n` });
  });

  it('stands below the root that its files have, and names nobody in a path', async () => {
    const files = {
      'web-17/logs/agent.log': line(1, 'could not send to x: no'),
      'web-17/status.log': statusPage('7.60.1', '  Hostnames\n  =========\n    hostname: web-17\n'),
      'notes.txt': 'web-17 was slow\n',
    };
    expect(Object.keys((await made(files, FAILED)).flareCase.files)).toEqual(['logs/agent.log']);
    const anywhere = rulesetOf(
      ruleText('anywhere', 'find: { there: { file: "etc/extra/*/conf.yaml" } }\nwhen: there'),
    );
    const { flareCase, replaced } = await made(
      { 'etc/extra/db1.shop.lan/conf.yaml': 'x: 1\n', 'status.log': statusPage('7.60.1') },
      anywhere,
    );
    expect(Object.keys(flareCase.files)).toContain('etc/extra/host1.example.internal/conf.yaml');
    expect(replaced.map(({ value }) => value)).toEqual(['db1.shop.lan']);
  });

  it('has nothing that moves a cursor, in its text and in what is said of it', async () => {
    const log = line(1, 'could not send to \u001b[31m\u009b2Jdb\u202e: no  ');
    const result = await made({ 'logs/agent.log': log }, FAILED);
    expect(`${caseText(result)}${caseNote(result, 1)}`).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/,
    );
    expect(result.flareCase.expect.variables.host).toContain('db');
  });

  it('shows no part of a secret that a long line breaks off', async () => {
    const long = line(
      1,
      `could not send to x: ${'y'.repeat(16 * 1024 - 112)} postgres://app:S3cretPassw0rd@db/x`,
    );
    const { flareCase } = await made({ 'logs/agent.log': long }, FAILED);
    expect(flareCase.files['logs/agent.log']).not.toContain('S3cret');
  });

  it('keeps its bounds in a flare of many large pages', async () => {
    const page = `${'x: 1 '.repeat(3000)}\n`.repeat(500);
    const pages = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`etc/confd/c${index}.d/conf.yaml`, page]),
    );
    const slice = sliceFor(
      FAILED.rules[0]!,
      memoryArchive({ ...pages, 'logs/agent.log': line(1, 'could not send') }),
    );
    const { flare } = await analyze(slice.archive, FAILED, OPTIONS);
    const kept = Object.values(slice.files(flare.rootDir)).flat();
    expect(kept.reduce((sum, text) => sum + text.length, 0)).toBeLessThanOrEqual(64 * 1024 * 1024);
    expect(kept.length).toBeGreaterThan(1000);
  });

  it('names what is missing where the rule cannot tell', async () => {
    const { outcome, flareCase } = await made({ 'status.log': statusPage('7.60.1') }, FAILED);
    expect(outcome).toBe('unknown');
    expect(flareCase.expect.missing).toEqual(['logs/agent.log']);
  });

  it('keeps a name that the rule asks for, and says so', async () => {
    const pack = rulesetOf(
      ruleText(
        'local-refused',
        'find: { refused: { log: agent, contains: "dial tcp 10.9.8.7:443" } }\nwhen: refused',
      ),
    );
    const { flareCase, replaced, kept } = await made(
      { 'logs/agent.log': line(1, 'from 10.1.1.1: dial tcp 10.9.8.7:443: connection refused') },
      pack,
    );
    expect(flareCase.files['logs/agent.log']).toContain('from 192.0.2.');
    expect([replaced.map(({ value }) => value), kept.map(({ value }) => value)]).toEqual([
      ['10.1.1.1'],
      ['10.9.8.7'],
    ]);
  });

  it('takes along what was assumed', async () => {
    const pack = rulesetOf(
      ruleText(
        'old',
        'applies: [{ fact: agent.version, in: "<7.50.0" }]\nfind: { failed: { log: agent, contains: could not send } }\nwhen: failed',
      ),
    );
    const { flareCase } = await made({ 'logs/agent.log': line(1, 'could not send') }, pack, {
      'agent.version': '7.40.0',
    });
    expect(flareCase.assume).toEqual({ 'agent.version': '7.40.0' });
  });

  it('masks secrets, and takes no words of a line for a mark', async () => {
    const log = line(1, 'could not send to x: api_key: 0123456789abcdef0123456789abcdef  <== wrong');
    const { flareCase } = await made({ 'logs/agent.log': log }, FAILED);
    expect(flareCase.files['logs/agent.log']).not.toMatch(/0123456789abcdef|wrong/);
  });
});

describe('no case is made', () => {
  it('of more lines than are kept', async () => {
    const pack = rulesetOf(
      ruleText(
        'many',
        'find: { failed: { log: agent, contains: could not send, at-least: 3000 } }\nwhen: failed',
      ),
    );
    const log = Array.from({ length: 3000 }, () => line(1, 'could not send')).join('\n');
    await expect(made({ 'logs/agent.log': log }, pack)).rejects.toThrow(/“many” ends otherwise/);
  });
});

describe('of the first finding of a whole flare', () => {
  const pack = builtInPack();

  it.each(['agent-6-old', 'apparmor-kubernetes', 'cws-self-test-failed', 'tcp-check-ipv6'])(
    '%s',
    async (name) => {
      const files = await fixtureFiles(name);
      const { rules, ...rest } = await pack;
      const [finding] = assembleReport(
        await analyze(memoryArchive(files), await pack, OPTIONS),
        'en',
      ).findings;
      const rule = rules.filter(({ id }) => id === finding?.ruleId);
      const { outcome, flareCase } = await made(files, { ...rest, rules: rule });
      const host = /^[^/]+/.exec(Object.keys(files)[0] ?? '')?.[0] ?? '';
      expect(outcome).toBe('match');
      expect(JSON.stringify(flareCase)).not.toContain(host);
      expect(Object.values(flareCase.files).join('').split('\n').length).toBeLessThan(18);
    },
  );
});
