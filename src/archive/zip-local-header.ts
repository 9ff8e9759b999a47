// Reads the header that stands in front of an entry's data in a zip, and finds such headers by their signature.
import parseBuffer from 'unzipper/lib/parseBuffer.js';
import { FIRST_BLOCK_BYTES, nextBlockBytes, type ByteSource } from './byte-source.ts';
import { resolveZip64, type ZipRecord } from './zip-record.ts';

export interface LocalHeader extends ZipRecord {
  readonly dataOffset: number;
}

export const LOCAL_SIGNATURE = Buffer.from('PK\x03\x04', 'latin1');
export const DESCRIPTOR_SIGNATURE = Buffer.from('PK\x07\x08', 'latin1');
const HEADER_BYTES = 30;
/** One read is enough for a header with an ordinary name. */
const USUAL_HEADER_BYTES = 256;

const HEADER_FIELDS = [
  ['signature', 4],
  ['version', 2],
  ['flags', 2],
  ['method', 2],
  ['modified', 4],
  ['crc32', 4],
  ['compressedBytes', 4],
  ['bytes', 4],
  ['nameBytes', 2],
  ['extraBytes', 2],
] as const;

/** Undefined where no whole header stands. It does not know the entry's mode: only the directory does. */
export async function readLocalHeader(source: ByteSource, offset: number): Promise<LocalHeader | undefined> {
  const start = await source.read(offset, USUAL_HEADER_BYTES);
  if (start.length < HEADER_BYTES || !start.subarray(0, 4).equals(LOCAL_SIGNATURE)) return undefined;
  const { nameBytes, extraBytes, ...fields } = parseBuffer.parse(start, HEADER_FIELDS);
  const length = HEADER_BYTES + nameBytes + extraBytes;
  // A signature that means nothing is followed by any length.
  if (length > source.size - offset) return undefined;
  const header = length <= start.length ? start.subarray(0, length) : await source.read(offset, length);
  if (header.length < length) return undefined;
  const stated = { ...fields, offset };
  const sizes = resolveZip64(stated, header.subarray(HEADER_BYTES + nameBytes)) ?? stated;
  const name = header.toString('utf8', HEADER_BYTES, HEADER_BYTES + nameBytes);
  const { flags, method, crc32 } = fields;
  return { name, flags, method, crc32, mode: 0, ...sizes, dataOffset: offset + length };
}

/** Where `signature` stands first at or behind `start`; undefined when it does not. */
export async function findSignature(
  source: ByteSource,
  signature: Buffer,
  start: number,
): Promise<number | undefined> {
  for await (const offset of signatureOffsets(source, signature, start)) return offset;
  return undefined;
}

/** Everywhere that `signature` stands at or behind `start`; each block is read once. */
export async function* signatureOffsets(
  source: ByteSource,
  signature: Buffer,
  start: number,
): AsyncGenerator<number, void> {
  const overlap = signature.length - 1;
  let blockBytes = FIRST_BLOCK_BYTES;
  for (let offset = start; ; offset += blockBytes, blockBytes = nextBlockBytes(blockBytes)) {
    const block = await source.read(offset, blockBytes + overlap);
    for (let at = block.indexOf(signature); at !== -1; at = block.indexOf(signature, at + 1))
      yield offset + at;
    if (block.length <= blockBytes) return;
  }
}
