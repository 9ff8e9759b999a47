// Tars and tar.gz, good and bad; each bad one is named after the code it must give.
import { constants, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ArchiveError } from '../../src/errors.ts';
import { DEFAULT_LIMITS } from '../../src/model/entry.ts';
import { openArchive } from '../../src/archive/open-archive.ts';
import { Readable } from 'node:stream';
import { tarGzOfFiles, tarOf, tarOfFiles, type TarEntrySpec } from '../support/tar-writer.ts';
import { openBytes, readAll, readBytes, type ReadResult } from './read-all.ts';

const LOG = 'a line of a log\n'.repeat(100);
const GOOD = { name: 'host/good.log', data: LOG };
const FILES = {
  'host/a.log': LOG,
  'host/empty': '',
  'host/b.yaml': 'x: 1\n',
  'host/c.log': 'y'.repeat(5000),
};

describe('a good tar', () => {
  it('gives its files without a problem, packed or not', async () => {
    expect(await readBytes(await tarOfFiles(FILES))).toMatchObject({ files: FILES, codes: [] });
    expect(await readBytes(await tarGzOfFiles(FILES))).toMatchObject({ files: FILES, codes: [] });
  });

  it('may hold folders, contiguous files and names longer than a header', async () => {
    const long = `host/${'deep/'.repeat(60)}file.log`;
    const specs: TarEntrySpec[] = [
      { name: './', type: 'directory' },
      { name: 'host', type: 'directory' },
      { name: './host/a', data: 'a', type: 'contiguous-file' },
      { name: long, data: LOG },
    ];
    expect(await readBytes(await tarOf(specs))).toMatchObject({
      files: { 'host/a': 'a', [long]: LOG },
      codes: [],
    });
  });

  it('may be older than the ustar magic', async () => {
    const tar = Buffer.from(await tarOfFiles({ old: 'v7' }));
    tar.fill(0, 257, 265);
    tar.fill(' ', 148, 156);
    const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    expect(await readBytes(tar)).toMatchObject({ files: { old: 'v7' }, codes: [] });
  });

  it('goes on although the consumer reads nothing, or only the start', async () => {
    for (const tar of [await tarOfFiles(FILES), await tarGzOfFiles(FILES)]) {
      const archive = await openBytes(tar, {}, 100);
      const paths: string[] = [];
      for await (const entry of archive.entries()) {
        paths.push(entry.path);
        if (entry.path.endsWith('c.log')) await entry.chunks()[Symbol.asyncIterator]().next();
      }
      expect(paths).toEqual(Object.keys(FILES));
      expect(archive.problems()).toEqual([]);
      await archive.close();
    }
  });
});

describe('an entry of a tar that is refused', () => {
  it.each<[string, TarEntrySpec]>([
    ['entry-unsafe-name', { name: '../evil', data: LOG }],
    ['entry-unsafe-name', { name: '/etc/passwd', data: LOG }],
    ['entry-unsafe-name', { name: '../', type: 'directory' }],
    ['entry-link', { name: 'soft', type: 'symlink', linkname: '/etc/passwd' }],
    ['entry-link', { name: 'hard', type: 'link', linkname: '../../etc/passwd' }],
    ['entry-link', { name: 'pipe', type: 'fifo' }],
    ['entry-link', { name: 'disk', type: 'block-device', devmajor: 8, devminor: 0 }],
    ['entry-link', { name: 'tty', type: 'character-device', devmajor: 4, devminor: 1 }],
    ['entry-duplicate', { name: './host/good.log', data: 'other' }],
  ])('%s: %j', async (code, spec) => {
    const result = await readBytes(await tarOf([GOOD, spec, { name: 'last', data: 'end' }]));
    expect(result).toMatchObject({ files: { 'host/good.log': LOG, last: 'end' }, codes: [code] });
  });

  it('entry-unsupported: a type nobody knows', async () => {
    const tar = Buffer.from(await tarOf([{ name: 'odd', data: 'x' }, GOOD]));
    // "S", a sparse file, in place of "0", and a checksum that agrees.
    const sum = parseInt(tar.toString('latin1', 148, 154), 8) + 'S'.charCodeAt(0) - '0'.charCodeAt(0);
    tar.write('S', 156, 'latin1');
    tar.write(sum.toString(8).padStart(6, '0'), 148, 'latin1');
    expect(await readBytes(tar)).toMatchObject({
      files: { 'host/good.log': LOG },
      codes: ['entry-unsupported'],
    });
  });
});

describe('a limit', () => {
  it.each([
    ['entry-limit', { maxEntries: 1 }, { 'host/a.log': LOG }],
    ['total-size-limit', { maxTotalBytes: 700 }, { 'host/a.log': LOG.slice(0, 700) }],
    [
      'entry-size-limit',
      { maxEntryBytes: 4000 },
      { ...FILES, 'host/c.log': FILES['host/c.log'].slice(0, 4000) },
    ],
  ])('%s', async (code, limits, files) => {
    expect(await readBytes(await tarOfFiles(FILES), limits)).toMatchObject({ files, codes: [code] });
    expect(await readBytes(await tarGzOfFiles(FILES), limits)).toMatchObject({ files, codes: [code] });
  });

  it('entry-limit: nothing behind it is looked at', async () => {
    const cut = (await tarOfFiles(FILES)).subarray(0, 3100);
    expect(await readBytes(cut, { maxEntries: 1 })).toMatchObject({ codes: ['entry-limit'] });
  });

  it('ratio-limit: over the whole tar.gz', async () => {
    const zeros = Buffer.alloc(12 * 2 ** 20);
    const bomb = gzipSync(await tarOfFiles({ first: 'x', one: zeros, two: zeros }), { level: 9 });
    const { files, damaged, codes } = await readBytes(bomb);
    expect(files.first).toBe('x');
    expect(damaged).toEqual({ two: 'ratio-limit' });
    expect(new Set(codes)).toEqual(new Set(['ratio-limit']));
  });
});

