// Which entries several threads may read, and how a thread reads its share of them: logs, of which nothing but the lines
// that are looked for is wanted.
import { isDesktopNoise } from '../flare/root-dir.ts';
import { roleOfStoredPath } from '../flare/roles.ts';
import type { Archive, EntryShare } from '../model/entry.ts';
import type { LogPattern } from '../model/log.ts';
import type { Problem } from '../model/problem.ts';
import type { ScanShare } from '../scan/scan-share.ts';
import { Scanner } from '../scan/scanner.ts';

/** A file that was searched, by whom it was. */
export interface SearchedEntry {
  /** As stored. */
  readonly path: string;
  readonly bytes: number;
  readonly isDamaged: boolean;
}

/** What a thread made of its share. */
export interface LogShare {
  readonly entries: readonly SearchedEntry[];
  readonly problems: readonly Problem[];
  readonly scan: ScanShare;
}

export interface LogSearch {
  readonly patterns: readonly LogPattern[];
  readonly maxLineBytes: number;
}

export function isSharedLog(path: string): boolean {
  const { reading, source } = roleOfStoredPath(path);
  return reading !== 'document' && reading !== 'stream' && source !== undefined && !isDesktopNoise(path);
}

export async function searchShare(
  archive: Archive,
  share: EntryShare,
  { patterns, maxLineBytes }: LogSearch,
): Promise<LogShare> {
  const scanner = new Scanner(patterns, { maxLineBytes });
  const entries: SearchedEntry[] = [];
  const problems: Problem[] = [];
  for await (const entry of archive.entries(share)) {
    const { source } = roleOfStoredPath(entry.path);
    const scan = source === undefined ? undefined : scanner.open(entry.path, source);
    let bytes = 0;
    for await (const chunk of entry.chunks()) {
      bytes += chunk.byteLength;
      Atomics.add(share.counters, 1, chunk.byteLength >> 10);
      scan?.push(chunk);
    }
    scan?.end();
    if (entry.damage !== undefined) problems.push(entry.damage);
    entries.push({ path: entry.path, bytes, isDamaged: entry.damage !== undefined });
  }
  return { entries, problems, scan: scanner.share() };
}
