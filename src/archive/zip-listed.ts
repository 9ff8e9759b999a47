// The entries of a zip whose directory can be believed, in the directory's order. Each one's place in the file is
// checked before its data is read.
import type { Entry } from '../model/entry.ts';
import type { ByteSource } from './byte-source.ts';
import { FlowEntry, type ByteFlow } from './flow-entry.ts';
import type { Fault, Intake } from './intake.ts';
import { checkTally, readData } from './zip-data.ts';
import type { ZipDirectory } from './zip-directory.ts';
import { readLocalHeader } from './zip-local-header.ts';
import { refusalOf, type ZipRecord } from './zip-record.ts';

export async function* listedEntries(
  source: ByteSource,
  directory: ZipDirectory,
  intake: Intake,
): AsyncGenerator<Entry, void, undefined> {
  const bounds = dataBounds(directory);
  for (const record of directory.records) {
    const path = intake.admit(record.name, refusalOf(record));
    if (intake.isClosed) return;
    if (path === undefined) continue;
    const bound = bounds.get(record) ?? record.offset;
    yield* new FlowEntry(path, readMember({ source, record, bound, intake }), intake).offer('skip');
  }
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
}

async function* readMember({ source, record, bound, intake }: Member): ByteFlow {
  const header = await readLocalHeader(source, record.offset);
  if (header === undefined) return misplaced('no entry starts where the directory says');
  const start = header.dataOffset;
  const end = start + record.compressedBytes;
  if (end > source.size) return misplaced('its data would reach beyond the end of the file');
  if (end > bound) return OVERLAP;
  const { method, bytes: maxBytes } = record;
  const tally = yield* readData({ source, method, start, end, intake, maxBytes });
  return checkTally(tally, record);
}

function misplaced(reason: string): Fault {
  return { code: 'entry-damaged', message: `The entry was not read: ${reason}.` };
}

const OVERLAP: Fault = {
  code: 'entry-overlap',
  message: 'The entry’s data overlaps another entry or the directory; it was not read.',
};
