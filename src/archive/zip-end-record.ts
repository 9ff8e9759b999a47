// Finds the record at the end of a zip that says where its directory stands, in 32-bit and zip64 form. It takes
// nothing for granted: the directory it names is checked by zip-directory.ts.
import parseBuffer from 'unzipper/lib/parseBuffer.js';
import type { ByteSource } from './byte-source.ts';

export interface EndRecord {
  readonly records: number;
  readonly directoryOffset: number;
  readonly directoryBytes: number;
}

const END_SIGNATURE = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_BYTES = 20;
const ZIP64_SIGNATURE = 0x06064b50;
const ZIP64_BYTES = 56;

const END_FIELDS = [
  ['signature', 4],
  ['disk', 2],
  ['directoryDisk', 2],
  ['recordsOnDisk', 2],
  ['records', 2],
  ['directoryBytes', 4],
  ['directoryOffset', 4],
  ['commentBytes', 2],
] as const;

const LOCATOR_FIELDS = [
  ['signature', 4],
  ['disk', 4],
  ['offset', 8],
] as const;

const ZIP64_FIELDS = [
  ['signature', 4],
  ['recordBytes', 8],
  ['versions', 4],
  ['disk', 4],
  ['directoryDisk', 4],
  ['recordsOnDisk', 8],
  ['records', 8],
  ['directoryBytes', 8],
  ['directoryOffset', 8],
] as const;

/** `cut`: the file ends before an end record does. `unusable`: there is one, but malformed or not at the end. */
export async function readEndRecord(source: ByteSource): Promise<EndRecord | 'cut' | 'unusable'> {
  const tailOffset = Math.max(0, source.size - END_BYTES - MAX_COMMENT_BYTES);
  const tail = await source.read(tailOffset, source.size - tailOffset);
  const last = tail.lastIndexOf(END_SIGNATURE);
  if (last === -1 || recordEnd(tail, last) > tail.length) return 'cut';
  // The four bytes may stand in the comment or in a file's data as well: only a record that ends the file counts.
  let at = last;
  while (at !== -1 && recordEnd(tail, at) !== tail.length) {
    at = at === 0 ? -1 : tail.lastIndexOf(END_SIGNATURE, at - 1);
  }
  if (at === -1) return 'unusable';
  const record = parseBuffer.parse(tail.subarray(at), END_FIELDS);
  const isZip64 =
    record.records === 0xffff ||
    record.directoryBytes === 0xffffffff ||
    record.directoryOffset === 0xffffffff;
  const offset = tailOffset + at;
  return (isZip64 ? await readZip64Record(source, offset) : endRecordOf(record, offset)) ?? 'unusable';
}

/** Where the record at `at` says that it ends; beyond the tail when the tail does not hold all of it. */
function recordEnd(tail: Buffer, at: number): number {
  const fixedEnd = at + END_BYTES;
  return fixedEnd > tail.length ? fixedEnd : fixedEnd + tail.readUInt16LE(fixedEnd - 2);
}

async function readZip64Record(source: ByteSource, endOffset: number): Promise<EndRecord | undefined> {
  if (endOffset < LOCATOR_BYTES) return undefined;
  const locatorBytes = await source.read(endOffset - LOCATOR_BYTES, LOCATOR_BYTES);
  if (locatorBytes.length < LOCATOR_BYTES) return undefined;
  const { signature, offset } = parseBuffer.parse(locatorBytes, LOCATOR_FIELDS);
  if (signature !== LOCATOR_SIGNATURE || offset > endOffset - ZIP64_BYTES) return undefined;
  const recordBytes = await source.read(offset, ZIP64_BYTES);
  if (recordBytes.length < ZIP64_BYTES) return undefined;
  const record = parseBuffer.parse(recordBytes, ZIP64_FIELDS);
  return record.signature === ZIP64_SIGNATURE ? endRecordOf(record, offset) : undefined;
}

type Numbers = Readonly<Record<'records' | 'directoryBytes' | 'directoryOffset', number>>;

function endRecordOf(numbers: Numbers, offset: number): EndRecord | undefined {
  const { records, directoryBytes, directoryOffset } = numbers;
  return directoryOffset + directoryBytes <= offset
    ? { records, directoryBytes, directoryOffset }
    : undefined;
}
