// A zip as an archive: by its directory when that can be believed, by walking the file when not.
import { createHash } from 'node:crypto';
import type { Archive, ArchiveIdentity, ReadLimits } from '../model/entry.ts';
import { ArchiveError } from '../errors.ts';
import { BlockBuffers, readRange, type ByteSource } from './byte-source.ts';
import { Intake, type Fault } from './intake.ts';
import { readDirectory, type ZipDirectory } from './zip-directory.ts';
import { declaredBytes, listedEntries, sharedBytes } from './zip-listed.ts';
import { isEncrypted } from './zip-record.ts';
import { encryptedError, findLocalHeader, salvagedEntries } from './zip-salvage.ts';

/**
 * Opens the zip in `source`, which the archive closes. Throws ArchiveError ENCRYPTED when no file is readable
 * without a password (without a directory this is known, and thrown, only at the end of `entries`), TRUNCATED
 * when there is no directory and no entry.
 */
export async function openZip(source: ByteSource, limits: ReadLimits): Promise<Archive> {
  const intake = new Intake(limits);
  const directory = await readDirectory(source, limits.maxEntries);
  const isListed = directory !== 'cut' && directory !== 'unusable';
  if (isListed) assertNotAllEncrypted(directory);
  else {
    await assertSalvageable(source);
    intake.report(SALVAGE_FAULTS[directory]);
  }
  let identity: Promise<ArchiveIdentity> | undefined;
  return {
    format: 'zip',
    entries: (share) =>
      isListed ? listedEntries({ source, directory, intake }, share) : salvagedEntries(source, intake),
    ...(isListed ? { declaredBytes: () => declaredBytes(directory.records) } : {}),
    sharedBytes: (isShared) => (isListed ? sharedBytes(directory, isShared, limits) : 0),
    problems: () => intake.problems,
    identity: () => (identity ??= hashSource(source)),
    close: () => source.close(),
  };
}

const SALVAGE_FAULTS = {
  cut: {
    code: 'archive-truncated',
    message:
      'The zip has no end: it was cut off. What comes before the cut was read; download or copy it again.',
  },
  unusable: {
    code: 'archive-damaged',
    message: 'The directory of the zip is damaged or out of place; the files were found by walking the zip.',
  },
} satisfies Record<string, Fault>;

function assertNotAllEncrypted({ records }: ZipDirectory): void {
  const files = records.filter((record) => !/[/\\]$/.test(record.name));
  if (files.length > 0 && files.every(isEncrypted)) throw encryptedError();
}

async function assertSalvageable(source: ByteSource): Promise<void> {
  if ((await findLocalHeader(source, 0)) !== undefined) return;
  const message =
    'The zip is cut off or damaged before its first file, so nothing of it can be read; expected a whole zip. Download or copy it again.';
  throw new ArchiveError('TRUNCATED', message);
}

async function hashSource(source: ByteSource): Promise<ArchiveIdentity> {
  const hash = createHash('sha256');
  for await (const block of readRange(source, { start: 0, end: source.size }, new BlockBuffers()))
    hash.update(block);
  return { sha256: hash.digest('hex'), bytes: source.size };
}
