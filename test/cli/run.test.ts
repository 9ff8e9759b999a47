// The command line as a process: what it prints where, and its exit codes.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { fixturePath } from '../support/fixture-files.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
let dir: string;

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function flareAnalyze(args: readonly string[], input?: Buffer): Ran {
  const env = { PATH: process.env.PATH, HOME: dir };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: dir,
    env,
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
  return { code: status, out: stdout.toString(), err: stderr.toString() };
}

const jsonOf = (args: readonly string[], input?: Buffer): Report =>
  JSON.parse(flareAnalyze([...args, '--format', 'json'], input).out) as Report;

beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'flare-analyze-'))));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const APPARMOR = fixturePath('apparmor-kubernetes');

describe('--at', () => {
  it('centres the report on an incident', () => {
    const { incident, findings } = jsonOf([APPARMOR, '--at', '2024-02-07 14:00']);
    expect(incident).toEqual({ at: '2024-02-07T14:00:00Z', reachMinutes: 30 });
    expect(findings[0]?.occurrences.nearIncident).toBeGreaterThan(0);
  });

  it('is known to explain too', () => {
    const rule =
      'id: near-trouble\ntitle: { en: near, ja: 近く }\nsummary: { en: near, ja: 近く }\nseverity: low\ncomponent: agent\nrunbook: api-key-invalid\nfind: { near: { log: system-probe, contains: permission denied, around: 1h } }\nwhen: near\n';
    mkdirSync(join(dir, 'near'), { recursive: true });
    writeFileSync(join(dir, 'near', 'near-trouble.yaml'), rule);
    const args = ['explain', 'near-trouble', APPARMOR, '--rules', 'near'];
    expect(flareAnalyze(args).out).toMatch(/^near-trouble: unknown/);
    expect(flareAnalyze([...args, '--at', '2024-02-07 14:00']).out).toMatch(/^near-trouble: match/);
  });

  it.each(['yesterday', '2024-02-30 10:00', '2024-02-07 10:00 XYZ'])('refuses %s', (time) => {
    const { code, err, out } = flareAnalyze([APPARMOR, '--at', time]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`not “${time}”`);
  });
});

