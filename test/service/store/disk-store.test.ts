import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDiskStore } from '../../../src/service/store/disk-store.ts';
import type { FlareStore, UploadDetails } from '../../../src/service/store/flare-store.ts';
import { makeDataDir, THIS_PROCESS } from '../support/open-test-service.ts';

let dir: string;
let store: FlareStore;
const damaged: string[] = [];

const open = (maxUploadBytes = 100): Promise<FlareStore> =>
  openDiskStore({
    dir,
    maxUploadBytes,
    processes: THIS_PROCESS,
    onLockLost: () => undefined,
    onDamagedRecord: (id) => damaged.push(id),
  });

beforeEach(async () => {
  damaged.length = 0;
  dir = await makeDataDir();
  store = await open();
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

const details = { name: 'web-01.zip', case: null, note: null };
const reports = { en: '{"language":"en"}', ja: '{"language":"ja"}' };

async function upload(content: string, given: Partial<UploadDetails> = {}) {
  const received = await store.receive(Readable.from([Buffer.from(content)]));
  return store.commit(received, { ...details, ...given });
}

async function reopen(): Promise<void> {
  await store.close();
  store = await open();
}

test('a flare survives a restart with its bytes, record and reports', async () => {
  const { record } = await upload('content');
  await store.saveReports(record.id, reports);
  const changed = await store.update(record.id, { status: 'done', attempts: 0 });
  await reopen();
  expect(await store.get(record.id)).toEqual(changed);
  expect(await store.withBundle(record.id, (path) => readFile(path, 'utf8'))).toBe('content');
  expect(await store.readReport(record.id, 'ja')).toBe(reports.ja);
});

test('the same bytes are the same flare, also when they come twice at once', async () => {
  const [first, second] = await Promise.all([upload('same'), upload('same')]);
  expect(second.record).toEqual(first.record);
  expect([first.isNew, second.isNew].sort()).toEqual([false, true]);
  expect(await readdir(join(dir, 'flares'))).toEqual([first.record.id]);
  expect(await readdir(join(dir, 'scratch'))).toEqual([]);
});

test('the same bytes again add a case or a note that is missing, and are told of what is not kept', async () => {
  const { record } = await upload('same', { case: 'A' });
  expect(await upload('same', { case: 'A', note: 'first' })).toEqual({
    record: { ...record, note: 'first' },
    isNew: false,
    notKept: {},
  });
  const { notKept } = await upload('same', { case: 'B', note: 'second' });
  expect(notKept).toEqual({ case: 'B', note: 'second' });
  await reopen();
  expect(await store.get(record.id)).toEqual({ ...record, case: 'A', note: 'first' });
});

test('what is too large or empty leaves nothing behind', async () => {
  await expect(upload('x'.repeat(101))).rejects.toMatchObject({ code: 'SIZE_LIMIT' });
  await expect(upload('')).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
  expect(await readdir(join(dir, 'scratch'))).toEqual([]);
  expect((await upload('x'.repeat(100))).isNew).toBe(true);
});

test('a stream that breaks leaves nothing behind', async () => {
  const broken = Readable.from(
    (function* () {
      yield Buffer.from('half');
      throw new Error('cut');
    })(),
  );
  await expect(store.receive(broken)).rejects.toThrow('cut');
  expect(await readdir(join(dir, 'scratch'))).toEqual([]);
});

test('a commit that fails leaves nothing behind, and the same bytes can come again', async () => {
  await rm(join(dir, 'flares'), { recursive: true });
  await expect(upload('content')).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await readdir(join(dir, 'scratch'))).toEqual([]);
  await mkdir(join(dir, 'flares'));
  expect((await upload('content')).isNew).toBe(true);
});

test('what a crash left half done is removed at the next start', async () => {
  await store.receive(Readable.from([Buffer.from('received, never committed')]));
  expect(await readdir(join(dir, 'scratch'))).toHaveLength(1);
  await reopen();
  expect(await readdir(join(dir, 'scratch'))).toEqual([]);
});

test('a record that cannot be read is told of, left alone, and mended by its bytes', async () => {
  const { record } = await upload('content');
  await writeFile(join(dir, 'flares', record.id, 'record.json'), '{"id":');
  await reopen();
  expect(damaged).toEqual([record.id]);
  expect(await store.get(record.id)).toBeUndefined();
  expect(await readdir(join(dir, 'flares', record.id))).toContain('bundle');
  const { isNew } = await upload('content');
  expect(isNew).toBe(true);
  await reopen();
  expect(await store.get(record.id)).toMatchObject({ status: 'queued', name: 'web-01.zip' });
});

test('a foreign folder is not taken for a flare', async () => {
  await mkdir(join(dir, 'flares', 'notes'));
  await reopen();
  expect((await store.list({})).flares).toEqual([]);
});

test('a deleted flare is gone, and late results do not bring it back', async () => {
  const { record } = await upload('content');
  expect(await store.delete(record.id)).toBe(true);
  await store.saveReports(record.id, reports);
  expect(await store.update(record.id, { status: 'done' })).toBeUndefined();
  expect(await store.delete(record.id)).toBe(false);
  expect(await readdir(join(dir, 'flares'))).toEqual([]);
  await reopen();
  expect(await store.get(record.id)).toBeUndefined();
});

test.each(['../../etc', '', 'x', '0123456789ABCDEF0123456789ABCDEF', 'constructor'])(
  'an id such as “%s” is no flare and no path',
  async (id) => {
    expect(await store.get(id)).toBeUndefined();
    expect(await store.delete(id)).toBe(false);
    await expect(async () => store.withBundle(id, () => Promise.resolve())).rejects.toThrow('not a flare id');
  },
);

test('pages are walked to the end, also when the flare at their edge is deleted', async () => {
  for (let index = 0; index < 60; index += 1) await upload(`flare ${index}`);
  const first = await store.list({});
  expect(first.flares).toHaveLength(50);
  await store.delete(first.flares.at(-1)!.id);
  const second = await store.list({ cursor: first.nextCursor! });
  expect(second.flares).toHaveLength(10);
  expect(second.nextCursor).toBeNull();
  const times = [...first.flares, ...second.flares].map((record) => record.uploadedAt);
  expect(times).toEqual([...times].sort().reverse());
});

test('changes of one flare reach the disk in their order', async () => {
  const { record } = await upload('content');
  await Promise.all([1, 2, 3, 4, 5].map((attempts) => store.update(record.id, { attempts })));
  await reopen();
  expect(await store.get(record.id)).toMatchObject({ attempts: 5 });
});
