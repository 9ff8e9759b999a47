// The entries of a zip whose directory can be believed, in the directory's order. Each one's place in the file is
// checked before its data is read. Threads that read the zip together see the same directory, admit the same entries and
// so agree on which large ones there are to take.
import { SHARED_COUNTER, type Entry, type EntryShare, type ReadLimits } from '../model/entry.ts';
import { BlockBuffers, type ByteSource } from './byte-source.ts';
import { FlowEntry, type ByteFlow } from './flow-entry.ts';
import type { Fault, Intake } from './intake.ts';
import { checkTally, LARGE_DATA_BYTES, readData } from './zip-data.ts';
import type { ZipDirectory } from './zip-directory.ts';
import { readLocalHeader } from './zip-local-header.ts';
import { refusalOf, type ZipRecord } from './zip-record.ts';

export interface ListedZip {
  readonly source: ByteSource;
  readonly directory: ZipDirectory;
  readonly intake: Intake;
}

interface Listed {
  readonly path: string;
  readonly record: ZipRecord;
}

export async function* listedEntries(
  { source, directory, intake }: ListedZip,
  share?: EntryShare,
): AsyncGenerator<Entry, void, undefined> {
  const bounds = dataBounds(directory);
  // Entries are read one after the other.
  const buffers = new BlockBuffers();
  const read = ({ path, record }: Listed): AsyncGenerator<Entry, void, undefined> => {
    const bound = bounds.get(record) ?? record.offset;
    return new FlowEntry(path, readMember({ source, record, bound, intake, buffers }), intake).offer('skip');
  };
  const large: Listed[] = [];
  for (const record of directory.records) {
    const path = intake.admit(record.name, refusalOf(record));
    if (intake.isClosed) return;
    if (path === undefined) continue;
    if (share !== undefined && isLarge(record) && share.isShared(path)) large.push({ path, record });
    else if (share?.isFirst !== false) yield* read({ path, record });
  }
  if (share !== undefined) for (const one of takenFrom(large, share)) yield* read(one);
}

/** The largest first, so that no thread is left with a large one when the others have ended. */
function* takenFrom(large: Listed[], { counters }: EntryShare): Generator<Listed, void, undefined> {
  large.sort((a, b) => b.record.bytes - a.record.bytes);
  for (;;) {
    const next = large[Atomics.add(counters, SHARED_COUNTER.taken, 1)];
    if (next === undefined) return;
    yield next;
  }
}

/** Smaller entries are read sooner than another thread could be told of them. */
function isLarge({ compressedBytes }: ZipRecord): boolean {
  return compressedBytes >= LARGE_DATA_BYTES;
}

/**
 * Bytes of the large entries that threads may share. None where a limit of the whole bundle could be reached: who would
 * reach it would depend on who is faster.
 */
export function sharedBytes(
  { records }: ZipDirectory,
  isShared: EntryShare['isShared'],
  { maxEntries, maxEntryBytes, maxTotalBytes }: ReadLimits,
): number {
  const fits =
    records.length <= maxEntries &&
    records.every(({ bytes }) => bytes <= maxEntryBytes) &&
    declaredBytes(records) <= maxTotalBytes;
  return fits ? declaredBytes(records.filter((one) => isLarge(one) && isShared(one.name))) : 0;
}

/**
 * Where each record's data must have ended: where the next one's header starts. Of several records for one
 * place only the first in the directory keeps room for its data.
 */
function dataBounds({ records, offset }: ZipDirectory): ReadonlyMap<ZipRecord, number> {
  const byPlace = records
    .map((record, index) => ({ record, index }))
    .sort((a, b) => a.record.offset - b.record.offset || b.index - a.index);
  return new Map(byPlace.map(({ record }, rank) => [record, byPlace[rank + 1]?.record.offset ?? offset]));
}

interface Member {
  readonly source: ByteSource;
  readonly record: ZipRecord;
  readonly bound: number;
  readonly intake: Intake;
  readonly buffers: BlockBuffers;
}

async function* readMember({ source, record, bound, intake, buffers }: Member): ByteFlow {
  const header = await readLocalHeader(source, record.offset);
  if (header === undefined) return misplaced('no entry starts where the directory says');
  const start = header.dataOffset;
  const end = start + record.compressedBytes;
  if (end > source.size) return misplaced('its data would reach beyond the end of the file');
  if (end > bound) return OVERLAP;
  const { method, bytes: maxBytes } = record;
  const tally = yield* readData({ source, method, start, end, intake, buffers, maxBytes });
  return checkTally(tally, record);
}

function misplaced(reason: string): Fault {
  return { code: 'entry-damaged', message: `The entry was not read: ${reason}.` };
}

const OVERLAP: Fault = {
  code: 'entry-overlap',
  message: 'The entry’s data overlaps another entry or the directory; it was not read.',
};

export function declaredBytes(records: readonly ZipRecord[]): number {
  return records.reduce((sum, { bytes }) => sum + bytes, 0);
}