describe('analyze', () => {
  it('prints a page that names the trouble, its place and the first step', () => {
    const { code, out, err } = flareAnalyze([APPARMOR]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/HIGH\s+AppArmor keeps system-probe/);
    expect(out).toMatch(/logs\/system-probe\.log:\d+/);
    expect(out).toContain('helm upgrade');
    expect(Math.max(...out.split('\n').map((line) => Array.from(line).length))).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
  });

  it('prints nothing but the JSON report with --format json, whatever the bundle is packed in', () => {
    const zip = jsonOf([APPARMOR]);
    expect(zip).toMatchObject({
      schemaVersion: '1',
      bundle: { format: 'zip', kind: 'agent', name: 'apparmor-kubernetes.zip' },
    });
    const stdin = jsonOf(['-'], readFileSync(APPARMOR));
    expect(stdin.bundle.sha256).toBe(zip.bundle.sha256);
    expect(stdin.findings).toEqual(zip.findings);
  });

  it('speaks Japanese with --lang ja', () => {
    expect(flareAnalyze([APPARMOR, '--lang', 'ja']).out).toContain('AppArmor が system-probe');
    expect(jsonOf([APPARMOR, '--lang', 'ja']).findings[0]?.title).toContain('拒否');
  });

  it('writes the report to a file with --output and nothing to standard output', () => {
    const { code, out } = flareAnalyze([APPARMOR, '--format', 'markdown', '-o', 'report.md']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(readFileSync(join(dir, 'report.md'), 'utf8')).toContain('# ');
  });

  it.each(['markdown', 'html', 'sarif', 'junit'])('knows the format %s', (format) => {
    const { code, out } = flareAnalyze([APPARMOR, '--format', format]);
    expect(code).toBe(0);
    expect(out).toContain('classifier-denied-by-apparmor');
  });

  it('takes several bundles at once', () => {
    const { code, out } = flareAnalyze([APPARMOR, fixturePath('cilium-race'), '--format', 'json']);
    expect(code).toBe(0);
    expect((JSON.parse(out) as Report[]).map((one) => one.bundle.name)).toEqual([
      'apparmor-kubernetes.zip',
      'cilium-race.zip',
    ]);
  });

  it('reads no bundle when another is not there, or the format holds one only', () => {
    const missing = flareAnalyze([APPARMOR, 'missing.zip', '--stats']);
    expect({ ...missing, err: missing.err.split(' ', 4).join(' ') }).toEqual({
      code: 2,
      out: '',
      err: 'flare-analyze: "missing.zip" does not',
    });
    expect(flareAnalyze([APPARMOR, APPARMOR, '--format', 'html', '--stats'])).toEqual({
      code: 2,
      out: '',
      err: 'flare-analyze: A report with --format html holds one bundle: run the command once for each.\n',
    });
  });

  it('prints what it read when one of several bundles cannot be read, and says which with exit 2', () => {
    writeFileSync(join(dir, 'torn.zip'), 'these are my notes\n');
    const args = [APPARMOR, 'torn.zip', fixturePath('cilium-race')];
    const { code, out, err } = flareAnalyze([...args, '--format', 'json', '--fail-on', 'high']);
    expect(code).toBe(2);
    expect(err).toMatch(/^flare-analyze: "torn\.zip": The input is .+\n$/);
    const names = (JSON.parse(out) as Report[]).map((one) => one.bundle.name);
    expect(names).toEqual(['apparmor-kubernetes.zip', 'cilium-race.zip']);
    const one = flareAnalyze(['torn.zip', APPARMOR, '--format', 'json', '-o', 'one.json']);
    expect({ code: one.code, out: one.out }).toEqual({ code: 2, out: '' });
    expect(JSON.parse(readFileSync(join(dir, 'one.json'), 'utf8'))).toHaveLength(1);
  });

  it('runs only what --only names, and takes a setting for granted with --assume', () => {
    const only = jsonOf([APPARMOR, '--only', 'classifier-denied-by-apparmor']);
    expect(only.rules.map((one) => one.id)).toEqual(['classifier-denied-by-apparmor']);
    const race = jsonOf([fixturePath('cilium-race'), '--assume', 'agent.version=7.39.2']);
    expect(race.findings.map((one) => one.ruleId)).not.toContain('cws-network-conflicts-with-cilium');
  });
});

describe('exit codes', () => {
  it.each([
    ['nothing at or above --fail-on', [APPARMOR, '--fail-on', 'critical'], 0],
    ['something at or above --fail-on', [APPARMOR, '--fail-on', 'high'], 1],
    ['no bundle', [], 2],
    ['a bundle that does not exist', ['nowhere.zip'], 2],
    ['an unknown option', [APPARMOR, '--fast'], 2],
    ['an unknown format', [APPARMOR, '--format', 'pdf'], 2],
    ['an unknown severity', [APPARMOR, '--fail-on', 'awful'], 2],
    ['an unknown rule', [APPARMOR, '--only', 'no-such-rule'], 2],
    ['an assumption without a value', [APPARMOR, '--assume', 'agent.version'], 2],
    ['an assumption of no fact', [APPARMOR, '--assume', 'agent.verzion=7'], 2],
    ['a limit that is no number', [APPARMOR, '--max-entries', 'many'], 2],
    ['help', ['--help'], 0],
  ])('%s', (_name, args, code) => {
    const ran = flareAnalyze(args);
    expect({ code: ran.code, err: ran.err }).toEqual({ code, err: expect.any(String) as string });
    if (code === 2) {
      expect(ran.out).toBe('');
      expect(ran.err).not.toMatch(/\n\s+at /);
      expect(ran.err.trim()).not.toBe('');
    }
  });
});

describe('bad input', () => {
  const bundle = (name: string, bytes: Buffer | string): string => {
    writeFileSync(join(dir, name), bytes);
    return name;
  };

  it.each([
    ['an empty file', 'empty.zip', ''],
    ['text that is called a zip', 'notes.zip', 'these are my notes\n'],
    ['a zip cut in its first entry', 'first.zip', readFileSync(APPARMOR).subarray(0, 20)],
  ])('%s: one clear sentence and exit 2', (_name, file, bytes) => {
    const { code, out, err } = flareAnalyze([bundle(file, bytes)]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^flare-analyze: .+\n$/);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it.each([
    [
      ['try', 'a.zip', 'b.zip'],
      '"try". Commands are analyze, diff, facts, explain, rules, serve, worker; a flare',
    ],
    [['fact', 'a.zip'], '"fact". Did you mean “facts”? Commands are'],
    [['--format', 'json', 'serv'], '"serv". Did you mean “serve”? Commands are'],
  ])('%j is no command and no file', (args, message) => {
    const { code, out, err } = flareAnalyze(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`flare-analyze: There is no command and no file ${message}`);
  });

  it.each([[['analyze', 'diff']], [['web-01.zip']], [['./web-01']]])('%j is no file', (args) => {
    expect(flareAnalyze(args)).toMatchObject({
      code: 2,
      err: expect.stringContaining('does not exist; expected a flare') as string,
    });
  });

  it('a zip cut in the middle is read as far as it goes', () => {
    cpSync(APPARMOR, join(dir, 'cut.zip'));
    truncateSync(join(dir, 'cut.zip'), 60_000);
    const report = jsonOf(['cut.zip']);
    expect(report.problems.map((one) => one.code)).toContain('archive-truncated');
    expect(report.bundle.entries).toBeGreaterThan(5);
  });

  it('a folder is read where it stands, and nothing is written', () => {
    mkdirSync(join(dir, 'flare/logs'), { recursive: true });
    writeFileSync(join(dir, 'flare/logs/agent.log'), 'x\n');
    const before = readdirSync(dir, { recursive: true }).sort();
    expect(jsonOf(['flare']).bundle).toMatchObject({ format: 'folder', entries: 1 });
    expect(readdirSync(dir, { recursive: true }).sort()).toEqual(before);
  });

  it('rules with mistakes are named with file, line and column', () => {
    mkdirSync(join(dir, 'bad-rules'), { recursive: true });
    writeFileSync(join(dir, 'bad-rules/broken.yaml'), 'id: broken\nseverty: high\n');
    const { code, err } = flareAnalyze([APPARMOR, '--rules', 'bad-rules']);
    expect(code).toBe(2);
    expect(err).toContain('bad-rules/broken.yaml:2:1 UNKNOWN_KEY');
  });
});

describe('rules lint and rules schema', () => {
  it('lint prints every mistake of every file and exits with 1', () => {
    mkdirSync(join(dir, 'lint-rules/runbooks'), { recursive: true });
    writeFileSync(join(dir, 'lint-rules/broken.yaml'), 'id: broken\nseverty: high\n');
    writeFileSync(join(dir, 'lint-rules/broken.cases.yaml'), 'matches: []\n');
    writeFileSync(join(dir, 'lint-rules/runbooks/broken.en.md'), '# No front matter\n');
    const { code, out, err } = flareAnalyze(['rules', 'lint', 'lint-rules']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('lint-rules/broken.yaml:2:1 UNKNOWN_KEY There is no key “severty” here.');
    expect(out).toContain('lint-rules/broken.cases.yaml:1:1 UNKNOWN_KEY');
    expect(out).toContain('lint-rules/runbooks/broken.en.md:1:1 NO_FRONT_MATTER');
    expect(
      out
        .trimEnd()
        .split('\n')
        .every((line) => /^\S+:\d+:\d+ [A-Z_]+ /.test(line)),
    ).toBe(true);
  });

  it('lint is content with what “rules new” writes', () => {
    expect(flareAnalyze(['rules', 'new', 'disk-slow', '--dir', 'new-rules']).code).toBe(0);
    const { code, out } = flareAnalyze(['rules', 'lint', 'new-rules']);
    expect(code).toBe(0);
    expect(out).toMatch(/\n1 rule, no mistakes, \d+ warnings\n$/);
  });

  it.each([['find'], ['match', '--cases']])(
    'schema prints a JSON Schema that knows %s',
    (key, ...options) => {
      const { code, out } = flareAnalyze(['rules', 'schema', ...options]);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        $schema: expect.any(String) as string,
        properties: { [key]: {} },
      });
    },
  );
});
