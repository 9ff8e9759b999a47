// Packs, suppressions and retired ids on the command line, as a process with the real clock.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { ruleText, statusPage } from '../support/flare-of.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const RULE = ruleText(
  'too-old',
  'runbook: api-key-invalid\nfind: { old: { fact: agent.version, in: "<8" } }\nwhen: old\n',
);
let dir: string;

function flareAnalyze(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: dir,
    env: { PATH: process.env.PATH, HOME: dir },
  });
  return { code: status, out: stdout.toString(), err: stderr.toString() };
}

function write(path: string, text: string): void {
  mkdirSync(join(dir, path, '..'), { recursive: true });
  writeFileSync(join(dir, path), text);
}

const suppression = (rule: string, expires: string): string =>
  `- { rule: ${rule}, scope: { kind: agent }, reason: A test host., expires: ${expires} }\n`;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'flare-analyze-'));
  write('flare/host/status.log', statusPage('7.50.0'));
  write('rules/pack.yaml', 'name: acme\nversion: 1.4.0\n');
  write('rules/too-old.yaml', RULE);
  write('rules/retired.yaml', '- { id: old-name, since: 1.4.0, reason: Renamed., replaced-by: too-old }\n');
  write('good.yaml', suppression('too-old', '2999-12-31'));
  write('over.yaml', suppression('too-old', '2020-01-01'));
  write('retired.yaml', suppression('old-name', '2999-12-31'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const OURS = ['flare', '--rules', 'rules', '--no-builtin-rules'];

describe('--suppressions', () => {
  it('hides a finding, keeps it in the JSON report and does not fail on it', () => {
    expect(flareAnalyze(...OURS, '--fail-on', 'high').code).toBe(1);
    const { code, out } = flareAnalyze(...OURS, '--fail-on', 'high', '--suppressions', 'good.yaml');
    expect(code).toBe(0);
    expect(out).toContain('- too-old: A test host. (until 2999-12-31)');
    const json = flareAnalyze(...OURS, '--suppressions', 'good.yaml', '--format', 'json').out;
    const report = JSON.parse(json) as Report;
    expect(report.suppressed).toBe(1);
    expect(report.findings).toMatchObject([{ ruleId: 'too-old', suppressed: { expires: '2999-12-31' } }]);
    expect(report.rules).toMatchObject([{ id: 'too-old', outcome: 'match' }]);
  });

  it('has no effect after its last day, and the report says so', () => {
    const { code, out } = flareAnalyze(...OURS, '--fail-on', 'high', '--suppressions', 'over.yaml');
    expect(code).toBe(1);
    expect(out).toContain('[suppression-expired]');
  });

  it('says what replaced a retired rule, at its place', () => {
    const { code, err } = flareAnalyze(...OURS, '--suppressions', 'retired.yaml');
    expect(code).toBe(2);
    expect(err).toContain(
      'retired.yaml:1:5 RETIRED_ID “old-name” was retired in 1.4.0: Renamed. Use too-old instead.',
    );
  });

  it('needs the file to be there', () => {
    const { code, err } = flareAnalyze(...OURS, '--suppressions', 'none.yaml');
    expect(code).toBe(2);
    expect(err).toContain('none.yaml:1:1 NO_SUCH_FILE');
  });
});

describe('packs', () => {
  it('are named in the report', () => {
    const report = JSON.parse(flareAnalyze(...OURS, '--format', 'json').out) as Report;
    expect(report.tool.packs).toMatchObject([{ name: 'acme', version: '1.4.0', overrides: [] }]);
  });

  it('are named by rules list', () => {
    const { rules } = JSON.parse(flareAnalyze('rules', 'list', '--format', 'json').out) as {
      rules: { pack: string }[];
    };
    expect(new Set(rules.map(({ pack }) => pack))).toEqual(new Set(['builtin']));
    const ours = flareAnalyze('rules', 'list', ...OURS.slice(1));
    expect(ours.out).toMatch(/^high +acme +too-old +\S/m);
  });

  it('--only says what replaced a retired rule', () => {
    const { code, err } = flareAnalyze(...OURS, '--only', 'old-name');
    expect(code).toBe(2);
    expect(err).toContain('--only: “old-name” was retired in 1.4.0: Renamed. Use too-old instead.');
  });
});
