// `flare-analyze diff` as a process: what it prints, its exit codes, and what it says of bundles it cannot use.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mkdirSync } from 'node:fs';
import type { FlareDiff } from '../../src/model/flare-diff.ts';
import { fixtureFiles, fixturePath } from '../support/fixture-files.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const OLD = fixturePath('ecs-fargate');
let dir: string;
let worse: string;

function diff(args: readonly string[], input?: Buffer): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'diff', ...args], {
    cwd: dir,
    env: { PATH: process.env.PATH, HOME: dir },
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
  return { code: status, out: stdout.toString(), err: stderr.toString() };
}

/** The same flare, later, with one more trouble in its log. */
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'flare-diff-'));
  worse = join(dir, 'worse');
  for (const [path, bytes] of Object.entries(await fixtureFiles('ecs-fargate'))) {
    const target = join(worse, path);
    mkdirSync(join(target, '..'), { recursive: true });
    writeFileSync(target, bytes);
    if (path.endsWith('logs/agent.log'))
      appendFileSync(
        target,
        '2099-05-01 10:00:00 UTC | CORE | ERROR | (x.go:1 in F) | Error while processing transaction: error while sending transaction, rescheduling it: Post "https://7-62-0-app.agent.datadoghq.com/api/v2/series": x509: certificate signed by unknown authority\n',
      );
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('prints what changed, in every format and to a file', () => {
  expect(diff([OLD, worse]).out).toMatch(/^What changed from ecs-fargate\.zip to worse\n[^]*\+ HIGH {2}/);
  expect(diff([OLD, worse, '--lang', 'ja', '--format', 'markdown']).out).toContain('**高**');
  const { code, out } = diff([OLD, worse, '--format', 'json', '-o', 'diff.json']);
  expect({ code, out }).toEqual({ code: 0, out: '' });
  const { findings, cautions } = JSON.parse(readFileSync(join(dir, 'diff.json'), 'utf8')) as FlareDiff;
  expect(findings.appeared.map(({ ruleId }) => ruleId)).toContain('intake-certificate-untrusted');
  expect(cautions).toEqual([]);
});

it('fails on what is new, not on what was there', () => {
  expect(diff([OLD, worse, '--fail-on', 'high']).code).toBe(1);
  expect(diff([OLD, worse, '--fail-on', 'critical']).code).toBe(0);
  expect(diff([worse, worse, '--fail-on', 'info']).code).toBe(0);
  expect(diff([worse, OLD, '--fail-on', 'info']).code).toBe(0);
});

it('knows the rules that it is given', () => {
  const only = ['--only', 'intake-certificate-untrusted', '--format', 'json'];
  const { findings } = JSON.parse(diff([OLD, worse, ...only]).out) as FlareDiff;
  expect(findings.appeared.map(({ ruleId }) => ruleId)).toEqual(['intake-certificate-untrusted']);
});

it('takes one of the two from standard input', () => {
  const piped = diff(['-', worse, '--format', 'json'], readFileSync(OLD));
  expect((JSON.parse(piped.out) as FlareDiff).old.name).toBe('standard input');
  expect(diff(['-', '-']).err).toBe('flare-analyze: Standard input (-) can be read only once.\n');
});

it('says which of the two it cannot use', () => {
  cpSync(MAIN, join(dir, 'no-flare.zip'));
  const { code, err } = diff([OLD, 'no-flare.zip']);
  expect(code).toBe(2);
  expect(err).toContain('"no-flare.zip": ');
  expect(diff([OLD, 'nowhere.zip'])).toMatchObject({ code: 2, out: '' });
  expect(diff([OLD])).toMatchObject({ code: 2, out: '' });
  expect(diff([OLD, worse, '-o', join(worse, 'x.txt')]).err).toContain('would write into the flare');
});
