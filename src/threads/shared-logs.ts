// Which entries several threads may read, and how a thread reads its share of them: logs, of which nothing but the lines
// that are looked for is wanted.
import { isDesktopNoise } from '../flare/root-dir.ts';
import { roleOfStoredPath } from '../flare/roles.ts';
import { feedEntry, type FedEntry } from '../archive/feed-entry.ts';
import { SHARED_COUNTER, type Archive, type EntryShare } from '../model/entry.ts';
import type { LogPattern } from '../model/log.ts';
import type { Problem } from '../model/problem.ts';
import type { ScanShare } from '../scan/scan-share.ts';
import { Scanner } from '../scan/scanner.ts';

/** What a thread made of its share. */
export interface LogShare {
  readonly entries: readonly FedEntry[];
  readonly problems: readonly Problem[];
  readonly scan: ScanShare;
}

export function nothingFound(): LogShare {
  return { entries: [], problems: [], scan: new Scanner([], { maxLineBytes: 0 }).share() };
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
  const entries: FedEntry[] = [];
  const onRead = (bytes: number): void =>
    void Atomics.add(share.counters, SHARED_COUNTER.readKib, bytes >> 10);
  const problems: Problem[] = [];
  for await (const entry of archive.entries(share)) {
    const { source } = roleOfStoredPath(entry.path);
    const takers = source === undefined ? [] : [scanner.open(entry.path, source)];
    entries.push(await feedEntry(entry, takers, onRead));
    if (entry.damage !== undefined) problems.push(entry.damage);
  }
  return { entries, problems, scan: scanner.share() };
}
