// What a zip says of one entry, in its directory or in front of the data, and what speaks against reading it.
import parseExtraField from 'unzipper/lib/parseExtraField.js';
import type { Fault } from './intake.ts';

export interface ZipRecord {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Unix type and permission bits; 0 where the zip does not say. */
  readonly mode: number;
  /** Where the local header stands. */
  readonly offset: number;
}

export const METHOD_STORED = 0;
export const METHOD_DEFLATED = 8;

const FLAG_ENCRYPTED = 0x1;
const FLAG_DESCRIPTOR = 0x8;
const FILE_TYPE_MASK = 0o170000;
/** No type given, a folder, a regular file. */
const PLAIN_FILE_TYPES = [0, 0o040000, 0o100000];

export function isEncrypted(record: ZipRecord): boolean {
  return (record.flags & FLAG_ENCRYPTED) !== 0;
}

/** Sizes and checksum stand behind the data, not in front of it: how Go's archive/zip, and so the Agent, writes. */
export function hasDescriptor(record: ZipRecord): boolean {
  return (record.flags & FLAG_DESCRIPTOR) !== 0;
}

/** Why the entry must not be read, if so. */
export function refusalOf(record: ZipRecord): Fault | undefined {
  if (!PLAIN_FILE_TYPES.includes(record.mode & FILE_TYPE_MASK)) {
    return { code: 'entry-link', message: 'The entry is a link or a device; it was not followed.' };
  }
  if (isEncrypted(record)) {
    return {
      code: 'entry-encrypted',
      message: 'The entry is encrypted; ask for a bundle without a password.',
    };
  }
  if (record.method !== METHOD_STORED && record.method !== METHOD_DEFLATED) {
    const message = `The entry uses compression method ${record.method}; expected 0 (stored) or 8 (deflated). Pack the bundle again with an ordinary zip program.`;
    return { code: 'entry-unsupported', message };
  }
  return undefined;
}

interface Sizes {
  readonly bytes: number;
  readonly compressedBytes: number;
  readonly offset: number;
}

/** Replaces the values that point to the zip64 extra field; undefined where it does not hold them. */
export function resolveZip64(sizes: Sizes, extraField: Buffer): Sizes | undefined {
  const resolved: Record<string, number | null | undefined> = {
    uncompressedSize: sizes.bytes,
    compressedSize: sizes.compressedBytes,
    offsetToLocalFileHeader: sizes.offset,
  };
  parseExtraField(extraField, resolved);
  const {
    uncompressedSize: bytes,
    compressedSize: compressedBytes,
    offsetToLocalFileHeader: offset,
  } = resolved;
  return isSize(bytes) && isSize(compressedBytes) && isSize(offset)
    ? { bytes, compressedBytes, offset }
    : undefined;
}

function isSize(value: number | null | undefined): value is number {
  return Number.isSafeInteger(value);
}
