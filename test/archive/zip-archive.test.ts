// Zips with a usable directory, good and bad; each bad one is named after the code it must give.
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FLAG_ENCRYPTED, SYMLINK_MODE, zipOf, zipOfFiles } from '../support/zip-writer.ts';
import { readZip } from './read-all.ts';

const LOG = 'a line of a log\n'.repeat(40);
const GOOD = { name: 'host/good.log', data: LOG };
const GOOD_FILES = { 'host/good.log': LOG };

describe('a good zip', () => {
  it('gives its files without a problem', async () => {
    const files = { 'host/a.log': LOG, 'host/empty': '', 'host/b.yaml': 'x: 1\n' };
    expect(await readZip(zipOfFiles(files))).toMatchObject({ files, codes: [] });
  });

  it('may be stored, carry descriptors, folders, a comment and zip64 fields', async () => {
    const specs = [
      { name: 'host/', data: '', method: 0 },
      { name: 'host/stored', data: LOG, method: 0 },
      { name: 'host/go', data: LOG, descriptor: 'signed' },
      { name: 'host/big', data: LOG, isZip64: true },
    ] as const;
    const files = { 'host/stored': LOG, 'host/go': LOG, 'host/big': LOG };
    const comment = `PK\x05\x06${'c'.repeat(30_000)}`;
    expect(await readZip(zipOf(specs, { comment }))).toMatchObject({ files, codes: [] });
    expect(await readZip(zipOf(specs, { isZip64: true }))).toMatchObject({ files, codes: [] });
  });

  it('may hold names longer than most', async () => {
    const files = { [`host/${'n'.repeat(600)}`]: LOG };
    expect(await readZip(zipOfFiles(files))).toMatchObject({ files, codes: [] });
  });

  it('may hold no file at all', async () => {
    expect(await readZip(zipOf([]))).toMatchObject({ files: {}, codes: [] });
  });

  it('may hold a zip that is stored', async () => {
    const inner = zipOfFiles({ 'inner.log': LOG });
    const result = await readZip(zipOf([GOOD, { name: 'inner.zip', data: inner, method: 0 }]));
    expect(Object.keys(result.files)).toEqual(['host/good.log', 'inner.zip']);
    expect(result.codes).toEqual([]);
  });

  it('may hold more entries than 16 bits count', async () => {
    const specs = Array.from({ length: 66_000 }, (_, index) => ({ name: `f${index}`, data: '', method: 0 }));
    const result = await readZip(zipOf(specs, { isZip64: true }));
    expect(Object.keys(result.files)).toHaveLength(66_000);
    expect(result.codes).toEqual([]);
  });
});

describe('an entry that is refused', () => {
  it.each([
    ['entry-unsafe-name', { name: '../evil', data: LOG }],
    ['entry-unsafe-name', { name: '/etc/passwd', data: LOG }],
    ['entry-unsafe-name', { name: 'C:\\evil', data: LOG }],
    ['entry-unsafe-name', { name: '', data: LOG }],
    ['entry-link', { name: 'link', data: '/etc/passwd', method: 0, mode: SYMLINK_MODE }],
    ['entry-link', { name: 'device', mode: 0o020666 }],
    ['entry-encrypted', { name: 'secret', data: LOG, flags: FLAG_ENCRYPTED }],
    ['entry-unsupported', { name: 'bzip2', data: LOG, method: 12 }],
    ['entry-unsupported', { name: 'lzma', data: LOG, method: 14 }],
    ['entry-duplicate', { name: 'host//good.log', data: 'other' }],
  ])('%s: %j', async (code, spec) => {
    expect(await readZip(zipOf([GOOD, spec]))).toMatchObject({ files: GOOD_FILES, codes: [code] });
  });

  it('is named in a message only in escaped form', async () => {
    const { problems } = await readZip(zipOf([GOOD, { name: '../\u001b[2J\u202e', data: '' }]));
    expect(problems[0]).toEqual({
      code: 'entry-unsafe-name',
      message: 'The entry named "../\\u001b[2J\\u202e" was not read: it holds control characters.',
    });
  });

  it('ENCRYPTED when there is no other', async () => {
    const secret = { name: 'secret', data: LOG, flags: FLAG_ENCRYPTED };
    const zip = zipOf([{ name: 'host/', data: '', method: 0 }, secret]);
    await expect(readZip(zip)).rejects.toMatchObject({ name: 'ArchiveError', code: 'ENCRYPTED' });
    await expect(readZip(zip.subarray(0, -10))).resolves.toMatchObject({
      codes: ['archive-truncated', 'entry-encrypted'],
    });
    await expect(readZip(zipOf([secret]).subarray(0, -10))).rejects.toMatchObject({ code: 'ENCRYPTED' });
  });
});

