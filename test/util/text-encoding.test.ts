import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, utf8Chunks } from '../../src/util/text-encoding.ts';

const MARK = '\uFEFF';
const WRITERS: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(MARK + text),
  'UTF-16': (text) => Buffer.from(MARK + text, 'utf16le'),
  'big-endian UTF-16': (text) => Buffer.from(MARK + text, 'utf16le').swap16(),
};

async function* piecesOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield await Promise.resolve(bytes.slice(at, at + length));
}

async function inPieces(bytes: Uint8Array, length: number): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of utf8Chunks(piecesOf(bytes, length))) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

test.each(Object.entries(WRITERS))('%s is read the same as a whole and in pieces', async (_, write) => {
  // A NUL at the start is the sign of UTF-16, and a mark at the start is no letter.
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !/^.?\0|^\uFEFF/su.test(one));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (content, length) => {
      expect(decodeText(write(content))).toBe(content);
      expect(await inPieces(write(content), length)).toBe(content);
    }),
    { numRuns: 100 },
  );
});

test.each([[[]], [[0xff]], [[0xff, 0xfe]], [[0xef, 0xbb, 0xbf]]])('%j holds no letter', async (bytes) => {
  const whole = decodeText(Uint8Array.from(bytes));
  expect(whole.replaceAll('\uFFFD', '')).toBe('');
  expect(await inPieces(Uint8Array.from(bytes), 1)).toBe(whole);
});
