import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/archive/pieces.ts';

/** The bytes in chunks of these sizes, each in the same memory as the one before. */
async function* inOneBuffer(
  bytes: Buffer,
  sizes: readonly number[],
): AsyncGenerator<Buffer, void, undefined> {
  const buffer = Buffer.alloc(Math.max(...sizes));
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = Math.min(sizes[turn % sizes.length] ?? 1, bytes.length - at);
    await Promise.resolve();
    bytes.copy(buffer, 0, at, at + size);
    yield buffer.subarray(0, size);
    buffer.fill(0xff);
    at += size;
  }
}

describe('piecesOf', () => {
  it('cuts chunks that stand in the same memory into pieces of one size, with nothing lost', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
    const content = fc.uint8Array({ minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(content, sizes, fc.integer({ min: 1, max: 40 }), async (bytes, chunks, pieceBytes) => {
        const pieces: Buffer[] = [];
        for await (const piece of piecesOf(inOneBuffer(Buffer.from(bytes), chunks), pieceBytes))
          pieces.push(Buffer.from(piece));
        expect(Buffer.concat(pieces)).toEqual(Buffer.from(bytes));
        expect(pieces.slice(0, -1).filter((piece) => piece.length !== pieceBytes)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
