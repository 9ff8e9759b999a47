// The identity of a bundle that is no single file: a folder, or files in memory.
import { createHash } from 'node:crypto';
import type { ArchiveIdentity, Entry } from '../model/entry.ts';

/** Over path and content of each entry, in the order given; `bytes` is the sum of the contents. */
export async function hashEntries(entries: AsyncIterable<Entry>): Promise<ArchiveIdentity> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const entry of entries) {
    const content = createHash('sha256');
    for await (const chunk of entry.chunks()) {
      content.update(chunk);
      bytes += chunk.length;
    }
    // A path holds no NUL and a digest has one length, so no two bundles hash the same text.
    hash.update(`${entry.path}\0`).update(content.digest());
  }
  return { sha256: hash.digest('hex'), bytes };
}
