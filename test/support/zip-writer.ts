// Writes zips byte by byte, good ones and hostile ones: every field of an entry can be made to lie.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntrySpec {
  readonly name: string;
  readonly data?: string | Uint8Array;
  /** 8 (deflate) unless told; 0 stores, anything else stores under a false number. */
  readonly method?: number;
  readonly flags?: number;
  /** Compressed bytes to write in place of the packed data. */
  readonly packed?: Uint8Array;
  /** What the zip says of the data, where that is not the truth. */
  readonly declaredBytes?: number;
  readonly declaredCompressedBytes?: number;
  readonly declaredCrc32?: number;
  /** Sizes and checksum behind the data, as Go writes them; `bare` leaves the signature out. */
  readonly descriptor?: 'signed' | 'bare' | 'zip64' | 'wrong';
  /** Unix mode, such as 0o120777 for a symbolic link. */
  readonly mode?: number;
  /** The directory points to the local header of this entry instead of one of its own. */
  readonly sharesHeaderOf?: number;
  /** Where the directory says the local header stands. */
  readonly declaredOffset?: number;
  /** Sizes and offset in the directory are given in a zip64 extra field. */
  readonly isZip64?: boolean;
}

export interface ZipOptions {
  readonly prefix?: Uint8Array;
  readonly suffix?: Uint8Array;
  readonly comment?: string;
  readonly declaredRecords?: number;
  readonly declaredDirectoryOffset?: number;
  /** Write the end record in zip64 form as well. */
  readonly isZip64?: boolean;
}

const FLAG_DESCRIPTOR = 0x8;
const FLAG_UTF8 = 0x800;

export const FLAG_ENCRYPTED = 0x1;
export const SYMLINK_MODE = 0o120777;

/** The whole zip: `prefix`, local headers with data, directory, end record, `suffix`. */
export function zipOf(specs: readonly ZipEntrySpec[], options: ZipOptions = {}): Buffer {
  const { parts, offsets, length } = localParts(specs);
  const records = specs.map((spec, index) => directoryRecord(spec, offsetOf(spec, index, offsets)));
  const directory = Buffer.concat(records);
  const directoryOffset = options.declaredDirectoryOffset ?? length;
  const count = options.declaredRecords ?? specs.length;
  const end = endRecord({ count, directoryBytes: directory.length, directoryOffset, options });
  const zip64 = options.isZip64
    ? zip64End({
        count,
        directoryBytes: directory.length,
        directoryOffset,
        offset: length + directory.length,
      })
    : Buffer.alloc(0);
  return Buffer.concat([
    options.prefix ?? Buffer.alloc(0),
    ...parts,
    directory,
    zip64,
    end,
    options.suffix ?? Buffer.alloc(0),
  ]);
}

/** A zip of ordinary files. */
export function zipOfFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  options?: ZipOptions,
): Buffer {
  return zipOf(
    Object.entries(files).map(([name, data]) => ({ name, data })),
    options,
  );
}

/** The offset behind each entry (header, data, descriptor), in a zip without prefix. */
export function entryEnds(specs: readonly ZipEntrySpec[]): number[] {
  const { parts, offsets } = localParts(specs);
  return offsets.map((offset, index) => offset + parts[index]!.length);
}

function localParts(specs: readonly ZipEntrySpec[]) {
  const parts = specs.map((spec) => (spec.sharesHeaderOf === undefined ? localPart(spec) : Buffer.alloc(0)));
  const offsets: number[] = [];
  let length = 0;
  for (const part of parts) {
    offsets.push(length);
    length += part.length;
  }
  return { parts, offsets, length };
}

function offsetOf(spec: ZipEntrySpec, index: number, offsets: readonly number[]): number {
  return spec.declaredOffset ?? offsets[spec.sharesHeaderOf ?? index]!;
}

interface Facts {
  readonly packed: Uint8Array;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly bytes: number;
  readonly compressedBytes: number;
}

function factsOf(spec: ZipEntrySpec): Facts {
  const data = Buffer.from(spec.data ?? '');
  const method = spec.method ?? 8;
  const packed = spec.packed ?? (method === 8 ? deflateRawSync(data) : data);
  const descriptorFlag = spec.descriptor === undefined ? 0 : FLAG_DESCRIPTOR;
  return {
    packed,
    method,
    flags: (spec.flags ?? 0) | FLAG_UTF8 | descriptorFlag,
    crc: spec.declaredCrc32 ?? crc32(data),
    bytes: spec.declaredBytes ?? data.length,
    compressedBytes: spec.declaredCompressedBytes ?? packed.length,
  };
}

function localPart(spec: ZipEntrySpec): Buffer {
  const { packed, method, flags, crc, bytes, compressedBytes } = factsOf(spec);
  const name = Buffer.from(spec.name);
  const isLater = spec.descriptor !== undefined;
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(isLater ? 0 : crc, 14);
  header.writeUInt32LE(isLater ? 0 : compressedBytes, 18);
  header.writeUInt32LE(isLater ? 0 : bytes, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, packed, descriptorOf(spec)]);
}

function descriptorOf(spec: ZipEntrySpec): Buffer {
  if (spec.descriptor === undefined) return Buffer.alloc(0);
  const { crc, bytes, compressedBytes } = factsOf(spec);
  const descriptor = Buffer.alloc(spec.descriptor === 'zip64' ? 24 : 16);
  descriptor.write('PK\x07\x08', 'latin1');
  descriptor.writeUInt32LE(spec.descriptor === 'wrong' ? ~crc >>> 0 : crc, 4);
  descriptor.writeUInt32LE(compressedBytes, 8);
  descriptor.writeUInt32LE(bytes, spec.descriptor === 'zip64' ? 16 : 12);
  return spec.descriptor === 'bare' ? descriptor.subarray(4) : descriptor;
}

function directoryRecord(spec: ZipEntrySpec, offset: number): Buffer {
  const { method, flags, crc, bytes, compressedBytes } = factsOf(spec);
  const name = Buffer.from(spec.name);
  const extra = spec.isZip64 ? zip64Extra([bytes, compressedBytes, offset]) : Buffer.alloc(0);
  const record = Buffer.alloc(46);
  record.write('PK\x01\x02', 'latin1');
  record.writeUInt16LE((3 << 8) | 20, 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(flags, 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(spec.isZip64 ? 0xffffffff : compressedBytes, 20);
  record.writeUInt32LE(spec.isZip64 ? 0xffffffff : bytes, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(((spec.mode ?? 0o100644) << 16) >>> 0, 38);
  record.writeUInt32LE(spec.isZip64 ? 0xffffffff : offset, 42);
  return Buffer.concat([record, name, extra]);
}

function zip64Extra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index));
  return extra;
}

interface EndFacts {
  readonly count: number;
  readonly directoryBytes: number;
  readonly directoryOffset: number;
}

function endRecord({
  count,
  directoryBytes,
  directoryOffset,
  options,
}: EndFacts & { options: ZipOptions }): Buffer {
  const comment = Buffer.from(options.comment ?? '');
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(options.isZip64 ? 0xffff : count, 8);
  end.writeUInt16LE(options.isZip64 ? 0xffff : count, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(options.isZip64 ? 0xffffffff : directoryOffset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([end, comment]);
}

function zip64End({ count, directoryBytes, directoryOffset, offset }: EndFacts & { offset: number }): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.write('PK\x06\x06', 'latin1');
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end.writeBigUInt64LE(BigInt(directoryOffset), 48);
  end.write('PK\x06\x07', 56, 'latin1');
  end.writeBigUInt64LE(BigInt(offset), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
