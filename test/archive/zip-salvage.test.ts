// Zips without a usable directory: cut at every byte, failing reads, flipped and random bytes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bufferSource, type ByteSource } from '../../src/archive/byte-source.ts';
import { openZip } from '../../src/archive/zip-archive.ts';
import { ArchiveError } from '../../src/errors.ts';
import { DEFAULT_LIMITS } from '../../src/model/entry.ts';
import { entryEnds, zipOf, zipOfFiles, type ZipEntrySpec } from '../support/zip-writer.ts';
import { readAll, readZip, type ReadResult } from './read-all.ts';

const SPECS: readonly ZipEntrySpec[] = [
  { name: 'host/status.log', data: 'Agent (v7.60.0)\n'.repeat(8) },
  { name: 'host/go.log', data: 'written by Go '.repeat(9), descriptor: 'signed' },
  { name: 'host/stored', data: 'stored as it is', method: 0 },
  { name: 'host/bare.log', data: 'no signature in front '.repeat(5), descriptor: 'bare' },
  { name: 'host/stored-go', data: 'stored, its length behind it', method: 0, descriptor: 'signed' },
  { name: 'host/large.log', data: 'zip64 descriptor '.repeat(7), descriptor: 'zip64' },
];
const FILES = Object.fromEntries(SPECS.map(({ name, data }) => [name, String(data)]));
const WHOLE = zipOf(SPECS);

/** A source that counts the bytes that are read of it. */
function countedSource(bytes: Buffer): ByteSource & { readonly readBytes: number } {
  const source = bufferSource(bytes);
  let readBytes = 0;
  return {
    ...source,
    get readBytes() {
      return readBytes;
    },
    read: async (offset, length) => {
      const read = await source.read(offset, length);
      readBytes += read.length;
      return read;
    },
  };
}

/** Signatures without a whole header behind them: name and extra field would end behind the file. */
function falseSignatures(length: number, apart: number): Buffer {
  const bytes = Buffer.alloc(length, 0xff);
  for (let at = 0; at + 4 <= length; at += apart) bytes.write('PK\x03\x04', at, 'latin1');
  return bytes;
}

describe('a zip whose directory cannot be used', () => {
  it('costs what is in proportion to its bytes, however many signatures are false', async () => {
    const source = countedSource(falseSignatures(131_000, 30));
    await expect(openZip(source, DEFAULT_LIMITS)).rejects.toMatchObject({ code: 'TRUNCATED' });
    expect(source.readBytes).toBeGreaterThan(source.size);
    expect(source.readBytes).toBeLessThan(12 * source.size);
  });

  it('is searched on in the block of a false signature, also across the edges of blocks', async () => {
    for (const before of [16_382, 16_384, 16_386, 16_387, 49_150]) {
      const bytes = Buffer.concat([
        falseSignatures(60, 30),
        Buffer.alloc(before, 0xff),
        WHOLE.subarray(0, -5),
      ]);
      expect((await readZip(bytes)).files).toEqual(FILES);
    }
  });

  it.each([
    ['archive-damaged', 'bytes behind it', Buffer.concat([WHOLE, Buffer.from('\r\n')])],
    [
      'archive-damaged',
      'bytes in front of it',
      Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), WHOLE]),
    ],
    ['archive-damaged', 'a wrong offset', zipOf(SPECS, { declaredDirectoryOffset: 3 })],
    ['archive-damaged', 'an offset beyond the file', zipOf(SPECS, { declaredDirectoryOffset: 1e9 })],
    ['archive-damaged', 'a record without signature', withByte(WHOLE, WHOLE.lastIndexOf('PK\x01\x02'), 0)],
    ['archive-damaged', 'too many records', zipOf(SPECS, { declaredRecords: 9 })],
    ['archive-damaged', 'hidden records', zipOf(SPECS, { declaredRecords: 2 })],
    ['archive-truncated', 'no end record', WHOLE.subarray(0, -22)],
    ['archive-truncated', 'half an end record', WHOLE.subarray(0, -9)],
    ['archive-truncated', 'no directory', WHOLE.subarray(0, entryEnds(SPECS).at(-1))],
  ])('%s: %s; every file is found', async (code, _what, bytes) => {
    expect(await readZip(bytes)).toMatchObject({ files: FILES, codes: [code] });
  });

  it('TRUNCATED: not one file', async () => {
    for (const bytes of [WHOLE.subarray(0, 20), Buffer.concat([zipOf([]), Buffer.from('x')])]) {
      await expect(readZip(bytes)).rejects.toMatchObject({ name: 'ArchiveError', code: 'TRUNCATED' });
    }
  });

  it('entry-checksum: a descriptor that is wrong; the walk goes on', async () => {
    const specs = [{ name: 'bad', data: 'text', descriptor: 'wrong' }, ...SPECS] as const;
    const { files, damaged } = await readZip(zipOf(specs).subarray(0, -5));
    expect(files).toEqual({ ...FILES, bad: 'text' });
    expect(damaged).toEqual({ bad: 'entry-checksum' });
  });

  it('entry-damaged: the walk goes on behind data that cannot be inflated', async () => {
    const bad = { name: 'bad', packed: Buffer.from([0xff, 0xff, 0xff]), descriptor: 'signed' } as const;
    const { files, damaged } = await readZip(zipOf([bad, ...SPECS]).subarray(0, -5));
    expect(files).toEqual({ ...FILES, bad: '' });
    expect(damaged).toEqual({ bad: 'entry-damaged' });
  });

  it('entry-size-limit: the walk goes on behind an entry of unknown length', async () => {
    const big = { name: 'big', data: 'x'.repeat(5000), descriptor: 'signed' } as const;
    const { files, damaged } = await readZip(zipOf([big, ...SPECS]).subarray(0, -5), { maxEntryBytes: 4000 });
    expect(files).toEqual({ ...FILES, big: 'x'.repeat(4000) });
    expect(damaged).toEqual({ big: 'entry-size-limit' });
  });

  it('goes on although the consumer reads nothing, and not inside an entry', async () => {
    const inner = zipOf([{ name: 'inner.log', data: 'x' }]);
    const nested = { name: 'inner.zip', data: inner, method: 0, descriptor: 'signed' } as const;
    const zip = zipOf([nested, ...SPECS]).subarray(0, -5);
    const archive = await openZip(bufferSource(zip), DEFAULT_LIMITS);
    const paths: string[] = [];
    for await (const entry of archive.entries()) paths.push(entry.path);
    expect(paths).toEqual(['inner.zip', ...Object.keys(FILES)]);
  });
});

