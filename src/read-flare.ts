// Reads an archive once: logs stream through the scanner, documents are kept as text, everything else is
// only counted and verified. Nothing is written to disk.
import { ArchiveError } from './errors.ts';
import type { Archive, ArchiveIdentity, Entry, ReadLimits } from './model/entry.ts';
import type { FlareDocument, FlareFile } from './model/flare.ts';
import type { Problem } from './model/problem.ts';
import { identifyFlare, problemsOfFlare } from './flare/identify.ts';
import { isDesktopNoise, rootDirOf } from './flare/root-dir.ts';
import { roleOf, roleOfStoredPath } from './flare/roles.ts';
import type { Flare } from './model/flare.ts';
import type { Scanner } from './scan/scanner.ts';

export interface ReadFlare {
  readonly flare: Flare;
  readonly documents: readonly FlareDocument[];
  readonly identity: ArchiveIdentity;
  readonly problems: readonly Problem[];
  readonly relativePath: (storedPath: string) => string;
}

interface ReadEntry {
  readonly path: string;
  readonly bytes: number;
  readonly isDamaged: boolean;
  readonly text?: string;
}

export async function readFlare(archive: Archive, scanner: Scanner, limits: ReadLimits): Promise<ReadFlare> {
  const problems: Problem[] = [];
  const context: ReadContext = { scanner, limits, problems, documentBytes: 0 };
  const entries: ReadEntry[] = [];
  for await (const entry of archive.entries()) {
    if (!isDesktopNoise(entry.path)) entries.push(await readEntry(entry, context));
  }
  // A rule’s case may be an empty flare; a bundle that somebody gives is not.
  if (entries.length === 0 && archive.problems().length === 0 && archive.format !== 'memory') {
    throw new ArchiveError(
      'NO_ENTRIES',
      'The bundle holds no files: give the archive that the Agent made, as it is.',
    );
  }
  const rootDir = rootDirOf(entries.map((entry) => entry.path));
  const relativePath = (path: string): string =>
    rootDir !== '' && path.startsWith(`${rootDir}/`) ? path.slice(rootDir.length + 1) : path;
  const files = entries.map((entry): FlareFile => {
    const path = relativePath(entry.path);
    return { path, bytes: entry.bytes, isDamaged: entry.isDamaged, ...roleOf(path) };
  });
  const documents = entries.flatMap(({ path, text }): FlareDocument[] =>
    text === undefined
      ? []
      : [{ path: relativePath(path), role: roleOf(relativePath(path)).role, lines: linesOf(text) }],
  );
  const flare = identifyFlare({ rootDir, files, documents });
  const all = [...archive.problems(), ...problems, ...scanner.problems(), ...problemsOfFlare(flare)];
  const located = all.map((one) => (one.file === undefined ? one : { ...one, file: relativePath(one.file) }));
  return { flare, documents, identity: await archive.identity(), problems: located, relativePath };
}

interface ReadContext {
  readonly scanner: Scanner;
  readonly limits: ReadLimits;
  readonly problems: Problem[];
  /** Bytes kept as text so far. */
  documentBytes: number;
}

async function readEntry(entry: Entry, context: ReadContext): Promise<ReadEntry> {
  const { scanner, limits, problems } = context;
  const { reading, source } = roleOfStoredPath(entry.path);
  const room = Math.min(limits.maxDocumentBytes, limits.maxDocumentsBytes - context.documentBytes);
  const scan = source === undefined ? undefined : scanner.open(entry.path, source);
  const kept: Uint8Array[] = [];
  let isKept = reading === 'document' || reading === 'both';
  let bytes = 0;
  for await (const chunk of entry.chunks()) {
    bytes += chunk.byteLength;
    scan?.push(chunk);
    if (isKept && bytes > room) {
      isKept = false;
      kept.length = 0;
      problems.push({
        code: 'document-limit',
        file: entry.path,
        message: `Pages are read as a whole up to ${limits.maxDocumentBytes} bytes each and ${limits.maxDocumentsBytes} together; of this one only the lines were searched.`,
      });
    }
    if (isKept) kept.push(chunk);
  }
  scan?.end();
  if (isKept) context.documentBytes += bytes;
  return {
    path: entry.path,
    bytes,
    isDamaged: entry.damage !== undefined,
    ...(isKept ? { text: textOf(kept) } : {}),
  };
}

function textOf(chunks: readonly Uint8Array[]): string {
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

/** Terminal colours are taken out: pages are coloured when a daemon thinks it writes to a terminal (core 2.1). */
function linesOf(text: string): string[] {
  return text.replace(/\u001B\[[0-9;]*m/g, '').split(/\r?\n/);
}
