// Hands the bytes of an entry to all who take them, once.
import type { Entry } from '../model/entry.ts';

/** Someone who takes the bytes of an entry as they come; a chunk is good until `push` returns. */
export interface Taker {
  push(chunk: Uint8Array): void;
  end(): void;
}

export interface FedEntry {
  /** As stored. */
  readonly path: string;
  readonly bytes: number;
  readonly isDamaged: boolean;
}

/** `onRead` is told of each chunk. */
export async function feedEntry(
  entry: Entry,
  takers: readonly Taker[],
  onRead: (bytes: number) => void,
): Promise<FedEntry> {
  let bytes = 0;
  for await (const chunk of entry.chunks()) {
    bytes += chunk.byteLength;
    onRead(chunk.byteLength);
    for (const taker of takers) taker.push(chunk);
  }
  for (const taker of takers) taker.end();
  return { path: entry.path, bytes, isDamaged: entry.damage !== undefined };
}
