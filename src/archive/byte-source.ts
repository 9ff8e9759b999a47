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
  /**
   * The bytes from `offset`; fewer than `length` where the file ends or cannot be read. They may stand in `room`, which has
   * that length or more. Never throws.
   */
  read(offset: number, length: number, room?: Buffer): Promise<Buffer>;
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
    read: (offset, length, room) => {
      const bytes = Math.min(length, Math.max(0, stats.size - offset));
      return readFully(handle, offset, room?.subarray(0, bytes) ?? Buffer.allocUnsafe(bytes));
    },
    close: () => handle.close(),
  };
}

async function readFully(handle: FileHandle, offset: number, buffer: Buffer): Promise<Buffer> {
  let filled = 0;
  try {
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch {
    // A failing disk ends the file here, like a cut: the readers above report what is missing.
  }
  return buffer.subarray(0, filled);
}

const NO_BYTES = Buffer.alloc(0);

/** Room for two blocks, used in turns: memory that is asked for anew for each block keeps the garbage collector busy. */
export class BlockBuffers {
  #next = NO_BYTES;
  #other = NO_BYTES;

  take(length: number): Buffer {
    const buffer = this.#next.length < length ? Buffer.allocUnsafeSlow(length) : this.#next;
    this.#next = this.#other;
    this.#other = buffer;
    return buffer;
  }
}

/**
 * The bytes of `[start, end)` in blocks; ends early where the file does. The disk works on the next block while the
 * consumer looks at this one. Blocks are fresh, or stand in `buffers`, which nobody else uses meanwhile: then each is good
 * until the next is asked for.
 */
export async function* readRange(
  source: ByteSource,
  { start, end }: { readonly start: number; readonly end: number },
  buffers?: BlockBuffers,
): AsyncGenerator<Buffer, void> {
  let blockBytes = FIRST_BLOCK_BYTES;
  let offset = start;
  const readOn = (): Promise<Buffer> | undefined => {
    const length = Math.min(blockBytes, end - offset);
    return length > 0 ? source.read(offset, length, buffers?.take(length)) : undefined;
  };
  let next = readOn();
  try {
    while (next !== undefined) {
      const block: Buffer = await next;
      if (block.length === 0) return;
      offset += block.length;
      blockBytes = nextBlockBytes(blockBytes);
      next = readOn();
      yield block;
    }
  } finally {
    // What is being read goes into a buffer that the next one will use.
    await next;
  }
}
