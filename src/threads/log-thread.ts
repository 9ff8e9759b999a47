// The thread beside the first one: opens the same archive, searches its share of the logs, sends what it found and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { openArchive } from '../archive/open-archive.ts';
import type { ReadLimits } from '../model/entry.ts';
import { isSharedLog, nothingFound, searchShare, type LogSearch } from './shared-logs.ts';

export interface LogThreadTask extends LogSearch {
  readonly path: string;
  readonly limits: ReadLimits;
  readonly counters: Int32Array;
}

const { path, limits, counters, ...search } = workerData as LogThreadTask;
// The first thread has the file open, and reads what nobody else takes: a file that is gone costs time only.
const archive = await openArchive({ kind: 'path', path }, limits).catch(() => undefined);
try {
  const share = { isShared: isSharedLog, isFirst: false, counters };
  const found = archive === undefined ? nothingFound() : await searchShare(archive, share, search);
  parentPort?.postMessage(found);
} finally {
  await archive?.close();
}