describe('a zip cut at any byte', () => {
  it('gives every file that ends before the cut, and the part of one that does not', async () => {
    const ends = entryEnds(SPECS);
    for (let cut = 0; cut < WHOLE.length; cut += 1) {
      const result = await readOrError(WHOLE.subarray(0, cut));
      if (result instanceof ArchiveError) {
        expect(result.code).toBe('TRUNCATED');
        expect(cut).toBeLessThan(30 + SPECS[0]!.name.length);
        continue;
      }
      expect(result.codes, `cut at ${cut}`).toContain('archive-truncated');
      SPECS.forEach(({ name }, index) => {
        if (ends[index]! > cut) return;
        expect(result.files[name], `cut at ${cut}`).toBe(FILES[name]);
        expect(result.damaged).not.toHaveProperty([name]);
      });
      expectOnlyWholeOrReported(result);
    }
  });
});

describe('a zip whose reads fail', () => {
  it('from any read on, throws nothing but ArchiveError and gives no wrong byte', async () => {
    for (const bytes of [WHOLE, WHOLE.subarray(0, -5)]) {
      for (let sound = 0; sound < 60; sound += 1) {
        const result = await readOrError(bytes, failingAfter(sound, bytes));
        if (!(result instanceof ArchiveError)) expectOnlyWholeOrReported(result);
      }
    }
  });
});

describe('a zip of damaged bytes', () => {
  const zips = [WHOLE, WHOLE.subarray(0, -22), zipOfFiles({ a: 'aaaa', b: 'b'.repeat(400), 'c/d': '' })];

  it('throws nothing but ArchiveError and gives no wrong byte without a problem', async () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...zips), flips, async (zip, changes) => {
        const bytes = Buffer.from(zip);
        for (const [place, mask] of changes) bytes[place % bytes.length]! ^= mask;
        const result = await readOrError(bytes);
        if (!(result instanceof ArchiveError)) expectNoSilentChange(result);
      }),
      { numRuns: 1500 },
    );
  });

  it('of any bytes, throws nothing but ArchiveError', async () => {
    const signatures = fc.constantFrom('PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', 'PK\x07\x08', 'PK\x06\x06');
    const piece = fc.oneof(
      signatures.map((text) => Buffer.from(text, 'latin1')),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom(WHOLE.subarray(0, 60), WHOLE.subarray(-80), WHOLE.subarray(-22)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        await readOrError(Buffer.concat(pieces));
      }),
      { numRuns: 1000 },
    );
  });
});

it('gives the same files in whatever order the entries stand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...SPECS], { minLength: SPECS.length }), async (specs) => {
      expect(await readZip(zipOf(specs))).toMatchObject({ files: FILES, codes: [] });
      expect((await readZip(zipOf(specs).subarray(0, -1))).files).toEqual(FILES);
    }),
    { numRuns: 50 },
  );
});

function withByte(bytes: Buffer, place: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[place] = value;
  return changed;
}

async function readOrError(bytes: Buffer, source = bufferSource(bytes)): Promise<ReadResult | ArchiveError> {
  try {
    return await readAll(await openZip(source, DEFAULT_LIMITS));
  } catch (error) {
    if (error instanceof ArchiveError) return error;
    throw error;
  }
}

function failingAfter(soundReads: number, bytes: Buffer): ByteSource {
  const sound = bufferSource(bytes);
  let reads = 0;
  return {
    ...sound,
    read: (offset, length) => (reads++ < soundReads ? sound.read(offset, length) : sound.read(0, 0)),
  };
}

function expectOnlyWholeOrReported({ files, damaged }: ReadResult): void {
  for (const [path, content] of Object.entries(files)) {
    if (damaged[path] === undefined) expect(content).toBe(FILES[path]);
    else expect(FILES[path]!.startsWith(withoutCutDescriptor(content)), path).toBe(true);
  }
}

/** Of stored data whose length stands behind it, the first bytes of that descriptor look like data when it is cut. */
function withoutCutDescriptor(content: string): string {
  return content.replace(/P(?:K\x07?)?$/, '');
}

/** A flip in a name gives another name; the content under it must still be that of some file. */
function expectNoSilentChange({ files, damaged }: ReadResult): void {
  const contents = new Set([...Object.values(FILES), 'aaaa', 'b'.repeat(400), '']);
  for (const [path, content] of Object.entries(files)) {
    if (damaged[path] === undefined) expect(contents).toContain(content);
  }
}
