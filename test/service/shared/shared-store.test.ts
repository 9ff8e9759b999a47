// The store of a database and a bucket: as the folder’s, for several processes at once.
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBucket } from '../../../src/service/shared/bucket.ts';
import { openDatabase } from '../../../src/service/shared/database.ts';
import { Unreachable } from '../../../src/service/unreachable.ts';
import { openSharedStore } from '../../../src/service/shared/shared-store.ts';
import type { FlareSummary } from '../../../src/service/store/flare-record-schema.ts';
import type { FlareStore, UploadDetails } from '../../../src/service/store/flare-store.ts';
import { makeDataDir, THIS_PROCESS } from '../support/open-test-service.ts';
import { missingPostgres, startSharedBackends, type SharedBackends } from '../support/shared-backends.ts';

const reason = missingPostgres();

const details = { name: 'web-01.zip', case: null, note: null };
const reports = { en: '{"language":"en"}', ja: '{"language":"ja"}' };
const maker = { version: '1', rulesDigest: 'a' };
const summary: FlareSummary = {
  hostname: 'web-01',
  kind: 'agent',
  agentVersion: null,
  rootDir: '',
  findings: [{ ruleId: 'disk-full', severity: 'high', title: '100 % full\0' }],
  madeBy: maker,
};

describe.skipIf(reason !== undefined)('the shared store', () => {
  let backends: SharedBackends;
  let shared: Awaited<ReturnType<SharedBackends['fresh']>>;
  let stores: { store: FlareStore; dir: string }[];

  beforeAll(async () => void (backends = await startSharedBackends()), 60_000);
  afterAll(() => backends.close());
  beforeEach(async () => {
    shared = await backends.fresh();
    stores = [];
  });
  afterEach(async () => {
    for (const { store, dir } of stores) {
      await store.close();
      await rm(dir, { recursive: true, force: true });
    }
  });

  /** As of one more process. */
  async function open(maxUploadBytes = 100): Promise<FlareStore> {
    const dir = await makeDataDir();
    const store = await openSharedStore({
      dir,
      maxUploadBytes,
      processes: THIS_PROCESS,
      onLockLost: () => undefined,
      database: await openDatabase(shared.databaseUrl, () => undefined),
      bucket: await openBucket(shared),
    });
    stores.push({ store, dir });
    return store;
  }

  async function upload(store: FlareStore, content: string, given: Partial<UploadDetails> = {}) {
    const received = await store.receive(Readable.from([Buffer.from(content)]));
    return store.commit(received, { ...details, ...given });
  }
  const contentOf = (store: FlareStore, id: string) => store.withBundle(id, (path) => readFile(path, 'utf8'));

  test('a flare of one process is there for another, with its bytes, record and reports', async () => {
    const [one, other] = [await open(), await open()];
    const { record } = await upload(one, 'content');
    await one.saveReports(record.id, reports);
    const changed = await one.update(record.id, { status: 'done', summary });
    expect(await other.get(record.id)).toEqual(changed);
    expect(await contentOf(other, record.id)).toBe('content');
    expect(await other.readReport(record.id, 'ja')).toBe(reports.ja);
    expect(await other.countByStatus()).toEqual({ queued: 0, running: 0, done: 1, failed: 0 });
  });

  test('the same bytes sent to several processes at once are one flare, with all that was told of it', async () => {
    const given = [{}, { case: 'A' }, { note: 'first' }, {}];
    const processes = await Promise.all(given.map(() => open()));
    const results = await Promise.all(processes.map((store, index) => upload(store, 'same', given[index])));
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    const { record } = results[0]!;
    expect(await processes[0]!.get(record.id)).toMatchObject({ case: 'A', note: 'first' });
    expect((await upload(processes[1]!, 'same', { case: 'B' })).notKept).toEqual({ case: 'B' });
    for (const { dir } of stores) expect(await readdir(join(dir, 'scratch'))).toEqual([]);
  });

  test('changes of one flare by several processes are not lost', async () => {
    const processes = await Promise.all([open(), open(), open()]);
    const { record } = await upload(processes[0], 'content');
    await Promise.all([
      processes[0].update(record.id, { attempts: 2 }),
      processes[1].update(record.id, { status: 'running' }),
      processes[2].update(record.id, { summary }),
    ]);
    expect(await processes[0].get(record.id)).toMatchObject({ attempts: 2, status: 'running', summary });
  });

  test('lists find what they are asked for, also when it is a pattern or holds a zero byte', async () => {
    const store = await open();
    const { record } = await upload(store, 'a', { name: '50%_off\\.zip', case: 'A\0', note: 'From Mail' });
    await store.update(record.id, { status: 'done', summary });
    await upload(store, 'b', { name: '500 off.zip' });
    const found = async (filter: object) => (await store.list(filter)).flares.map(({ name }) => name);
    expect(await found({})).toEqual(['500 off.zip', record.name]);
    for (const filter of [
      { case: 'A' },
      { host: 'web-01' },
      { rule: 'disk-full', severity: 'high' },
      { q: '50%_off\\ MAIL' },
      { q: '100 full' },
    ] as const)
      expect(await found(filter), JSON.stringify(filter)).toEqual([record.name]);
    for (const filter of [{ case: 'a' }, { rule: 'disk' }, { severity: 'low' }, { q: '50_' }] as const)
      expect(await found(filter), JSON.stringify(filter)).toEqual([]);
    await expect(store.list({ cursor: 'no' })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

  test('pages are walked to the end', async () => {
    const store = await open();
    for (let index = 0; index < 55; index += 1) await upload(store, `flare ${index}`);
    const first = await store.list({});
    const second = await store.list({ cursor: first.nextCursor! });
    expect([first.flares.length, second.flares.length, second.nextCursor]).toEqual([50, 5, null]);
    const times = [...first.flares, ...second.flares].map((record) => record.uploadedAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  test('what is to be analysed is named, oldest first', async () => {
    const store = await open();
    const ids: string[] = [];
    for (const content of ['queued', 'other', 'done', 'failed']) {
      const { record } = await upload(store, content);
      ids.push(record.id);
    }
    await store.update(ids[1]!, {
      status: 'done',
      summary: { ...summary, madeBy: { ...maker, version: '0' } },
    });
    await store.update(ids[2]!, { status: 'done', summary });
    await store.update(ids[3]!, { status: 'failed' });
    expect((await store.unfinished(maker)).map(({ id }) => id)).toEqual(ids.slice(0, 2));
  });

  test('a deleted flare is gone from everywhere, and its bytes can come again', async () => {
    const [one, other] = [await open(), await open()];
    const { record } = await upload(one, 'content');
    await one.saveReports(record.id, reports);
    expect(await contentOf(other, record.id)).toBe('content');
    expect(await other.delete(record.id)).toBe(true);
    await one.saveReports(record.id, reports);
    expect(await one.get(record.id)).toBeUndefined();
    expect(await one.update(record.id, { status: 'done' })).toBeUndefined();
    expect(await one.readReport(record.id, 'en')).toBeUndefined();
    await expect(contentOf(one, record.id)).rejects.toMatchObject({ code: 'NO_INPUT' });
    const left = await Promise.all(
      stores.map(({ dir }) => readdir(join(dir, 'scratch'), { recursive: true })),
    );
    expect(left.map((names) => names.filter((name) => name.includes('/')))).toEqual([[], []]);
    expect(await other.delete(record.id)).toBe(false);
    expect((await upload(one, 'content')).isNew).toBe(true);
    expect(await contentOf(other, record.id)).toBe('content');
  });

  test('bytes that are lost come back with the same bytes', async () => {
    const store = await open();
    const { record } = await upload(store, 'content');
    const bucket = await openBucket(shared);
    await bucket.delete(`flares/${record.id}/bundle`);
    await expect(contentOf(store, record.id)).rejects.toMatchObject({ code: 'NO_INPUT' });
    expect(await upload(store, 'content')).toMatchObject({ isNew: false, record: { id: record.id } });
    expect(await contentOf(store, record.id)).toBe('content');
    bucket.close();
  });

  test('a connection that breaks in the middle of a turn ends that turn and nothing else', async () => {
    const database = await openDatabase(shared.databaseUrl, () => undefined);
    const turn = database.inTurn('a', async (query) => {
      const [{ pid } = { pid: 0 }] = await query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await database.query('SELECT pg_terminate_backend($1)', [pid]);
      await setTimeout(200);
      return query('SELECT 1');
    });
    await expect(turn).rejects.toBeInstanceOf(Unreachable);
    expect(await database.inTurn('a', (query) => query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    await database.close();
  });

  test('a record that this version cannot read is left alone', async () => {
    const store = await open();
    const { record } = await upload(store, 'content');
    const database = await openDatabase(shared.databaseUrl, () => undefined);
    await database.query(`UPDATE flares SET record = '{"id":1}'`);
    expect(await store.get(record.id)).toBeUndefined();
    expect(await store.list({})).toEqual({ flares: [], nextCursor: null });
    expect(await store.unfinished(maker)).toEqual([]);
    await database.close();
  });

  test('what is too large or empty leaves nothing behind', async () => {
    const store = await open();
    await expect(upload(store, 'x'.repeat(101))).rejects.toMatchObject({ code: 'SIZE_LIMIT' });
    await expect(upload(store, '')).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
    expect(await readdir(join(stores[0]!.dir, 'scratch'))).toEqual([]);
  });

  test('an id that is none is no flare, no path and no key', async () => {
    const store = await open();
    for (const id of ['../../etc', '', 'x\0']) {
      expect(await store.get(id)).toBeUndefined();
      expect(await store.delete(id)).toBe(false);
      await expect(store.withBundle(id, () => Promise.resolve())).rejects.toThrow('not a flare id');
    }
  });

  test('a database or a bucket that cannot be used is named, without its password', async () => {
    const url = shared.databaseUrl
      .replace('postgres@', 'nobody:hidden-word@')
      .replace(/\d+\/flares/, '1/flares');
    const refused = openDatabase(url, () => undefined);
    await expect(refused).rejects.toMatchObject({ code: 'BAD_OPTION' });
    await expect(refused).rejects.not.toThrow('hidden-word');
    await expect(openBucket({ ...shared, bucket: 'no-bucket' })).rejects.toMatchObject({
      code: 'BAD_OPTION',
    });
  });
});
