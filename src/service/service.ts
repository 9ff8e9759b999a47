// Puts the service together: store, queue, threads, HTTP; and takes up the work that a stop left behind.
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { createApp } from './app.ts';
import { assertProtected } from './guards/authentication.ts';
import { Gate } from './guards/gate.ts';
import { analysisJob } from './queue/analysis-job.ts';
import { AnalysisPool, type WorkEnd } from './queue/analysis-pool.ts';
import { askThread } from './queue/asked-work.ts';
import type { JobQueue } from './queue/job-queue.ts';
import { MemoryQueue } from './queue/memory-queue.ts';
import { Metrics } from './metrics.ts';
import type { Log } from './service-log.ts';
import type { ServiceOptions } from './service-options.ts';
import { openDiskStore } from './store/disk-store.ts';
import type { ReportMaker } from './store/flare-record-schema.ts';
import type { FlareStore } from './store/flare-store.ts';
import type { ProcessTable } from './store/folder-lock.ts';

export interface Surroundings {
  readonly log: Log;
  readonly processes: ProcessTable;
  /** The service can no longer do its work and must be closed. */
  readonly onLost: () => void;
}

export interface Service {
  readonly app: FastifyInstance;
  /** Finishes what is being received, stops what is being analysed (it is taken up again), frees the folder. */
  close(): Promise<void>;
}

/** Throws UsageError. The caller lets `app` listen and closes the service. */
export async function openService(options: ServiceOptions, surroundings: Surroundings): Promise<Service> {
  const { limits, pack, readLimits, tool } = options;
  const { log, processes, onLost } = surroundings;
  assertProtected(options.host, options.token);
  const workerFile = builtFile('service/analysis-worker.js', options.builtDir);
  const store = await openDiskStore({
    dir: options.dataDir,
    maxUploadBytes: limits.maxUploadBytes,
    processes,
    onLockLost: onLost,
    onDamagedRecord: (flare) => log({ level: 'warn', event: 'record-damaged', flare }),
  });
  const setup = { pack, readLimits, tool };
  const { jobTimeoutMs: timeoutMs, maxJobMemoryMb: maxMemoryMb } = limits;
  const maker = { version: tool.version, rulesDigest: pack.digest };
  const metrics = new Metrics(maker);
  const onWorkEnded = (end: WorkEnd): void => metrics.workEnded(end);
  const pool = new AnalysisPool({ workerFile, setup, timeoutMs, maxMemoryMb, onWorkEnded });
  const queue = new MemoryQueue(analysisJob({ store, pool, log, maker }), limits.maxJobs);
  metrics.watchFlares(store, queue);
  const closing = new AbortController();
  const gate = new Gate(limits.maxJobs);
  const app = await createApp(
    {
      store,
      queue,
      pack,
      tool,
      readLimits,
      maxUploadBytes: limits.maxUploadBytes,
      uploads: new Gate(limits.maxWaiting),
      readers: new Gate(limits.maxReaders),
      watchers: new Gate(limits.maxWaiting),
      metrics,
      closing: closing.signal,
      ask: askThread({ pool, gate, log, closing: closing.signal }),
    },
    options,
    log,
  );
  await resumeWork(store, queue, maker);
  const close = async (): Promise<void> => {
    closing.abort();
    await app.close();
    await queue.close();
    await pool.close();
    await store.close();
  };
  return { app, close };
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
  for (const { id, status, summary } of await store.unfinished(maker)) {
    const isOfOtherVersion = summary?.madeBy.version !== maker.version;
    if (status === 'done' && isOfOtherVersion) await store.update(id, { status: 'queued', attempts: 0 });
    await queue.addLater(id);
  }
}
