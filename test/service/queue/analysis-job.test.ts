// The end of one analysis, when others had a hand in it meanwhile.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/model/entry.ts';
import { AnalysisJob } from '../../../src/service/queue/analysis-job.ts';
import { AnalysisPool } from '../../../src/service/queue/analysis-pool.ts';
import { TAKEN } from '../../../src/service/queue/job-queue.ts';
import { openDiskStore } from '../../../src/service/store/disk-store.ts';
import type { FlareSummary } from '../../../src/service/store/flare-record-schema.ts';
import type { FlareStore } from '../../../src/service/store/flare-store.ts';
import { BUILT_DIR, builtInPack } from '../support/built-program.ts';
import { makeDataDir, THIS_PROCESS } from '../support/open-test-service.ts';
import { hostileZip } from '../support/test-flares.ts';

const maker = { version: '1', rulesDigest: 'a' };
const summary: FlareSummary = {
  hostname: null,
  kind: 'agent',
  agentVersion: null,
  rootDir: '',
  findings: [],
  madeBy: maker,
};

let dir: string;
let store: FlareStore;
let pool: AnalysisPool;
let job: AnalysisJob;
let id: string;

beforeEach(async () => {
  dir = await makeDataDir();
  store = await openDiskStore({
    dir,
    maxUploadBytes: 2 ** 30,
    processes: THIS_PROCESS,
    onLockLost: () => undefined,
    onDamagedRecord: () => undefined,
  });
  const tool = { name: 'flare-analyzer', version: '1' };
  pool = new AnalysisPool({
    workerFile: new URL('service/analysis-worker.js', BUILT_DIR),
    setup: { pack: await builtInPack(), readLimits: DEFAULT_LIMITS, tool },
    timeoutMs: 60_000,
    maxMemoryMb: 512,
    onWorkEnded: () => undefined,
  });
  job = new AnalysisJob({ store, pool, log: () => undefined, maker });
  const received = await store.receive(Readable.from([hostileZip()]));
  ({
    record: { id },
  } = await store.commit(received, { name: 'a.zip', case: null, note: null }));
});
afterEach(async () => {
  await pool.close();
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

/** Runs the job and stops it as soon as it has begun. */
async function stopped(
  reason?: string,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const stop = new AbortController();
  const running = job.run(id, { signal: stop.signal, onProgress: () => undefined });
  await expect.poll(async () => (await store.get(id))?.status).toBe('running');
  await meanwhile();
  stop.abort(reason);
  await running;
}

test('one that is stopped waits again, as if it had not been begun', async () => {
  await stopped();
  expect(await store.get(id)).toMatchObject({ status: 'queued', attempts: 0 });
});

test('one that another process has taken is left to it', async () => {
  await stopped(TAKEN);
  expect(await store.get(id)).toMatchObject({ status: 'running', attempts: 1 });
});

test('a report that another process has made stays', async () => {
  await stopped(undefined, () => store.update(id, { status: 'done', attempts: 0, summary }));
  expect(await store.get(id)).toMatchObject({ status: 'done', summary });
});

test('trouble of the store is no fault of the flare, and may be tried again', async () => {
  // Reports cannot be written where there is a folder of their name.
  await mkdir(join(dir, 'flares', id, 'report.en.json.draft'));
  const control = { signal: new AbortController().signal, onProgress: () => undefined };
  await expect(job.run(id, control)).rejects.toMatchObject({ code: 'EISDIR' });
  expect(await store.get(id)).toMatchObject({ status: 'running', attempts: 0 });
  await job.giveUp(id, new Error('no space'));
  expect(await store.get(id)).toMatchObject({ status: 'failed', failure: { code: 'ANALYSIS_CRASHED' } });
});
