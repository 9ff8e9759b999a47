import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '../../../src/service/store/folder-lock.ts';
import { makeDataDir, THIS_PROCESS } from '../support/open-test-service.ts';

let dir: string;
beforeEach(async () => void (dir = await makeDataDir()));
afterEach(() => rm(dir, { recursive: true, force: true }));

const lock = () => lockFolder(dir, THIS_PROCESS, () => undefined);
const owner = { pid: process.pid, started: '1', host: hostname(), key: 'other' };
const writeLock = (text: string) => writeFile(join(dir, 'lock'), text);

test('a second owner is refused until the first one lets go', async () => {
  const first = await lock();
  await expect(lock()).rejects.toMatchObject({
    code: 'BAD_OPTION',
    message: expect.stringContaining('in use') as string,
  });
  await first.release();
  const second = await lock();
  await second.release();
  expect(await readdir(dir)).toEqual([]);
});

test.each(['a dead lock', 'no lock'])('of many that find %s at once, one gets it', async (found) => {
  if (found === 'a dead lock') await writeLock(JSON.stringify(owner));
  const results = await Promise.allSettled(Array.from({ length: 10 }, lock));
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
});

test('the lock of a process that ended is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await writeLock(JSON.stringify({ ...owner, pid }));
  const taken = await lock();
  expect(JSON.parse(await readFile(join(dir, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  await taken.release();
});

test('a process that only has the id of the dead owner does not keep it alive', async () => {
  // As after a restart of a container, where the service has the same id every time.
  await writeLock(JSON.stringify(owner));
  await (await lock()).release();
});

test('on another machine the last touch decides', async () => {
  await writeLock(JSON.stringify({ ...owner, host: 'elsewhere' }));
  await expect(lock()).rejects.toMatchObject({ message: expect.stringContaining('on elsewhere') as string });
  const longAgo = new Date(Date.now() - 10 * 60_000);
  await utimes(join(dir, 'lock'), longAgo, longAgo);
  await (await lock()).release();
});

test('a lock that is being written is respected, an old damaged one is not', async () => {
  await writeLock('');
  await expect(lock()).rejects.toMatchObject({ code: 'BAD_OPTION' });
  const longAgo = new Date(Date.now() - 10 * 60_000);
  await utimes(join(dir, 'lock'), longAgo, longAgo);
  await (await lock()).release();
});

test('releasing leaves a lock alone that somebody else took', async () => {
  const held = await lock();
  await writeLock(JSON.stringify(owner));
  await held.release();
  expect(await readFile(join(dir, 'lock'), 'utf8')).toContain('"other"');
});
