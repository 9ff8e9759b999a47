// Bytes of a text to characters. Most files of a flare are UTF-8; registry exports and other texts of Windows are
// UTF-16 (core 1.5).
import { TextDecoder } from 'node:util';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Bytes of the longest byte order mark: so many tell the encoding. */
const MARK_BYTES = 3;

/** A text as a whole, without its byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** The same text in UTF-8, without its byte order mark. A piece is only good until the next one is asked for. */
export async function* utf8Chunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (start !== undefined) {
      start = Buffer.concat([start, bytes]);
      if (start.length < MARK_BYTES) continue;
      const encoding = encodingOf(start);
      decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding);
      bytes = decoder === undefined ? withoutMark(start) : start;
      start = undefined;
    }
    yield decoder === undefined ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }));
  }
  if (start !== undefined) yield Buffer.from(decodeText(start));
}

/** Without a mark, a NUL tells: UTF-8 has none, UTF-16 has one beside every Latin letter. */
function encodingOf([first, second]: Uint8Array): Encoding {
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || first === 0 ? 'utf-16be' : 'utf-8';
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(MARK_BYTES) : bytes;
}
