import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/model/entry.ts';
import { AnalysisPool, type PoolOptions } from '../../../src/service/queue/analysis-pool.ts';
import { assertBuilt, builtInPack, BUILT_DIR } from '../support/built-program.ts';
import { hostileZip, SECRET } from '../support/test-flares.ts';
import type { ReadProgress } from '../../../src/model/entry.ts';

let dir: string;
const pools: AnalysisPool[] = [];

beforeAll(async () => {
  assertBuilt();
  dir = await mkdtemp(join(tmpdir(), 'flare-pool-'));
  await writeFile(join(dir, 'flare.zip'), hostileZip());
  await writeFile(join(dir, 'page.zip'), '<html></html>');
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  await rm(dir, { recursive: true, force: true });
});

async function poolOf(options: Partial<PoolOptions> = {}): Promise<AnalysisPool> {
  const pool = new AnalysisPool({
    workerFile: new URL('service/analysis-worker.js', BUILT_DIR),
    setup: {
      pack: await builtInPack(),
      readLimits: DEFAULT_LIMITS,
      tool: { name: 'flare-analyzer', version: '0' },
    },
    timeoutMs: 60_000,
    maxMemoryMb: 512,
    onWorkEnded: () => undefined,
    ...options,
  });
  pools.push(pool);
  return pool;
}

function run(pool: AnalysisPool, file = 'flare.zip', signal = new AbortController().signal) {
  return pool.run('analyze', { path: join(dir, file), name: file }, { signal, onProgress: () => undefined });
}

test('says how many of all bytes are read', async () => {
  const pool = await poolOf();
  const said: ReadProgress[] = [];
  const control = {
    signal: new AbortController().signal,
    onProgress: (progress: ReadProgress) => said.push(progress),
  };
  await pool.run('analyze', { path: join(dir, 'flare.zip'), name: 'flare.zip' }, control);
  expect(said[0]?.totalBytes).toBeGreaterThan(0);
  expect(said[0]?.readBytes).toBeGreaterThan(0);
});

test('analyses one bundle after the other, and says what is no bundle', async () => {
  const pool = await poolOf();
  expect(await run(pool)).toMatchObject({ kind: 'done', answer: { summary: { rootDir: 'web-01' } } });
  expect(await run(pool, 'page.zip')).toMatchObject({ kind: 'refused', code: 'NOT_AN_ARCHIVE' });
  const again = await run(pool);
  expect(again.kind).toBe('done');
  expect(JSON.stringify(again)).not.toContain(SECRET);
});

test('gives up what takes too long', async () => {
  expect(await run(await poolOf({ timeoutMs: 1 }))).toEqual({ kind: 'out-of-time' });
});

test('gives up what needs too much memory', async () => {
  expect(await run(await poolOf({ maxMemoryMb: 5 }))).toEqual({ kind: 'out-of-memory' });
});

test('stops when it is told to, before and during a task', async () => {
  const pool = await poolOf();
  const abort = new AbortController();
  const running = run(pool, 'page.zip', abort.signal);
  abort.abort();
  expect(await running).toEqual({ kind: 'stopped' });
  expect(await run(pool, 'flare.zip', abort.signal)).toEqual({ kind: 'stopped' });
  // Not the answer to the task that was stopped.
  expect((await run(pool)).kind).toBe('done');
});

test('calls a missing bundle a bug, and tells nothing of it but where it was noticed', async () => {
  const result = await run(await poolOf(), 'missing.zip');
  expect(result).toMatchObject({
    kind: 'crashed',
    trace: expect.stringMatching(/^UsageError NO_INPUT\n\s+at /) as string,
  });
  expect(JSON.stringify(result)).not.toContain('missing.zip');
});

test('survives a thread that ends', async () => {
  const ending = join(dir, 'ending.mjs');
  await writeFile(ending, 'process.exit(1)');
  expect(await run(await poolOf({ workerFile: new URL(`file://${ending}`) }))).toMatchObject({
    kind: 'crashed',
  });
  await writeFile(ending, 'throw new Error("content of a flare")');
  const result = await run(await poolOf({ workerFile: new URL(`file://${ending}`) }));
  expect(result).toMatchObject({ kind: 'crashed' });
  expect(JSON.stringify(result)).not.toContain('content of a flare');
});
