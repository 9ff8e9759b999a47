// The thread beside the first one: opens the same archive, searches its share of the logs, sends what it found and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { openArchive } from '../archive/open-archive.ts';
import type { ReadLimits } from '../model/entry.ts';
import { isSharedLog, searchShare, type LogSearch } from './shared-logs.ts';

export interface LogThreadTask extends LogSearch {
  readonly path: string;
  readonly limits: ReadLimits;
  readonly counters: Int32Array;
}

const { path, limits, counters, ...search } = workerData as LogThreadTask;
const archive = await openArchive({ kind: 'path', path }, limits);
try {
  const share = { isShared: isSharedLog, isFirst: false, counters };
  parentPort?.postMessage(await searchShare(archive, share, search));
} finally {
  await archive.close();
}
