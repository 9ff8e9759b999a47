// The built program starts from code that V8 made beforehand, and says the same without it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const FLARE = join(PROJECT, 'fixtures/flares/cilium-race.zip');
interface CachedProgram {
  readonly CODE_FILE: string;
  readonly compileProgram: (source: Buffer, code?: Buffer) => Script;
  readonly readProgram: () => Buffer;
  readonly unsealed: (bytes: Buffer, source: Buffer) => Buffer | undefined;
}
const built = (await import(join(PROJECT, 'dist/cli/cached-program.js'))) as CachedProgram;
let copy: string;

function run(project: string, ...args: readonly string[]): { readonly out: string; readonly err: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [join(project, 'dist/cli/main.js'), ...args]);
  return { out: stdout.toString(), err: stderr.toString() };
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'flare-code-'));
  cpSync(join(PROJECT, 'dist'), join(copy, 'dist'), { recursive: true });
  cpSync(join(PROJECT, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the code beside the program', () => {
  const code = readFileSync(built.CODE_FILE);

  it('is taken by this Node.js, and holds functions that an analysis calls', () => {
    const source = built.readProgram();
    expect(built.compileProgram(source, built.unsealed(code, source)).cachedDataRejected).toBe(false);
    const uncalled = built.compileProgram(source).createCachedData();
    expect(code.length).toBeGreaterThan(2 * uncalled.length);
  });

  it.each([
    ['is gone', undefined],
    ['is empty', Buffer.alloc(0)],
    ['is damaged', Buffer.from(code).fill(1, code.length - 5000)],
  ])('is not needed: where it %s, the report is the same', (_, left) => {
    const place = join(copy, 'dist/cli', basename(built.CODE_FILE));
    rmSync(place, { force: true });
    if (left !== undefined) writeFileSync(place, left);
    const whole = run(PROJECT, FLARE, '--format', 'json');
    expect(whole).toEqual(run(copy, FLARE, '--format', 'json'));
    expect(whole.out).toContain('"findings"');
  });
});

describe('the script beside the modules', () => {
  it('is not needed either', () => {
    rmSync(join(copy, 'dist/cli/program.cjs'));
    expect(run(copy, FLARE, '--format', 'json')).toEqual(run(PROJECT, FLARE, '--format', 'json'));
  });
});
