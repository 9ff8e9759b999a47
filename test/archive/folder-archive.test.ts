// An unpacked flare on a real disk: order, links, what cannot be read, limits, identity.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFolder } from '../../src/archive/folder-archive.ts';
import { DEFAULT_LIMITS } from '../../src/model/entry.ts';
import { readAll } from './read-all.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folder-archive-'));
  await mkdir(join(folder, 'logs'));
  await writeFile(join(folder, 'logs/agent.log'), 'log');
  await writeFile(join(folder, 'logs-old'), 'old');
  await writeFile(join(folder, 'status.log'), 'status');
});
afterEach(() => rm(folder, { recursive: true }));

it('gives its files sorted by path', async () => {
  const { files, codes } = await readAll(openFolder(folder, DEFAULT_LIMITS));
  expect(Object.entries(files)).toEqual([
    ['logs-old', 'old'],
    ['logs/agent.log', 'log'],
    ['status.log', 'status'],
  ]);
  expect(codes).toEqual([]);
});

it('entry-link: follows no link and opens no fifo', async () => {
  await symlink('/etc/passwd', join(folder, 'to-file'));
  await symlink('..', join(folder, 'logs/to-folder'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const { files, problems } = await readAll(openFolder(folder, DEFAULT_LIMITS));
  expect(Object.keys(files)).toHaveLength(3);
  expect(problems.map(({ code, file }) => [code, file])).toEqual([
    ['entry-link', 'logs/to-folder'],
    ['entry-link', 'pipe'],
    ['entry-link', 'to-file'],
  ]);
});

it('file-unreadable: a file that vanishes or turns into a link after it was seen', async () => {
  const archive = openFolder(folder, DEFAULT_LIMITS);
  const damaged: (string | undefined)[] = [];
  for await (const entry of archive.entries()) {
    await rm(join(folder, entry.path));
    if (entry.path === 'status.log') await symlink('/etc/passwd', join(folder, entry.path));
    for await (const chunk of entry.chunks()) expect(chunk).toBeUndefined();
    damaged.push(entry.damage?.code);
  }
  expect(damaged).toEqual(['file-unreadable', 'file-unreadable', 'file-unreadable']);
});

it.skipIf(process.getuid?.() === 0)('file-unreadable: a file and a folder without permission', async () => {
  await chmod(join(folder, 'status.log'), 0);
  await chmod(join(folder, 'logs'), 0);
  const { codes } = await readAll(openFolder(folder, DEFAULT_LIMITS));
  await chmod(join(folder, 'logs'), 0o700);
  expect(codes).toEqual(['file-unreadable', 'file-unreadable']);
});

it('entry-limit, entry-size-limit', async () => {
  expect((await readAll(openFolder(folder, { ...DEFAULT_LIMITS, maxEntries: 1 }))).codes).toEqual([
    'entry-limit',
  ]);
  const { files, codes } = await readAll(openFolder(folder, { ...DEFAULT_LIMITS, maxEntryBytes: 3 }));
  expect(files['status.log']).toBe('sta');
  expect(codes).toEqual(['entry-size-limit']);
});

it('has an identity that changes with paths and contents only', async () => {
  const before = await openFolder(folder, DEFAULT_LIMITS).identity();
  expect(before.bytes).toBe(12);
  await chmod(join(folder, 'status.log'), 0o600);
  expect(await openFolder(folder, DEFAULT_LIMITS).identity()).toEqual(before);
  await writeFile(join(folder, 'status.log'), 'Status');
  expect((await openFolder(folder, DEFAULT_LIMITS).identity()).sha256).not.toBe(before.sha256);
});
