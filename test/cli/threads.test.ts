// A large bundle gives the same report whatever the number of threads that read it, damaged entries included.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { logLine } from '../support/log-lines.ts';
import { zipOf, type ZipEntrySpec } from '../support/zip-writer.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const LINES = 60_000;
const FILES = 14;
let dir: string;
let bundle: string;

function logText(file: number): string {
  const lines = Array.from({ length: LINES }, (_, n) => {
    if (n === 700 + file)
      return logLine(n, 'unable to get the instance id: could not fetch token from IMDSv2: status code 403');
    return logLine(n, `request ${(n * 7919) % 100_003} took ${n % 977}ms`, 'CORE', 'DEBUG');
  });
  return lines.join('\n');
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'flare-threads-'));
  bundle = join(dir, 'bundle.zip');
  const logs = Array.from({ length: FILES }, (_, index): ZipEntrySpec => {
    const name = `web-01/logs/agent.log${index === 0 ? '' : `.${index}`}`;
    return { name, data: logText(index), ...(index === 3 ? { declaredCrc32: 1 } : {}) };
  });
  writeFileSync(bundle, zipOf([{ name: 'web-01/status.log', data: 'Agent (v7.60.0)\n' }, ...logs]));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function analyze(...args: readonly string[]): { readonly out: string; readonly err: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [MAIN, bundle, '--format', 'json', ...args], {
    // As anybody calls it: not from the folder of the program.
    cwd: dir,
    maxBuffer: 1 << 28,
  });
  return { out: stdout.toString(), err: stderr.toString() };
}

describe('a large zip', () => {
  it('is read the same by one thread and by several', () => {
    const one = analyze('--threads', '1').out;
    const report = JSON.parse(one) as Report;
    expect(report.bundle.uncompressedBytes).toBeGreaterThan(48 * 1024 * 1024);
    expect(report.problems.map(({ code, file }) => `${code} ${file ?? ''}`)).toContain(
      'entry-checksum logs/agent.log.3',
    );
    // A rule that looks for a recovery could not tell, as one log is damaged.
    const finding = report.findings.find(({ ruleId }) => ruleId === 'ec2-token-not-fetched');
    expect(finding?.occurrences.count).toBe(FILES);
    expect(analyze('--threads', '2').out).toBe(one);
    expect(analyze('--threads', '3').out).toBe(one);
  });

  it('says where the time went on standard error, and the same report', () => {
    const { out, err } = analyze('--stats');
    expect(JSON.parse(out)).toMatchObject({ bundle: { entries: FILES + 1 } });
    expect(err).toMatch(/^Stats of bundle\.zip: \d+(?:\.\d)? MiB unpacked in 15 files\nTime by stage\n/);
    expect(err).toMatch(/ms {2}reading and searching\n/);
    expect(err).toMatch(
      /ms {2}ec2-token-not-fetched\/failed .*ec2-token-not-fetched\.yaml:\d+ \(14 times\)\n/,
    );
  });
});

describe('a large zip through a pipe', () => {
  it('is read by one thread, as nobody can open it again', () => {
    const pipe = join(dir, 'pipe');
    const script = 'mkfifo "$0" && (cat "$1" > "$0" &) && exec "$2" "$3" "$0" --format json --threads 3';
    const { stdout, status } = spawnSync('bash', ['-c', script, pipe, bundle, process.execPath, MAIN], {
      maxBuffer: 1 << 28,
      timeout: 120_000,
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout.toString())).toMatchObject({ bundle: { entries: FILES + 1 } });
  });
});
