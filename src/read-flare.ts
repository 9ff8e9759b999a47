// Reads an archive once, entry by entry, finds the flare in it and gives every file its path below the root.
// Nothing is written to disk.
import { ArchiveError } from './errors.ts';
import type { StreamedFile } from './facts/streamed-file.ts';
import type { Archive, ArchiveIdentity, ReadLimits, ReadProgress } from './model/entry.ts';
import type { Flare, FlareDocument, FlareFile } from './model/flare.ts';
import type { Problem } from './model/problem.ts';
import { identifyFlare, problemsOfFlare } from './flare/identify.ts';
import { isDesktopNoise, pathBelow, rootDirOf } from './flare/root-dir.ts';
import { roleOf } from './flare/roles.ts';
import { readEntry, withoutColors, type ReadContext, type ReadEntry } from './read-entry.ts';
import type { Scanner } from './scan/scanner.ts';
import type { LogHelp } from './threads/log-threads.ts';

export interface ReadFlare {
  readonly flare: Flare;
  readonly documents: readonly FlareDocument[];
  readonly streams: readonly StreamedFile[];
  readonly identity: ArchiveIdentity;
  readonly problems: readonly Problem[];
  readonly relativePath: (storedPath: string) => string;
}

export interface ReadFlareOptions {
  readonly limits: ReadLimits;
  /** Other threads that read this archive too. */
  readonly help?: LogHelp | undefined;
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}

export async function readFlare(
  archive: Archive,
  scanner: Scanner,
  options: ReadFlareOptions,
): Promise<ReadFlare> {
  const { entries, problems, identity } = await readEntries(archive, scanner, options);
  // A rule’s case may be an empty flare; a bundle that somebody gives is not.
  if (entries.length === 0 && archive.problems().length === 0 && archive.format !== 'memory') {
    throw new ArchiveError(
      'NO_ENTRIES',
      'The bundle holds no files: give the archive that the Agent made, as it is.',
    );
  }
  const rootDir = rootDirOf(entries.map((entry) => entry.path));
  const relativePath = (path: string): string => pathBelow(rootDir, path);
  const files = entries.map((entry): FlareFile => {
    const path = relativePath(entry.path);
    return { path, bytes: entry.bytes, isDamaged: entry.isDamaged, ...roleOf(path) };
  });
  const documents = entries.flatMap(({ path, text }): FlareDocument[] =>
    text === undefined
      ? []
      : [{ path: relativePath(path), role: roleOf(relativePath(path)).role, lines: linesOf(text) }],
  );
  const streams = entries.flatMap(({ path, streamed }): StreamedFile[] => {
    if (streamed === undefined) return [];
    const below = relativePath(path);
    return [{ ...streamed(below), role: roleOf(below).role }];
  });
  const located = [...archive.problems(), ...problems, ...scanner.problems()].map((one) =>
    one.file === undefined ? one : { ...one, file: relativePath(one.file) },
  );
  const flare = identifyFlare({ rootDir, files, documents, problems: located });
  const all = [...located, ...problemsOfFlare(flare)];
  return { flare, documents, streams, identity, problems: all, relativePath };
}

interface ReadEntries extends Pick<ReadFlare, 'identity' | 'problems'> {
  readonly entries: readonly ReadEntry[];
}

/** Every entry, whatever thread read it. */
async function readEntries(
  archive: Archive,
  scanner: Scanner,
  { limits, help, onProgress }: ReadFlareOptions,
): Promise<ReadEntries> {
  const entries: ReadEntry[] = [];
  const problems: Problem[] = [];
  const totalBytes = archive.declaredBytes?.();
  let readHere = 0;
  const onRead = (bytes: number): void => {
    readHere += bytes;
    onProgress?.({ readBytes: readHere + (help?.readElsewhere() ?? 0), totalBytes });
  };
  const context: ReadContext = { scanner, limits, problems, onRead, documentBytes: 0 };
  // Work that only this thread can do comes first where others read: at the end they would wait for it.
  const early = help === undefined ? undefined : await archive.identity();
  for await (const entry of archive.entries(help?.share)) {
    if (!isDesktopNoise(entry.path)) entries.push(await readEntry(entry, context));
  }
  const identity = early ?? (await archive.identity());
  for (const share of (await help?.found) ?? []) {
    entries.push(...share.entries);
    problems.push(...share.problems);
    scanner.absorb(share.scan);
  }
  return { entries, problems, identity };
}

/** A document’s lines without colours and line ends. */
function linesOf(text: string): string[] {
  return withoutColors(text).split(/\r?\n/);
}
