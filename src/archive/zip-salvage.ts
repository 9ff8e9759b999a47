// The entries of a zip without a usable directory: walks from local header to local header, and searches for the
// next one wherever the walk loses its way. What it reads is in proportion to the bytes and entries, whatever they hold.
import type { Entry } from '../model/entry.ts';
import { ArchiveError } from '../errors.ts';
import type { ByteSource } from './byte-source.ts';
import { FlowEntry, type ByteFlow } from './flow-entry.ts';
import type { Fault, Intake } from './intake.ts';
import { checkTally, readData, type Tally } from './zip-data.ts';
import {
  DESCRIPTOR_SIGNATURE,
  findSignature,
  LOCAL_SIGNATURE,
  readLocalHeader,
  signatureOffsets,
  type LocalHeader,
} from './zip-local-header.ts';
import { hasDescriptor, isEncrypted, METHOD_STORED, refusalOf } from './zip-record.ts';

/** The first whole local header at or behind `offset`. */
export async function findLocalHeader(source: ByteSource, offset: number): Promise<LocalHeader | undefined> {
  // Where the walk has not lost its way, there is nothing to search.
  const expected = await readLocalHeader(source, offset);
  if (expected !== undefined) return expected;
  for await (const at of signatureOffsets(source, LOCAL_SIGNATURE, offset + 1)) {
    const header = await readLocalHeader(source, at);
    if (header !== undefined) return header;
  }
  return undefined;
}

export async function* salvagedEntries(
  source: ByteSource,
  intake: Intake,
): AsyncGenerator<Entry, void, undefined> {
  let seen = 0;
  let encrypted = 0;
  for (let offset = 0; !intake.isClosed;) {
    const header = await findLocalHeader(source, offset);
    if (header === undefined) break;
    seen += 1;
    if (isEncrypted(header)) encrypted += 1;
    const member = new SalvagedMember(source, header);
    const path = intake.admit(header.name, refusalOf(header));
    if (path !== undefined) yield* new FlowEntry(path, member.read(intake), intake).offer('drain');
    offset = member.end;
  }
  if (seen > 0 && seen === encrypted) throw encryptedError();
}

export function encryptedError(): ArchiveError {
  return new ArchiveError(
    'ENCRYPTED',
    'Every file in the zip is encrypted; expected a zip without a password. Ask for the flare as the Agent wrote it.',
  );
}

/** One entry of the walk; knows where to go on once it has been read, and a safe guess before. */
class SalvagedMember {
  end: number;
  readonly #source: ByteSource;
  readonly #header: LocalHeader;

  constructor(source: ByteSource, header: LocalHeader) {
    this.#source = source;
    this.#header = header;
    this.end = header.dataOffset + (hasDescriptor(header) ? 0 : header.compressedBytes);
  }

  async *read(intake: Intake): ByteFlow {
    const [source, header] = [this.#source, this.#header];
    const start = header.dataOffset;
    const end = await this.#dataEnd();
    const maxBytes = hasDescriptor(header) ? Infinity : header.bytes;
    const tally = yield* readData({ source, method: header.method, start, end, intake, maxBytes });
    this.end = start + tally.consumed;
    if (tally.fault !== undefined || !hasDescriptor(header)) return checkTally(tally, header);
    return (await isConfirmed(source, this.end, tally)) ? undefined : UNCONFIRMED;
  }

  /** An upper bound for deflated data, which knows its own end; the exact end for stored data. */
  async #dataEnd(): Promise<number> {
    const [source, header] = [this.#source, this.#header];
    if (!hasDescriptor(header)) return header.dataOffset + header.compressedBytes;
    if (header.method !== METHOD_STORED) return source.size;
    return (await findSignature(source, DESCRIPTOR_SIGNATURE, header.dataOffset)) ?? source.size;
  }
}

const MAX_DESCRIPTOR_BYTES = 24;

const UNCONFIRMED: Fault = {
  code: 'entry-checksum',
  message: 'The size and checksum that should follow the entry’s data are missing or do not match it.',
};

/**
 * Whether a descriptor stands at `offset` that agrees with `tally`, in one of its four forms: with or without
 * signature, then crc32 (4 bytes), compressed size (4, or 8 in zip64), size (4 or 8).
 */
async function isConfirmed(source: ByteSource, offset: number, tally: Tally): Promise<boolean> {
  const bytes = await source.read(offset, MAX_DESCRIPTOR_BYTES);
  const forms = [true, false].flatMap((isSigned) =>
    [4, 8].map((width) => renderDescriptor(tally, isSigned, width)),
  );
  return forms.some((form) => bytes.subarray(0, form.length).equals(form));
}

function renderDescriptor(tally: Tally, isSigned: boolean, width: number): Buffer {
  const signature = isSigned ? DESCRIPTOR_SIGNATURE : Buffer.alloc(0);
  const sizes = [littleEndian(tally.consumed, width), littleEndian(tally.bytes, width)];
  return Buffer.concat([signature, littleEndian(tally.crc32, 4), ...sizes]);
}

function littleEndian(value: number, width: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes.subarray(0, width);
}
