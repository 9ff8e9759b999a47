// Reads the directory at the end of a zip through unzipper's parsers, and believes it only as a whole: when one
// record of it is wrong the caller walks the file instead (zip-salvage.ts).
import parseBuffer from 'unzipper/lib/parseBuffer.js';
import type { ByteSource } from './byte-source.ts';
import { readEndRecord, type EndRecord } from './zip-end-record.ts';
import { resolveZip64, type ZipRecord } from './zip-record.ts';

export interface ZipDirectory {
  /** At most one more than asked for, so that the reader notices that there are too many. */
  readonly records: readonly ZipRecord[];
  readonly offset: number;
}

const RECORD_SIGNATURE = 0x02014b50;
const RECORD_BYTES = 46;
/** 100,000 entries of a flare need 15 MiB. */
const MAX_DIRECTORY_BYTES = 64 * 1024 * 1024;

const RECORD_FIELDS = [
  ['signature', 4],
  ['versions', 4],
  ['flags', 2],
  ['method', 2],
  ['modified', 4],
  ['crc32', 4],
  ['compressedBytes', 4],
  ['bytes', 4],
  ['nameBytes', 2],
  ['extraBytes', 2],
  ['commentBytes', 2],
  ['disk', 2],
  ['internalAttributes', 2],
  ['externalAttributes', 4],
  ['offset', 4],
] as const;

/** `cut` and `unusable` as for the end record. */
export async function readDirectory(
  source: ByteSource,
  maxEntries: number,
): Promise<ZipDirectory | 'cut' | 'unusable'> {
  const end = await readEndRecord(source);
  if (end === 'cut' || end === 'unusable') return end;
  if (end.directoryBytes > MAX_DIRECTORY_BYTES) return 'unusable';
  const bytes = await source.read(end.directoryOffset, end.directoryBytes);
  const records = parseRecords(bytes, end, maxEntries + 1);
  return records === undefined ? 'unusable' : { records, offset: end.directoryOffset };
}

function parseRecords(bytes: Buffer, end: EndRecord, maxRecords: number): ZipRecord[] | undefined {
  const records: ZipRecord[] = [];
  let at = 0;
  while (records.length < Math.min(end.records, maxRecords)) {
    const parsed = parseRecord(bytes.subarray(at), end.directoryOffset);
    if (parsed === undefined) return undefined;
    records.push(parsed.record);
    at += parsed.length;
  }
  // A directory that holds more than the end record counts hides entries from some readers and not from others.
  const isWhole = records.length < end.records || at === end.directoryBytes;
  return isWhole ? records : undefined;
}

interface ParsedRecord {
  readonly record: ZipRecord;
  readonly length: number;
}

function parseRecord(bytes: Buffer, directoryOffset: number): ParsedRecord | undefined {
  if (bytes.length < RECORD_BYTES || bytes.readUInt32LE(0) !== RECORD_SIGNATURE) return undefined;
  const { nameBytes, extraBytes, commentBytes, externalAttributes, ...fields } = parseBuffer.parse(
    bytes,
    RECORD_FIELDS,
  );
  const extraAt = RECORD_BYTES + nameBytes;
  const length = extraAt + extraBytes + commentBytes;
  if (length > bytes.length) return undefined;
  const sizes = resolveZip64(fields, bytes.subarray(extraAt, extraAt + extraBytes));
  if (sizes === undefined || sizes.offset >= directoryOffset) return undefined;
  const { flags, method, crc32 } = fields;
  const name = bytes.toString('utf8', RECORD_BYTES, extraAt);
  return { record: { name, flags, method, crc32, mode: externalAttributes >>> 16, ...sizes }, length };
}
