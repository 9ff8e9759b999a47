// Writes a stream to a new file while hashing and counting it.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ArchiveError } from '../../errors.ts';

/**
 * The file is synced when this returns. Throws ArchiveError SIZE_LIMIT or EMPTY_INPUT and leaves the stream
 * open then, so that the sender can still be answered; the file is left to the caller.
 */
export async function receiveFile(
  stream: Readable,
  path: string,
  maxBytes: number,
): Promise<{ sha256: string; bytes: number }> {
  const handle = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      await handle.appendFile(chunk);
    }
    if (bytes === 0) throw new ArchiveError('EMPTY_INPUT', 'The upload holds no bytes; expected a flare.');
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

export function tooLarge(maxBytes: number): ArchiveError {
  return new ArchiveError(
    'SIZE_LIMIT',
    `The upload is larger than ${maxBytes} bytes. Analyse it with the command line, or ask for a higher limit.`,
  );
}
