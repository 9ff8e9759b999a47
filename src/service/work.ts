// What analyses flares: store, queue and threads; it takes up the work that a stop left behind. With HTTP it is the service,
// alone a worker.
import { existsSync } from 'node:fs';
import { openBackend } from './open-backend.ts';
import { Metrics } from './metrics.ts';
import { AnalysisJob } from './queue/analysis-job.ts';
import { AnalysisPool } from './queue/analysis-pool.ts';
import type { JobQueue } from './queue/job-queue.ts';
import type { Log } from './service-log.ts';
import type { WorkOptions } from './service-options.ts';
import type { FlareRecord, ReportMaker } from './store/flare-record-schema.ts';
import type { FlareStore } from './store/flare-store.ts';
import type { FlareChanges } from './store/flare-update.ts';
import type { ProcessTable } from './store/folder-lock.ts';

export interface Surroundings {
  readonly log: Log;
  readonly processes: ProcessTable;
  /** The process can no longer do its work and must be closed. */
  readonly onLost: () => void;
}

export interface Work {
  readonly store: FlareStore;
  readonly queue: JobQueue;
  readonly pool: AnalysisPool;
  readonly metrics: Metrics;
  /** Stops what is being analysed (it is taken up again), frees the folder. */
  close(): Promise<void>;
}

/** Throws UsageError. */
export async function openWork(options: WorkOptions, surroundings: Surroundings): Promise<Work> {
  const { limits, pack, readLimits, tool, dataDir: dir } = options;
  const { log, processes, onLost: onLockLost } = surroundings;
  const workerFile = builtFile('service/analysis-worker.js', options.builtDir);
  const backend = await openBackend(options, { owner: { dir, processes, onLockLost }, log });
  const { store } = backend;
  const maker = { version: tool.version, rulesDigest: pack.digest };
  const metrics = new Metrics(maker);
  const pool = new AnalysisPool({
    workerFile,
    setup: { pack, readLimits, tool },
    timeoutMs: limits.jobTimeoutMs,
    maxMemoryMb: limits.maxJobMemoryMb,
    onWorkEnded: (end) => metrics.workEnded(end),
  });
  const queue = backend.queueOf(new AnalysisJob({ store, pool, log, maker }));
  metrics.watchFlares(store, queue);
  const close = async (): Promise<void> => {
    await queue.close();
    await pool.close();
    await store.close();
  };
  try {
    await resumeWork(store, queue, maker);
  } catch (error) {
    await close();
    throw error;
  }
  return { store, queue, pool, metrics, close };
}

/** Throws when the program was not built: threads and browsers run JavaScript. */
function builtFile(path: string, builtDir: URL): URL {
  const url = new URL(path, builtDir);
  if (!existsSync(url)) throw new Error(`The built file ${path} is missing. Run “npm run build” first.`);
  return url;
}

/**
 * Analyses that a stop cut short, and reports that other rules or another version made. A report of other rules is
 * served until the new one is there; one of another version may lack what this version renders.
 */
async function resumeWork(store: FlareStore, queue: JobQueue, maker: ReportMaker): Promise<void> {
  const isOfOtherVersion = ({ status, summary }: FlareRecord): boolean =>
    status === 'done' && summary?.madeBy.version !== maker.version;
  for (const record of await store.unfinished(maker)) {
    const { id } = record;
    // Another process may have made it meanwhile.
    const renewed = (now: FlareRecord): FlareChanges =>
      isOfOtherVersion(now) ? { status: 'queued', attempts: 0 } : {};
    if (isOfOtherVersion(record)) await store.update(id, renewed);
    await queue.addLater(id);
  }
}
