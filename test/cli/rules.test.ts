// The commands of a rule author's day as a process: what they print and their exit codes.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { fixturePath } from '../support/fixture-files.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const CILIUM = fixturePath('cilium-race');
let dir: string;

function flareAnalyze(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: dir,
    env: { PATH: process.env.PATH, HOME: dir },
  });
  return { code: status, out: stdout.toString(), err: stderr.toString() };
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'rules-commands-'));
  mkdirSync(join(dir, 'bundles'));
  cpSync(CILIUM, join(dir, 'bundles/one.zip'));
  cpSync(fixturePath('truncated-security-flare'), join(dir, 'bundles/two.zip'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('rules show', () => {
  it('says what a rule looks for, and names the nearest ids for a wrong one', () => {
    const { code, out } = flareAnalyze('rules', 'show', 'cws-network-conflicts-with-cilium');
    expect(code).toBe(0);
    expect(out).toMatch(/^cws-network-conflicts-with-cilium\n/);
    expect(out).toContain('\nTrue when\n');
    const wrong = flareAnalyze('rules', 'show', 'cws-network-conflict-with-cilium');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('Did you mean cws-network-conflicts-with-cilium');
  });

  it('prints the validated rule as JSON', () => {
    const { out } = flareAnalyze('rules', 'show', 'disk-full', '--format', 'json');
    expect(out).toBe('');
    const rule = flareAnalyze('rules', 'show', 'check-failing', '--format', 'json').out;
    expect(JSON.parse(rule)).toMatchObject({ id: 'check-failing', when: { kind: 'any' } });
  });
});

describe('analyze --near-misses', () => {
  it('adds a list to the report, and only then', () => {
    const near = JSON.parse(flareAnalyze(CILIUM, '--near-misses', '--format', 'json').out) as Report;
    expect(near.nearMisses?.length).toBeGreaterThan(0);
    expect(near.nearMisses?.every((one) => one.looks.length > 0)).toBe(true);
    expect(flareAnalyze(CILIUM, '--format', 'json').out).not.toContain('"nearMisses"');
    expect(flareAnalyze(CILIUM, '--near-misses').out).toMatch(/One look short of a match: \d+ rules/);
  });
});

describe('a rule drafted from the line that the report names', () => {
  it('lints, tests, matches, and is what a backtest counts', () => {
    const command = /flare-analyze (rules new --from-line .*)\n/.exec(flareAnalyze(CILIUM).out)?.[1] ?? '';
    expect(command).toMatch(/ \S*[/\\]cilium-race\.zip$/);
    const created = flareAnalyze(...command.split(' '), 'security-module-unreachable', '--dir', 'mine');
    expect(created).toMatchObject({ code: 0, err: '' });
    expect(existsSync(join(dir, 'mine/runbooks/security-module-unreachable.ja.md'))).toBe(true);
    const lint = flareAnalyze('rules', 'lint', 'mine');
    expect(lint.code).toBe(0);
    expect(lint.out).toMatch(
      /\nmine\/\S+\.yaml:3:\d+ warning LEFT_TO_WRITE |^mine\/\S+\.yaml:3:\d+ warning LEFT_TO_WRITE /,
    );
    expect(lint.out).toMatch(/\n1 rule, no mistakes, 19 warnings\n$/);
    expect(flareAnalyze('rules', 'test', 'mine', 'security-module-unreachable').out).toBe(
      '5 passed, 0 failed\n',
    );
    const file = 'mine/security-module-unreachable.yaml';
    expect(flareAnalyze('rules', 'test', file, '--format', 'junit').out).toContain('tests="5" failures="0"');
    const explained = flareAnalyze('explain', 'security-module-unreachable', CILIUM, '--rules', 'mine');
    expect(explained.out).toMatch(/^security-module-unreachable: match\n/);
    const test = flareAnalyze('rules', 'backtest', 'mine', '--bundles', 'bundles');
    expect(test).toMatchObject({ code: 0, err: '' });
    expect(test.out).toBe(
      'this change alters 1 of 2 flares: +1, −0\n\none.zip\n  + security-module-unreachable (medium)\n',
    );
    expect(flareAnalyze('rules', 'backtest', file, '--bundles', 'bundles', '--budget', '0').code).toBe(1);
  });

  it('never writes over somebody’s work', () => {
    const again = flareAnalyze('rules', 'new', 'security-module-unreachable', '--dir', 'mine');
    expect(again).toMatchObject({ code: 2, out: '' });
    expect(again.err).toContain('already exists');
  });

  it('writes nothing when one of its files is there', () => {
    mkdirSync(join(dir, 'half/runbooks'), { recursive: true });
    writeFileSync(join(dir, 'half/runbooks/queue-full.ja.md'), 'mine');
    expect(flareAnalyze('rules', 'new', 'queue-full', '--dir', 'half')).toMatchObject({ code: 2, out: '' });
    expect(existsSync(join(dir, 'half/queue-full.yaml'))).toBe(false);
  });

  it('writes its next commands so that they can be copied', () => {
    const { out } = flareAnalyze('rules', 'new', 'queue-full', '--dir', 'my rules');
    expect(out).toContain(
      "Next: flare-analyze rules lint 'my rules' && flare-analyze rules test 'my rules'\n",
    );
  });

  it('suggests no id that was retired', () => {
    const line = /flare-analyze rules new --from-line (\S+) /.exec(flareAnalyze(CILIUM).out)?.[1] ?? '';
    const idIn = (folder: string): string =>
      /wrote \S+?\/([\w-]+)\.yaml/.exec(
        flareAnalyze('rules', 'new', '--from-line', line, CILIUM, '--dir', folder).out,
      )?.[1] ?? '';
    const first = idIn('first');
    mkdirSync(join(dir, 'second'));
    writeFileSync(
      join(dir, 'second/retired.yaml'),
      `- { id: ${first}, since: 1.0.0, reason: it was wrong }\n`,
    );
    expect(first).not.toBe('');
    expect(idIn('second')).not.toBe(first);
  });
});

describe('texts of a pack that reach for the terminal', () => {
  it('are shown as they are written, by test and test --mutate', () => {
    flareAnalyze('rules', 'new', 'disk-full', '--dir', 'hostile');
    const rule = `id: disk-full
title: { en: The disk is full, ja: ディスクがいっぱい }
summary: { en: s, ja: s }
severity: high
component: agent
find: { full: { log: agent, contains: [no space left, "disk \\e]0;owned\\a full"] } }
when: full
`;
    const cases = `match:
  - { name: "the \\e[2Jlog", files: { logs/agent.log: "no space" } }
no-match:
  - { name: nothing there, files: { logs/agent.log: "all well" } }
unknown:
  - { name: no log, files: {} }
`;
    writeFileSync(join(dir, 'hostile/disk-full.yaml'), rule);
    writeFileSync(join(dir, 'hostile/disk-full.cases.yaml'), cases);
    const tested = flareAnalyze('rules', 'test', 'hostile').out;
    expect(tested).toContain('FAIL disk-full › match › the ␛[2Jlog\n');
    writeFileSync(
      join(dir, 'hostile/disk-full.cases.yaml'),
      cases.replace('no space', 'no space left  <== full'),
    );
    const mutated = flareAnalyze('rules', 'test', 'hostile', '--mutate').out;
    expect(mutated).toContain('contains without disk ␛]0;owned␇ full\n');
    expect(tested + mutated).not.toMatch(/[\u001b\u0007]/);
  });
});

describe('rules lint', () => {
  beforeAll(() => {
    flareAnalyze('rules', 'new', 'queue-stuck', '--dir', 'own');
    const runbook = join(dir, 'own/runbooks/queue-stuck');
    for (const end of ['.en.md', '.ja.md'])
      cpSync(runbook + end, join(dir, `own/runbooks/nobody-asks${end}`));
  });

  it.each(['own', 'own/', './own', 'own/.'])('judges the runbooks of %s', (folder) => {
    const { out } = flareAnalyze('rules', 'lint', folder);
    expect(out).toMatch(/^own\/runbooks\/nobody-asks\.en\.md:\d+:1 UNUSED_RUNBOOK /m);
    expect(out).toMatch(/^own\/runbooks\/queue-stuck\.en\.md:\d+:\d+ warning LEFT_TO_WRITE /m);
  });
});

describe('a rule whose cases take mutants for it', () => {
  it('is named and ends the run with 1, with one survivor it does not', () => {
    flareAnalyze('rules', 'new', 'disk-full', '--dir', 'weak');
    const texts = 'title: { en: T, ja: 題 }\nsummary: { en: s, ja: s }\n';
    const rule = (contains: string): string =>
      `id: disk-full\n${texts}severity: high\ncomponent: agent\nfind: { full: { log: agent, contains: [${contains}] } }\nwhen: full\n`;
    const cases = `match:
  - { name: full, files: { logs/agent.log: "no space left  <== full" } }
no-match:
  - { name: nothing there, files: { logs/agent.log: "all well" } }
unknown:
  - { name: no log, files: {} }
`;
    writeFileSync(join(dir, 'weak/disk-full.cases.yaml'), cases);
    writeFileSync(join(dir, 'weak/disk-full.yaml'), rule('no space left, disk is full, quota is used up'));
    const weak = flareAnalyze('rules', 'test', 'weak', '--mutate');
    expect(weak.code).toBe(1);
    expect(weak.out).toMatch(/^FAIL disk-full: its cases kill \d+ of \d+ mutants$/m);
    writeFileSync(join(dir, 'weak/disk-full.yaml'), rule('no space left, disk is full'));
    const sound = flareAnalyze('rules', 'test', 'weak', '--mutate');
    expect(sound.out).toContain('SURVIVED disk-full › find full: contains without disk is full');
    expect(sound.code).toBe(0);
  });
});

describe('a folder or rule that is not there', () => {
  it.each([
    [['rules', 'test', 'nowhere'], 'There is no folder, file or rule “nowhere”.'],
    [['rules', 'test', 'nowhere'], 'for rules of your own name their folder as well, as in “DIR nowhere”.'],
    [['explain', 'nowhere', CILIUM], 'shows all; for rules of your own give --rules DIR.'],
    [[CILIUM, '--only', 'check-faling'], 'no rule or tag “check-faling”. Did you mean “check-failing”?'],
    [['rules', 'test', 'no/where'], 'There is no folder "no/where"'],
    [['rules', 'lint', 'nowhere'], 'There is no folder "nowhere"'],
    [['rules', 'coverage', './x'], 'There is no folder "./x"'],
    [['rules', 'list', '--rules', 'nowhere'], 'There is no folder "nowhere"'],
    [['rules', 'list', '--rules', CILIUM], 'is a file; name the folder that it is in.'],
    [['rules', 'backtest', 'no/where', '--bundles', 'bundles'], 'There is no folder "no/where"'],
    [['explain', 'check-faling', CILIUM], 'There is no rule “check-faling”. Did you mean check-failing'],
  ])('%s', (args, message) => {
    const { code, out, err } = flareAnalyze(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).not.toContain(':1:1');
  });
});

describe('rules new without --dir', () => {
  it('writes to my-rules, which no folder of the program is called', () => {
    const { out } = flareAnalyze('rules', 'new', 'queue-stuck');
    expect(out).toContain('wrote my-rules/queue-stuck.yaml\n');
  });
});

describe('limits', () => {
  it('hold for every command that reads a bundle', () => {
    const rule = 'cws-network-conflicts-with-cilium';
    const limit = ['--max-path-length', '1'];
    expect(flareAnalyze('explain', rule, CILIUM, ...limit).out).toMatch(new RegExp(`^${rule}: unknown`));
    expect(flareAnalyze('facts', CILIUM, '--path', 'agent.version', ...limit).out).toContain('"facts": {}');
    const draft = ['rules', 'new', '--from-line', 'logs/system-probe.log:1', CILIUM];
    expect(flareAnalyze(...draft, ...limit).err).toContain('he bundle has no file');
    const backtest = ['rules', 'backtest', rule, '--bundles', 'bundles'];
    expect(flareAnalyze(...backtest).out).toContain('alters 1 of 2 flares');
    expect(flareAnalyze(...backtest, ...limit).out).toContain('alters 0 of 2 flares');
  });
});

describe('exit code 2, with one message', () => {
  it.each([
    [['rules', 'new', 'a-bundle', 'disk-full']],
    [['rules', 'new', '--from-line', 'logs/agent.log', CILIUM]],
    [['rules', 'new', '--from-line', 'logs/none.log:1', CILIUM]],
    [['rules', 'case', 'no-such-rule', CILIUM]],
    [['rules', 'case', 'check-failing', 'nowhere.zip']],
    [['rules', 'case', 'check-failing', CILIUM, '--assume', 'much']],
    [['rules', 'test', 'no-such-rule']],
    [['rules', 'backtest', 'no-such-rule', '--bundles', 'bundles']],
    [['rules', 'backtest', 'check-failing', '--bundles', 'nowhere']],
    [['rules', 'backtest', 'check-failing']],
    [['rules', 'backtest', 'check-failing', '--bundles', 'bundles', '--budget', 'much']],
  ])('%s', (args) => {
    const { code, out, err } = flareAnalyze(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toMatch(/\n\s+at /);
    expect(err.trim()).not.toBe('');
  });
});
