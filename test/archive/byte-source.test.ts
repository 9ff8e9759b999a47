import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BlockBuffers, openFileSource, readRange, type ByteSource } from '../../src/archive/byte-source.ts';

const FILE_BYTES = 1_000_000;

describe('readRange', () => {
  let folder: string;
  let source: ByteSource;
  const bytes = Buffer.from(Uint32Array.from({ length: FILE_BYTES / 4 }, (_, n) => n).buffer);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'byte-source-'));
    await writeFile(join(folder, 'file'), bytes);
    source = await openFileSource(join(folder, 'file'), 'refuse');
  });
  afterAll(async () => {
    await source.close();
    await rm(folder, { recursive: true });
  });

  /** Each read takes its time. */
  const slow = (turns: readonly number[]): ByteSource => {
    let reads = 0;
    return {
      size: FILE_BYTES,
      read: async (offset, length, room) => {
        for (let left = turns[reads++ % turns.length] ?? 0; left > 0; left--) await Promise.resolve();
        const part = bytes.subarray(offset, offset + length);
        const into = room?.subarray(0, part.length) ?? Buffer.alloc(part.length);
        part.copy(into);
        return into;
      },
      close: () => Promise.resolve(),
    };
  };

  it.each([
    ['a disk', () => source],
    ['a slow disk', slow],
  ])(
    'gives the bytes of each range of %s in buffers that are used again, also where one was left',
    async (_, of) => {
      const delays = fc.array(fc.nat(30), { minLength: 1, maxLength: 7 });
      const range = fc.tuple(fc.nat(FILE_BYTES + 10), fc.nat(FILE_BYTES + 10), fc.nat(4));
      await fc.assert(
        fc.asyncProperty(fc.array(range, { minLength: 1, maxLength: 6 }), delays, async (ranges, turns) => {
          const buffers = new BlockBuffers();
          const disk = of(turns);
          for (const [start, end, blocks] of ranges) {
            let at = start;
            let left = blocks;
            for await (const block of readRange(disk, { start, end }, buffers)) {
              expect(block.equals(bytes.subarray(at, at + block.length))).toBe(true);
              at += block.length;
              if (left-- === 0) break;
            }
            if (left >= 0) expect(at).toBe(Math.max(start, Math.min(end, FILE_BYTES)));
          }
        }),
        { numRuns: 200 },
      );
    },
  );
});