describe('a tar cut at any place', () => {
  it('archive-truncated: gives what stands before the cut', async () => {
    const tar = await tarOfFiles(FILES);
    for (let cut = 1; cut < tar.length - 1024; cut += 97) {
      const result = await readOrError(tar.subarray(0, cut));
      if (result instanceof ArchiveError) {
        expect(['TRUNCATED', 'NOT_AN_ARCHIVE']).toContain(result.code);
        expect(cut).toBeLessThan(512);
        continue;
      }
      expect(result.codes, `cut at ${cut}`).toContain('archive-truncated');
      expectPrefixes(result);
      const got = Object.values(result.files).join('').length;
      expect(got, `cut at ${cut}`).toBeGreaterThanOrEqual(Math.min(cut - 512, LOG.length));
    }
  });

  it('archive-truncated: between two entries too', async () => {
    const tar = await tarOfFiles(FILES);
    const result = await readBytes(tar.subarray(0, 512 + 2048));
    expect(result).toMatchObject({ files: { 'host/a.log': LOG }, damaged: {}, codes: ['archive-truncated'] });
  });

  it('archive-truncated: a tar.gz too', async () => {
    const tarGz = await tarGzOfFiles({ ...FILES, noise: noise(3000) });
    for (let cut = 1; cut < tarGz.length; cut += 23) {
      const result = await readOrError(tarGz.subarray(0, cut));
      if (result instanceof ArchiveError) {
        expect(['TRUNCATED', 'NOT_AN_ARCHIVE']).toContain(result.code);
        expect(cut).toBeLessThan(600);
        continue;
      }
      expect(result.codes, `cut at ${cut}`).toContain('archive-truncated');
      expectPrefixes(result);
    }
  });

  it('archive-damaged: a header that is broken, and a gzip that is', async () => {
    const tar = Buffer.from(await tarOfFiles(FILES));
    tar.fill('?', 512 + 2048, 512 + 2048 + 100);
    expect(await readBytes(tar)).toMatchObject({ files: { 'host/a.log': LOG }, codes: ['archive-damaged'] });

    const sound = gzipSync(await tarOfFiles({ ...FILES, noise: noise(3000) }), {
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    const broken = await readBytes(Buffer.concat([sound, Buffer.alloc(40, 0xff)]));
    expect(broken.codes.at(-1)).toBe('archive-damaged');
    expect(broken.files['host/a.log']).toBe(LOG);
  });

  it('archive-damaged: a gzip with a wrong checksum; every file is read', async () => {
    const tarGz = Buffer.from(await tarGzOfFiles(FILES));
    tarGz[tarGz.length - 8]! ^= 1;
    expect(await readBytes(tarGz)).toMatchObject({ files: FILES, codes: ['archive-damaged'] });
  });

  it('archive-truncated: an input that breaks off with an error, even where the tar could end', async () => {
    const tar = await tarOfFiles(FILES);
    async function* failingAfter(bytes: number): AsyncGenerator<Buffer> {
      yield await Promise.resolve(tar.subarray(0, bytes));
      throw new Error('EIO');
    }
    for (const bytes of [3000, tar.length]) {
      const stream = Readable.from(failingAfter(bytes));
      const result = await readAll(await openArchive({ kind: 'stream', stream }, DEFAULT_LIMITS));
      expect(result).toMatchObject({ files: { 'host/a.log': LOG }, codes: ['archive-truncated'] });
    }
  });

  it('never throws anything but ArchiveError on damaged bytes', async () => {
    const bundles = [await tarOfFiles(FILES), await tarGzOfFiles(FILES)];
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bundles), flips, async (bundle, changes) => {
        const bytes = Buffer.from(bundle);
        for (const [place, mask] of changes) bytes[place % bytes.length]! ^= mask;
        await readOrError(bytes);
      }),
      { numRuns: 500 },
    );
  });
});

async function readOrError(bytes: Buffer): Promise<ReadResult | ArchiveError> {
  try {
    return await readBytes(bytes);
  } catch (error) {
    if (error instanceof ArchiveError) return error;
    throw error;
  }
}

function expectPrefixes({ files, damaged }: ReadResult): void {
  const whole: Record<string, string> = { ...FILES, noise: noise(3000) };
  for (const [path, content] of Object.entries(files)) {
    if (damaged[path] === undefined) expect(content).toBe(whole[path]);
    else expect(whole[path]!.startsWith(content)).toBe(true);
  }
}

/** Text that does not shrink, so that a cut in the packed bytes is a cut in it. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(state % 128);
  }).join('');
}
