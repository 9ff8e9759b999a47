// Where the output of a command goes, as a process: never over what it reads, and never lost without a word.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusPage } from '../support/flare-of.ts';
import { zipOfFiles } from '../support/zip-writer.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const ZIP = zipOfFiles({ 'host/status.log': statusPage('7.50.0') });
let dir: string;

interface Place {
  readonly stdin?: number;
  readonly stdout?: number;
  readonly stderr?: number;
}

function flareAnalyze(args: readonly string[], { stdin, stdout, stderr }: Place = {}) {
  const ran = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: dir,
    env: { PATH: process.env.PATH, HOME: dir },
    stdio: [stdin ?? 'ignore', stdout ?? 'pipe', stderr ?? 'pipe'],
    encoding: 'utf8',
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

function withFile<T>(path: string, flags: string, use: (file: number) => T): T {
  const file = openSync(path, flags);
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'flare-analyze-'));
  writeFileSync(join(dir, 'b.zip'), ZIP);
  mkdirSync(join(dir, 'folder/host'), { recursive: true });
  writeFileSync(join(dir, 'folder/host/status.log'), statusPage('7.50.0'));
  symlinkSync('b.zip', join(dir, 'link.zip'));
  symlinkSync('folder/host', join(dir, 'link'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('--output', () => {
  it.each([
    ['b.zip', 'b.zip'],
    ['b.zip', './folder/../b.zip'],
    ['b.zip', 'link.zip'],
    ['link.zip', 'b.zip'],
    ['folder', 'folder/host/report.json'],
    ['folder', 'folder/host/status.log'],
    ['folder', 'link/report.json'],
  ])('of %s is refused at %s, before anything is read', (bundle, output) => {
    const { code, out, err } = flareAnalyze([bundle, '-o', output, '--stats']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      `flare-analyze: --output ${output} would write into the flare ${JSON.stringify(bundle)}. Give a file elsewhere.\n`,
    );
    expect(readFileSync(join(dir, 'b.zip'))).toEqual(ZIP);
    expect(readFileSync(join(dir, 'folder/host/status.log'), 'utf8')).toBe(statusPage('7.50.0'));
    expect(existsSync(join(dir, 'folder/host/report.json'))).toBe(false);
  });

  it.runIf(process.platform === 'linux')('is refused at the file that standard input reads', () => {
    const { code, err } = withFile(join(dir, 'b.zip'), 'r', (stdin) =>
      flareAnalyze(['-', '-o', 'b.zip'], { stdin }),
    );
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('standard input') as string,
    });
    expect(readFileSync(join(dir, 'b.zip'))).toEqual(ZIP);
  });

  it.each(['report.txt', 'b.zip.txt', 'folder.txt', 'folder/../report.txt', '/dev/null'])(
    'goes to %s, also a second time',
    (output) => {
      for (let times = 0; times < 2; times += 1)
        expect(flareAnalyze(['b.zip', 'folder', '-o', output])).toEqual({ code: 0, out: '', err: '' });
    },
  );

  it('to a folder that is not there is refused with the reason', () => {
    const { code, err } = flareAnalyze(['b.zip', '-o', 'missing/report.txt']);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'flare-analyze: The report cannot be written to missing/report.txt (ENOENT): give --output a file in a folder that exists and is writable.\n',
    });
  });
});

describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  it.each([
    ['analyze', ['b.zip']],
    ['analyze with a finding', ['b.zip', '--fail-on', 'info']],
    ['facts', ['facts', 'b.zip']],
    ['rules', ['rules', 'list']],
    ['help', ['--help']],
  ])('ends %s with one message and exit 2', (_name, args) => {
    const { code, err } = withFile('/dev/full', 'w', (stdout) => flareAnalyze(args, { stdout }));
    expect({ code, err }).toEqual({
      code: 2,
      err: 'flare-analyze: The output cannot be written (ENOSPC). Make room where standard output goes, or send it elsewhere.\n',
    });
  });

  it('below --output is named too', () => {
    const { code, err } = flareAnalyze(['b.zip', '-o', '/dev/full']);
    expect(code).toBe(2);
    expect(err).toMatch(/^flare-analyze: The report cannot be written to \/dev\/full \(ENOSPC\): .+\n$/);
  });

  it('behind standard error changes no exit code', () => {
    const run = (args: readonly string[]) =>
      withFile('/dev/full', 'w', (stderr) => flareAnalyze(args, { stderr }).code);
    expect([run(['missing.zip']), run(['b.zip', '--stats'])]).toEqual([2, 0]);
  });
});