describe('an entry whose data is wrong', () => {
  const packed = deflateRawSync(Buffer.from(LOG));
  const broken = Buffer.from(packed);
  broken.fill(0xff, packed.length - 12);

  it.each([
    ['entry-checksum', LOG, { declaredCrc32: 1 }],
    ['entry-checksum', LOG, { declaredCrc32: 1, method: 0 }],
    ['entry-size-mismatch', LOG.slice(0, 10), { declaredBytes: 10 }],
    ['entry-size-mismatch', '', { declaredBytes: 0 }],
    ['entry-size-mismatch', LOG, { declaredBytes: 10_000 }],
    ['entry-damaged', '', { declaredCompressedBytes: 60_000 }],
    ['entry-damaged', '', { packed: Buffer.from([0xff, 0xff]) }],
    ['entry-damaged', '', { declaredOffset: 7 }],
  ])('%s %#', async (code, content, lie) => {
    const result = await readZip(zipOf([{ ...GOOD, name: 'bad', ...lie }, GOOD]));
    expect(result).toMatchObject({
      files: { ...GOOD_FILES, bad: content },
      damaged: { bad: code },
      codes: [code],
    });
    expect(result.problems[0]).toMatchObject({ file: 'bad' });
  });

  it('entry-damaged: gives what stands before the damage, of a small file and of a large one', async () => {
    for (const lines of [100, 1000, 200_000]) {
      const text = Array.from({ length: lines }, (_, line) => `line ${line} ${(line * 7919) % 1009}\n`).join(
        '',
      );
      const sound = deflateRawSync(Buffer.from(text), { finishFlush: constants.Z_SYNC_FLUSH });
      // 0xff starts a block of a type that does not exist.
      const bad = { name: 'half', data: `${text}more`, packed: Buffer.concat([sound, Buffer.from([0xff])]) };
      const { files, damaged } = await readZip(zipOf([bad]));
      expect(damaged).toEqual({ half: 'entry-damaged' });
      expect(text.startsWith(files.half!), `${lines} lines`).toBe(true);
      expect(files.half!.length).toBeGreaterThan(text.length - 200);
    }
  });

  it('entry-damaged: data cut short', async () => {
    const { files, codes } = await readZip(zipOf([{ ...GOOD, packed: packed.subarray(0, -4) }]));
    expect(codes).toEqual(['entry-damaged']);
    expect(LOG.startsWith(files['host/good.log']!)).toBe(true);
  });

  it('entry-overlap: two names for one place, the first is read', async () => {
    const result = await readZip(zipOf([GOOD, { name: 'twin', data: LOG, sharesHeaderOf: 0 }]));
    expect(result).toMatchObject({ files: { ...GOOD_FILES, twin: '' }, codes: ['entry-overlap'] });
  });

  it('entry-overlap: data that reaches into the next entry', async () => {
    const greedy = { name: 'greedy', data: 'x', method: 0, declaredBytes: 60, declaredCompressedBytes: 60 };
    const result = await readZip(zipOf([greedy, GOOD]));
    expect(result).toMatchObject({ files: { ...GOOD_FILES, greedy: '' }, codes: ['entry-overlap'] });
  });
});

describe('a limit', () => {
  const zip = zipOfFiles({ a: 'x'.repeat(100), b: 'y'.repeat(100), c: 'z'.repeat(100) });

  it.each([
    ['entry-limit', { maxEntries: 2 }, { a: 100, b: 100 }],
    ['entry-size-limit', { maxEntryBytes: 99 }, { a: 99, b: 99, c: 99 }],
    ['total-size-limit', { maxTotalBytes: 150 }, { a: 100, b: 50 }],
    ['none', { maxEntries: 3, maxEntryBytes: 100, maxTotalBytes: 300 }, { a: 100, b: 100, c: 100 }],
  ])('%s', async (code, limits, lengths) => {
    const { files, codes } = await readZip(zip, limits);
    expect(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.length]))).toEqual(
      lengths,
    );
    expect([...new Set(codes)]).toEqual(code === 'none' ? [] : [code]);
  });

  it('entry-unsafe-name: a path that is too long', async () => {
    const { codes } = await readZip(zipOfFiles({ [`a/${'b'.repeat(99)}`]: '' }), { maxPathLength: 100 });
    expect(codes).toEqual(['entry-unsafe-name']);
  });

  it('counts no more records than there can be', async () => {
    const lying = zipOfFiles({ a: 'x' }, { declaredRecords: 60_000 });
    expect(await readZip(lying)).toMatchObject({ files: { a: 'x' }, codes: ['archive-damaged'] });
    const huge = zipOfFiles({ a: 'x' }, { declaredRecords: 2 ** 52, isZip64: true });
    expect(await readZip(huge)).toMatchObject({ files: { a: 'x' }, codes: ['archive-damaged'] });
  });
});

describe('a bomb', () => {
  const GIB = 2 ** 30;
  const bomb = gibibyteOfZeros();

  it('ratio-limit: stops soon after 16 MiB', async () => {
    const zip = zipOf([{ name: 'bomb', packed: bomb, declaredBytes: GIB }, GOOD]);
    const { files, damaged } = await readZip(zip, { maxRatio: 100 });
    expect(damaged).toEqual({ bomb: 'ratio-limit' });
    expect(files.bomb!.length).toBeLessThanOrEqual(16 * 2 ** 20);
    expect(files['host/good.log']).toBe(LOG);
  });

  it('entry-size-mismatch: stops at the size that it declares', async () => {
    const { files, damaged } = await readZip(zipOf([{ name: 'bomb', packed: bomb, declaredBytes: 10 }]));
    expect(damaged).toEqual({ bomb: 'entry-size-mismatch' });
    expect(files.bomb).toHaveLength(10);
  });

  it('total-size-limit: stops at the limit without a directory too', async () => {
    const zip = zipOf([{ name: 'bomb', packed: bomb, descriptor: 'signed' }]).subarray(0, -30);
    const { files, damaged } = await readZip(zip, { maxTotalBytes: 1000 });
    expect(damaged).toEqual({ bomb: 'total-size-limit' });
    expect(files.bomb).toHaveLength(1000);
  });
});

/** 1 GiB of zeros as one deflate stream of 1 MiB: the stretch for 1 MiB of zeros, 1024 times, then an empty last block. */
function gibibyteOfZeros(): Buffer {
  const mebibyte = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: constants.Z_FULL_FLUSH });
  const last = Buffer.from([0x03, 0x00]);
  return Buffer.concat([...Array.from({ length: 1024 }, () => mebibyte), last]);
}
