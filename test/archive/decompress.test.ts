// The two ways to inflate, here and by streams, give the same bytes and the same end, whatever the input.
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflateRawByStream, inflateRawHere, type FlowEnd } from '../../src/archive/decompress.ts';
import { canInflateHere } from '../../src/archive/inflate-here.ts';
import { piecesOf } from '../../src/archive/pieces.ts';

const LIMITS = { maxRatio: 200, maxBytes: Infinity };

interface Inflated extends FlowEnd {
  readonly bytes: string;
}

async function inflatedBy(
  inflate: typeof inflateRawHere,
  input: Buffer,
  { pieceBytes = 4096, limits = LIMITS } = {},
): Promise<Inflated> {
  const flow = inflate(piecesOf(chunksOf(input), pieceBytes), limits);
  const bytes: Buffer[] = [];
  for (;;) {
    const step = await flow.next();
    if (step.done === true) return { ...step.value, bytes: Buffer.concat(bytes).toString('latin1') };
    bytes.push(Buffer.from(step.value));
  }
}

async function* chunksOf(input: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield input;
}

const texts = fc
  .array(fc.tuple(fc.string({ maxLength: 40 }), fc.integer({ min: 1, max: 3000 })), { maxLength: 12 })
  .map((parts) => Buffer.from(parts.map(([text, times]) => text.repeat(times)).join('\n')));

describe('inflateRaw', () => {
  it('works in the calling thread on this Node', () => expect(canInflateHere()).toBe(true));

  it('gives back what was deflated, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 5000 }), async (text, pieceBytes) => {
        const deflated = deflateRawSync(text);
        const inflated = await inflatedBy(inflateRawHere, deflated, { pieceBytes });
        expect(inflated).toEqual({
          state: 'complete',
          consumed: deflated.length,
          bytes: text.toString('latin1'),
        });
      }),
      { numRuns: 60 },
    );
  });

  it('ends as streams do when the input is cut, damaged or goes on behind its end', async () => {
    const harm = fc.record({
      cut: fc.option(fc.nat(1000), { nil: undefined }),
      flip: fc.option(fc.nat(1000), { nil: undefined }),
      behind: fc.uint8Array({ maxLength: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(texts, harm, async (text, { cut, flip, behind }) => {
        const input = Buffer.concat([deflateRawSync(text), behind]);
        if (flip !== undefined) input[flip % input.length]! ^= 0x55;
        const given = cut === undefined ? input : input.subarray(0, cut % input.length);
        const pieceBytes = 64;
        expect(await inflatedBy(inflateRawHere, given, { pieceBytes })).toEqual(
          await inflatedBy(inflateRawByStream, given, { pieceBytes }),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('stops at the ratio limit as streams do', async () => {
    const bomb = deflateRawSync(Buffer.alloc(40 * 1024 * 1024));
    const here = await inflatedBy(inflateRawHere, bomb);
    const streamed = await inflatedBy(inflateRawByStream, bomb);
    expect(here.state).toBe('ratio-limit');
    expect(streamed.state).toBe('ratio-limit');
    expect(here.bytes.length).toBe(streamed.bytes.length);
    expect(here.bytes.length).toBe(16 * 1024 * 1024);
  });

  it('hands out one buffer again and again', async () => {
    const text = Buffer.from(Array.from({ length: 200_000 }, (_, n) => `line ${n}`).join('\n'));
    const flow = inflateRawHere(piecesOf(chunksOf(deflateRawSync(text))), LIMITS);
    const buffers = new Set<ArrayBufferLike>();
    for await (const chunk of flow) buffers.add(chunk.buffer);
    expect(buffers.size).toBe(1);
  });
});
