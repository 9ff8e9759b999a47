// Flares are kept in one folder for one process, or in a database with a bucket for any number.
import type { Backend, BackendParts } from './backend.ts';
import { MemoryQueue } from './queue/memory-queue.ts';
import type { WorkOptions } from './service-options.ts';
import { openDiskStore } from './store/disk-store.ts';

/** Throws UsageError BAD_OPTION. */
export async function openBackend(options: WorkOptions, parts: BackendParts): Promise<Backend> {
  // The libraries of the database and the bucket are loaded by those who have them.
  if (options.shared !== undefined)
    return (await import('./shared/shared-backend.ts')).openSharedBackend(options, options.shared, parts);
  const { maxUploadBytes, maxJobs } = options.limits;
  const store = await openDiskStore({
    ...parts.owner,
    maxUploadBytes,
    onDamagedRecord: (flare) => parts.log({ level: 'warn', event: 'record-damaged', flare }),
  });
  return { store, queueOf: (job) => new MemoryQueue(job, maxJobs) };
}
