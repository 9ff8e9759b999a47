// What openArchive recognises and refuses, and that every container gives the same files and the right identity.
import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryArchive } from '../../src/archive/memory-archive.ts';
import { openArchive } from '../../src/archive/open-archive.ts';
import { DEFAULT_LIMITS, type Archive, type ReadLimits } from '../../src/model/entry.ts';
import { tarGzOfFiles, tarOfFiles } from '../support/tar-writer.ts';
import { zipOfFiles } from '../support/zip-writer.ts';
import { openBytes, readAll, readBytes } from './read-all.ts';

const FILES = {
  'host/status.log': 'Agent (v7.60.0)\n',
  'host/etc/conf.d/disk.yaml': 'init_config:\n',
  'host/logs/agent.log': 'a line of a log\n'.repeat(40_000),
  'host/empty': '',
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-archive-'));
});
afterAll(() => rm(folder, { recursive: true }));

function openPath(path: string, limits: Partial<ReadLimits> = {}): Promise<Archive> {
  return openArchive({ kind: 'path', path }, { ...DEFAULT_LIMITS, ...limits });
}

/** Without an ending, so that only the bytes can tell the format. */
async function saved(bytes: Buffer | string, name = 'bundle'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

describe('the same files', () => {
  it('read the same from every container', async () => {
    for (const [path, content] of Object.entries(FILES)) {
      await mkdir(join(folder, 'unpacked', dirname(path)), { recursive: true });
      await writeFile(join(folder, 'unpacked', path), content);
    }
    const packed = {
      zip: zipOfFiles(FILES),
      tar: await tarOfFiles(FILES),
      'tar.gz': await tarGzOfFiles(FILES),
    };
    const opened: [string, Archive][] = [
      ['folder', await openPath(join(folder, 'unpacked'))],
      ['memory', memoryArchive(FILES)],
    ];
    for (const [format, bytes] of Object.entries(packed)) {
      opened.push([format, await openPath(await saved(bytes, `bundle-${format}`))]);
      opened.push([format, await openBytes(bytes, {}, 333)]);
    }
    expect(opened).toHaveLength(8);
    for (const [format, archive] of opened) {
      expect(archive.format).toBe(format);
      expect(await readAll(archive)).toMatchObject({ files: FILES, codes: [] });
    }
  });
});

describe('the identity', () => {
  it('is the hash and size of the file, however it is given', async () => {
    for (const bytes of [zipOfFiles(FILES), await tarOfFiles(FILES), await tarGzOfFiles(FILES)]) {
      const identity = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
      for (const archive of [await openPath(await saved(bytes)), await openBytes(bytes)]) {
        for await (const entry of archive.entries()) expect(entry.path).toMatch(/^host\//);
        expect(await archive.identity()).toEqual(identity);
        expect(await archive.identity()).toEqual(identity);
        await archive.close();
      }
    }
  });

  it('covers the whole file when a limit ended the reading', async () => {
    const bytes = await tarGzOfFiles(FILES);
    const archive = await openBytes(bytes, { maxTotalBytes: 10 });
    for await (const entry of archive.entries()) expect(entry.path).toBe('host/status.log');
    expect((await archive.identity()).sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    await archive.close();
  });
});

describe('an input that is no archive', () => {
  const html = '<!DOCTYPE html>\n<html><title>Log in</title>';

  it.each([
    ['NOT_AN_ARCHIVE', 'an HTML page', html],
    ['NOT_AN_ARCHIVE', 'text', '2024-01-01 00:00:00 UTC | CORE | INFO | started\n'],
    ['NOT_AN_ARCHIVE', 'a JSON document', '{"error": "denied"}'],
    ['NOT_AN_ARCHIVE', 'a 7z archive', Buffer.from('377abcaf271c0004', 'hex')],
    ['NOT_AN_ARCHIVE', 'data of an unknown kind', Buffer.from([1, 2, 3, 0, 255])],
    ['NOT_AN_ARCHIVE', 'nothing but zero bytes', Buffer.alloc(2048)],
    ['NOT_AN_ARCHIVE', 'a gzip file that holds text', gzipSync('one log file\n'.repeat(100))],
    ['NOT_AN_ARCHIVE', 'a gzip file that holds text', gzipSync('short')],
    ['EMPTY_INPUT', 'no bytes', ''],
    ['TRUNCATED', 'cut off', 'PK\x03\x04'],
    ['TRUNCATED', 'cut off', Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\x0000')])],
    ['TRUNCATED', 'cut off', gzipSync(Buffer.alloc(2000, 'x')).subarray(0, 15)],
  ])('%s: %s', async (code, found, content) => {
    const expected = { name: 'ArchiveError', code, message: expect.stringContaining(found) as string };
    await expect(openPath(await saved(content))).rejects.toMatchObject(expected);
    await expect(openBytes(Buffer.from(content))).rejects.toMatchObject(expected);
  });

  it('NOT_AN_ARCHIVE: the message shows nothing of the content', async () => {
    await expect(openBytes(Buffer.from(html))).rejects.toThrow(/^(?!.*Log in)/);
  });

  it('NO_INPUT: a path that does not exist', async () => {
    const expected = {
      name: 'UsageError',
      code: 'NO_INPUT',
      message: expect.stringContaining('does not exist') as string,
    };
    await expect(openPath(join(folder, 'missing'))).rejects.toMatchObject(expected);
    await expect(openPath(join(await saved('x'), 'below-a-file'))).rejects.toMatchObject({
      code: 'NO_INPUT',
    });
    await expect(openPath('')).rejects.toMatchObject({ code: 'NO_INPUT' });
  });
});

describe('a stream', () => {
  it('SIZE_LIMIT: a zip larger than may be held in memory', async () => {
    const zip = zipOfFiles({ a: 'x' });
    await expect(openBytes(zip, { maxStdinBytes: zip.length - 1 })).rejects.toMatchObject({
      code: 'SIZE_LIMIT',
    });
    expect(await readBytes(zip, { maxStdinBytes: zip.length })).toMatchObject({ files: { a: 'x' } });
  });

  it('NOT_AN_ARCHIVE: anything else larger than may be held in memory', async () => {
    await expect(openBytes(Buffer.alloc(5000, 'x'), { maxStdinBytes: 4000 })).rejects.toMatchObject({
      code: 'NOT_AN_ARCHIVE',
    });
  });

  it('may be a tar of any size', async () => {
    expect(await readBytes(await tarOfFiles(FILES), { maxStdinBytes: 10 })).toMatchObject({ files: FILES });
  });
});

it('finds a zip behind other bytes', async () => {
  const zip = Buffer.concat([Buffer.from('#!/bin/sh\n'), zipOfFiles(FILES)]);
  expect(await readBytes(zip)).toMatchObject({ files: FILES, codes: ['archive-damaged'] });
});
