// An archive as the rest of the program sees it: named streams of bytes, whatever the container was.
import type { Problem } from './problem.ts';

export const ARCHIVE_FORMATS = ['zip', 'tar', 'tar.gz', 'folder', 'memory'] as const;
export type ArchiveFormat = (typeof ARCHIVE_FORMATS)[number];

export interface Entry {
  /** Safe relative path with `/` separators, as stored (root folder included). */
  readonly path: string;
  /**
   * The entry's bytes, to be read at most once and before the next entry is asked for. A chunk is good until the next
   * is asked for: whoever keeps it keeps a copy. It never throws for bad data: it ends early, and the archive's
   * `problems` say why.
   */
  chunks(): AsyncIterable<Uint8Array>;
  /** After `chunks` ended: what is wrong with the bytes that were read, if anything is. */
  readonly damage: Problem | undefined;
}

/** What identifies the bundle; complete once all entries have been visited. */
export interface ArchiveIdentity {
  /** SHA-256 of the archive file's bytes, hex. For a folder: over its sorted paths and contents. */
  readonly sha256: string;
  /** Size of the archive file; for a folder the sum of its files. */
  readonly bytes: number;
}

/** Places in the counters that threads share: how many of the large entries are taken, what the other threads have read. */
export const SHARED_COUNTER = { taken: 0, readKib: 1 } as const;

/**
 * How several threads read one archive together: each opens it for itself, and they take the large entries from one
 * another. All other entries are for the first thread.
 */
export interface EntryShare {
  /** Whether any thread may read the entry of this path. */
  readonly isShared: (path: string) => boolean;
  readonly isFirst: boolean;
  /** In shared memory, one for each SHARED_COUNTER. */
  readonly counters: Int32Array;
}

/** How far a bundle is read. */
export interface ReadProgress {
  readonly readBytes: number;
  /** Undefined where the archive does not say in advance. */
  readonly totalBytes: number | undefined;
}

export interface Archive {
  readonly format: ArchiveFormat;
  /**
   * Visits the safe, regular entries once, or a thread's share of them. Directories are left out; what is refused is in
   * `problems`.
   */
  entries(share?: EntryShare): AsyncIterable<Entry>;
  /** Declared bytes of the large entries that threads could share; none where the archive cannot be shared. */
  sharedBytes?(isShared: EntryShare['isShared']): number;
  /** Declared bytes of all entries; left out where an archive does not say in advance. */
  declaredBytes?(): number;
  /** What was refused or found damaged so far; complete once all entries have been visited. */
  problems(): readonly Problem[];
  identity(): Promise<ArchiveIdentity>;
  close(): Promise<void>;
}

/** Bounds on what is read; every one is an option of the program. */
export interface ReadLimits {
  /** Entries of one bundle. */
  readonly maxEntries: number;
  /** Bytes of one entry after inflation. */
  readonly maxEntryBytes: number;
  /** Bytes of all entries after inflation. */
  readonly maxTotalBytes: number;
  /** Inflated bytes per compressed byte of one entry, once it passed 16 MiB. */
  readonly maxRatio: number;
  /** Characters of an entry's path. */
  readonly maxPathLength: number;
  /** Bytes of one line; the rest of a longer line is not searched. */
  readonly maxLineBytes: number;
  /** Bytes of a file that is read as a whole (status page, YAML, JSON). */
  readonly maxDocumentBytes: number;
  /** Bytes of all files that are read as a whole. */
  readonly maxDocumentsBytes: number;
  /** Bytes of a zip given on standard input, which must be held in memory. */
  readonly maxStdinBytes: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

export const DEFAULT_LIMITS: ReadLimits = {
  maxEntries: 100_000,
  maxEntryBytes: 8 * GIB,
  maxTotalBytes: 32 * GIB,
  maxRatio: 200,
  maxPathLength: 1024,
  maxLineBytes: 16 * KIB,
  maxDocumentBytes: 16 * MIB,
  maxDocumentsBytes: 64 * MIB,
  maxStdinBytes: GIB,
};
