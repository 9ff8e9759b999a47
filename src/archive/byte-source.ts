// Random access to the bytes of an archive file, on disk or in memory. What the bytes mean is up to the callers.
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Bytes read at once; also the chunk size of inflate, whose default of 16 KiB costs four times as much. */
export const BLOCK_BYTES = 256 * 1024;
/** The first read of a range: most of a flare's files are no longer than this. */
export const FIRST_BLOCK_BYTES = 16 * 1024;

/** Reads grow, so that their cost stays in proportion to what is really used of a range. */
export function nextBlockBytes(blockBytes: number): number {
  return Math.min(2 * blockBytes, BLOCK_BYTES);
}

export interface ByteSource {
  readonly size: number;
  /** The bytes from `offset`; fewer than `length` where the file ends or cannot be read. Never throws. */
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

export function bufferSource(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    close: () => Promise.resolve(),
  };
}

/** Opens a regular file; throws what the file system throws, and when it turns out to be something else. */
export async function openFileSource(path: string, links: 'follow' | 'refuse'): Promise<ByteSource> {
  // O_NONBLOCK: a fifo that took the file's place since it was looked at must not stop the program.
  const noFollow = links === 'refuse' ? constants.O_NOFOLLOW : 0;
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | noFollow);
  const stats = await handle.stat();
  if (!stats.isFile()) {
    await handle.close();
    throw new Error('not a regular file');
  }
  return {
    size: stats.size,
    read: (offset, length) => readFully(handle, offset, Math.min(length, Math.max(0, stats.size - offset))),
    close: () => handle.close(),
  };
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  try {
    while (filled < length) {
      const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch {
    // A failing disk ends the file here, like a cut: the readers above report what is missing.
  }
  return buffer.subarray(0, filled);
}

/**
 * The bytes of `[start, end)` in fresh blocks; ends early where the file does. The disk works on the next block while
 * the consumer looks at this one.
 */
export async function* readRange(
  source: ByteSource,
  start: number,
  end: number,
): AsyncGenerator<Buffer, void> {
  let blockBytes = FIRST_BLOCK_BYTES;
  let offset = start;
  const readOn = (): Promise<Buffer> => source.read(offset, Math.min(blockBytes, end - offset));
  for (let next = offset < end ? readOn() : undefined; next !== undefined;) {
    const block = await next;
    if (block.length === 0) return;
    offset += block.length;
    blockBytes = nextBlockBytes(blockBytes);
    next = offset < end ? readOn() : undefined;
    yield block;
  }
}
