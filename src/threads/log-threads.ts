// Reads a large zip with more than one thread: starts them, and hands the first one its share. What comes out is the same
// whatever thread reads what (scan/scan-share.ts).
import { Worker } from 'node:worker_threads';
import { SHARED_COUNTER, type Archive, type EntryShare, type ReadLimits } from '../model/entry.ts';
import type { LogThreadTask } from './log-thread.ts';
import { isSharedLog, type LogSearch, type LogShare } from './shared-logs.ts';

/** Declared bytes of logs below which a thread costs more than it brings. */
const MIN_BYTES = 48 * 1024 * 1024;
/** Megabytes of one thread's young objects: they live no longer than a block of lines. */
const YOUNG_MB = 8;
/** Each has its own bounded lists of what it found. */
const MAX_THREADS = 8;
const COUNTERS_BYTES = Object.keys(SHARED_COUNTER).length * Int32Array.BYTES_PER_ELEMENT;

export interface ThreadedArchive {
  readonly archive: Archive;
  /** Of the file that was opened. */
  readonly path: string;
  readonly limits: ReadLimits;
  /** Threads besides this one. */
  readonly threads: number;
  /** The built log-thread.js. */
  readonly threadFile: URL;
}

/** Threads that are at work. */
export interface LogHelp {
  /** What is left to this thread. */
  readonly share: EntryShare;
  /** What the others found; rejects when one of them failed. */
  readonly found: Promise<readonly LogShare[]>;
  /** Ends the others, whatever they are at; to be called when nobody waits for them any more. */
  readonly stop: () => Promise<void>;
  /** Bytes that the others have read so far. */
  readonly readElsewhere: () => number;
}

/** Undefined where one thread is enough, or where the archive cannot be read by several. */
export function startLogThreads(
  { archive, path, limits, threads, threadFile }: ThreadedArchive,
  search: LogSearch,
): LogHelp | undefined {
  const bytes = archive.sharedBytes?.(isSharedLog) ?? 0;
  if (threads < 1 || bytes < MIN_BYTES) return undefined;
  const counters = new Int32Array(new SharedArrayBuffer(COUNTERS_BYTES));
  const task: LogThreadTask = { ...search, path, limits, counters };
  const number = Math.min(threads, MAX_THREADS, Math.ceil(bytes / MIN_BYTES));
  const workers = Array.from({ length: number }, () => startThread(threadFile, task));
  const found = Promise.all(workers.map(shareOf));
  // Whoever waits for it hears of the failure; until then it must not end the process.
  found.catch(() => undefined);
  return {
    share: { isShared: isSharedLog, isFirst: true, counters },
    found,
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
    readElsewhere: () => Atomics.load(counters, SHARED_COUNTER.readKib) * 1024,
  };
}

function startThread(threadFile: URL, workerData: LogThreadTask): Worker {
  return new Worker(threadFile, {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    env: {},
  });
}

function shareOf(worker: Worker): Promise<LogShare> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () =>
      reject(new Error('A thread that searches logs ended before it had an answer.')),
    );
  });
}
