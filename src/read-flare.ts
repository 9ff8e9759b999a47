// Reads an archive once: logs stream through the scanner, documents are kept as text, everything else is
// only counted and verified. Nothing is written to disk.
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
  const entries: ReadEntry[] = [];
  for await (const entry of archive.entries()) {
    if (!isDesktopNoise(entry.path)) entries.push(await readEntry(entry, { scanner, limits, problems }));
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
}

async function readEntry(entry: Entry, { scanner, limits, problems }: ReadContext): Promise<ReadEntry> {
  const { reading, source } = roleOfStoredPath(entry.path);
  const scan = source === undefined ? undefined : scanner.open(entry.path, source);
  const kept: Uint8Array[] = [];
  let isKept = reading === 'document' || reading === 'both';
  let bytes = 0;
  for await (const chunk of entry.chunks()) {
    bytes += chunk.byteLength;
    scan?.push(chunk);
    if (isKept && bytes > limits.maxDocumentBytes) {
      isKept = false;
      kept.length = 0;
      problems.push({
        code: 'document-limit',
        file: entry.path,
        message: `The file is larger than ${limits.maxDocumentBytes} bytes and was not read as a whole.`,
      });
    }
    if (isKept) kept.push(chunk);
  }
  scan?.end();
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
