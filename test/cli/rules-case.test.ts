// `rules case` as a process: what it prints is a case that `rules test` passes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixturePath } from '../support/fixture-files.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
let dir: string;

function rules(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'rules', ...args], {
    cwd: dir,
    env: { PATH: process.env.PATH, HOME: dir },
  });
  return { code: status, out: stdout.toString(), err: stderr.toString() };
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'rules-case-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('a case made from a flare', () => {
  it('passes where it is put', () => {
    const rule = `id: agent-says-error
title: { en: t, ja: t }
summary: { en: s, ja: s }
severity: high
component: agent
runbook: agent-clock
find: { failed: { log: system-probe, contains: starting system-probe } }
when: failed
`;
    const others =
      'no-match: [{ name: n, files: { logs/system-probe.log: x } }]\nunknown: [{ name: u, files: {} }]\n';
    writeFileSync(join(dir, 'agent-says-error.yaml'), rule);
    const made = rules('case', 'agent-says-error', fixturePath('cilium-race'), '--rules', '.');
    expect(made.code).toBe(0);
    expect(made.err).toMatch(/^[\d,]+ lines of the flare, of which the case holds 1 in 1 file\.\n/);
    writeFileSync(join(dir, 'agent-says-error.cases.yaml'), made.out + others);
    expect(rules('test', '.').out).toBe('3 passed, 0 failed\n');
  });
});
