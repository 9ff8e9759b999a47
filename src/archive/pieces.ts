// Cuts a stream of chunks into the pieces that are given to zlib, whatever sizes a pipe or a disk gave. The sizes
// decide what an error costs: zlib drops what it made from the piece in which it met the error.

/** Compressed bytes given to zlib at once. At the worst ratio of deflate, 1032, a piece makes 16 MiB. */
const PIECE_BYTES = 16 * 1024;
const SMALLEST_PIECE_BYTES = 256;
const GZIP_TRAILER_BYTES = 8;

/** Pieces of one size, the last one shorter, good until the next is asked for, as the chunks may be. Closing it closes `chunks`. */
export function piecesOf(
  chunks: AsyncIterable<Buffer>,
  pieceBytes = PIECE_BYTES,
): AsyncGenerator<Buffer, void, undefined> {
  return pieces(chunks, () => pieceBytes);
}

/**
 * Pieces for a gzip, which may come from a pipe and cannot be read a second time: each is at most a 16th of what
 * stands before it, and the checksum at the end is one of its own, so that an error costs little. A piece is held while the next
 * is asked for: the chunks must stand in memory of their own.
 */
export async function* gzipPiecesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  const growing = (offset: number): number =>
    Math.min(Math.max(SMALLEST_PIECE_BYTES, Math.floor(offset / 16)), PIECE_BYTES);
  let held: Buffer | undefined;
  for await (const piece of pieces(chunks, growing)) {
    if (held !== undefined) yield held;
    held = piece;
  }
  if (held === undefined) return;
  yield held.subarray(0, -GZIP_TRAILER_BYTES);
  yield held.subarray(-GZIP_TRAILER_BYTES);
}

async function* pieces(
  chunks: AsyncIterable<Buffer>,
  sizeAt: (offset: number) => number,
): AsyncGenerator<Buffer, void, undefined> {
  let offset = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of chunks) {
    if (heldBytes + chunk.length < sizeAt(offset)) {
      held.push(Buffer.from(chunk));
      heldBytes += chunk.length;
      continue;
    }
    let bytes = held.length === 0 ? chunk : Buffer.concat([...held, chunk]);
    for (let size = sizeAt(offset); bytes.length >= size; size = sizeAt(offset)) {
      yield bytes.subarray(0, size);
      bytes = bytes.subarray(size);
      offset += size;
    }
    held = bytes.length === 0 ? [] : [Buffer.from(bytes)];
    heldBytes = bytes.length;
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}
