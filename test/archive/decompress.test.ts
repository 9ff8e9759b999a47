// The two ways to inflate, here and by streams, give the same bytes and the same end, whatever the input.
import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gunzipByStream,
  gunzipHere,
  inflateRawByStream,
  inflateRawHere,
  type DecompressedFlow,
  type FlowEnd,
} from '../../src/archive/decompress.ts';
import { canInflateHere } from '../../src/archive/inflate-here.ts';
import { gzipPiecesOf, piecesOf } from '../../src/archive/pieces.ts';

const LIMITS = { maxRatio: 200, maxBytes: Infinity };

type Pieces = AsyncGenerator<Buffer, void>;

const WAYS = [
  {
    format: 'raw',
    deflate: (text: Buffer) => deflateRawSync(text),
    here: (pieces: Pieces) => inflateRawHere(pieces, LIMITS),
    byStream: (pieces: Pieces) => inflateRawByStream(pieces, LIMITS),
  },
  {
    format: 'gzip',
    deflate: (text: Buffer) => gzipSync(text),
    here: (pieces: Pieces) => gunzipHere(pieces, LIMITS.maxRatio),
    byStream: (pieces: Pieces) => gunzipByStream(pieces, LIMITS.maxRatio),
  },
];

interface Inflated extends FlowEnd {
  readonly bytes: string;
}

async function inflatedBy(
  inflate: (pieces: Pieces) => DecompressedFlow,
  input: Buffer,
  pieceBytes = 4096,
): Promise<Inflated> {
  const flow = inflate(piecesOf(chunksOf(input), pieceBytes));
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

it('inflates in the calling thread on this Node', () => expect(canInflateHere()).toBe(true));

describe.each(WAYS)('$format', ({ deflate, here, byStream }) => {
  it('gives back what was deflated, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 5000 }), async (text, pieceBytes) => {
        const deflated = deflate(text);
        const inflated = await inflatedBy(here, deflated, pieceBytes);
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
        const input = Buffer.concat([deflate(text), behind]);
        if (flip !== undefined) input[flip % input.length]! ^= 0x55;
        const given = cut === undefined ? input : input.subarray(0, cut % input.length);
        const pieceBytes = 64;
        expect(await inflatedBy(here, given, pieceBytes)).toEqual(
          await inflatedBy(byStream, given, pieceBytes),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('stops at the ratio limit as streams do', async () => {
    const bomb = deflate(Buffer.alloc(40 * 1024 * 1024));
    const inflated = await inflatedBy(here, bomb);
    const streamed = await inflatedBy(byStream, bomb);
    expect(inflated.state).toBe('ratio-limit');
    expect(streamed.state).toBe('ratio-limit');
    expect(inflated.bytes.length).toBe(streamed.bytes.length);
    expect(inflated.bytes.length).toBe(16 * 1024 * 1024);
  });

  it('ends as streams do behind several members, one after another in any pieces', async () => {
    const texts = ['first', 'second '.repeat(20_000), ''].map((text) => deflate(Buffer.from(text)));
    for (const pieceBytes of [7, 64, texts[0]!.length, 4096]) {
      const inflated = await inflatedBy(here, Buffer.concat(texts), pieceBytes);
      expect(inflated).toEqual(await inflatedBy(byStream, Buffer.concat(texts), pieceBytes));
    }
  });
});

it('a gzip in its own pieces, the checksum apart, comes out as by streams, cut anywhere', async () => {
  const whole = gzipSync(Buffer.from(Array.from({ length: 3000 }, (_, n) => `line ${n}`).join('\n')));
  const drain = async (flow: DecompressedFlow): Promise<string> => {
    let text = '';
    for (;;) {
      const step = await flow.next();
      if (step.done === true) return `${text}\n${step.value.state} after ${step.value.consumed}`;
      text += step.value.toString('latin1');
    }
  };
  for (const length of [
    0,
    1,
    9,
    18,
    300,
    whole.length - 9,
    whole.length - 8,
    whole.length - 1,
    whole.length,
  ]) {
    const given = (): Pieces => gzipPiecesOf(chunksOf(whole.subarray(0, length)));
    expect(await drain(gunzipHere(given(), 200))).toBe(await drain(gunzipByStream(given(), 200)));
  }
});

describe('chunks', () => {
  const text = Buffer.from(Array.from({ length: 200_000 }, (_, n) => `line ${n}`).join('\n'));

  it('of a zip entry stand in one buffer that is used again and again', async () => {
    const flow = inflateRawHere(piecesOf(chunksOf(deflateRawSync(text))), LIMITS);
    const buffers = new Set<ArrayBufferLike>();
    for await (const chunk of flow) buffers.add(chunk.buffer);
    expect(buffers.size).toBe(1);
  });

  it('of a gzip stand in memory of their own', async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of gunzipHere(piecesOf(chunksOf(gzipSync(text))), 200)) chunks.push(chunk);
    expect(chunks.length).toBeGreaterThan(5);
    expect(Buffer.concat(chunks).equals(text)).toBe(true);
  });
});
