// The backend of processes that share their work: opens the database, the bucket, and a folder for this process alone.
import type { Backend, BackendParts } from '../backend.ts';
import { errorTrace } from '../error-trace.ts';
import type { SharedOptions, WorkOptions } from '../service-options.ts';
import { openBucket } from './bucket.ts';
import { openDatabase } from './database.ts';
import { SharedQueue } from './shared-queue.ts';
import { openSharedStore } from './shared-store.ts';

/** Throws UsageError BAD_OPTION. */
export async function openSharedBackend(
  { limits }: WorkOptions,
  { databaseUrl, ...bucketOptions }: SharedOptions,
  { owner, log }: BackendParts,
): Promise<Backend> {
  const database = await openDatabase(databaseUrl, (error) =>
    log({ level: 'warn', event: 'database-connection-lost', trace: errorTrace(error) }),
  );
  try {
    const bucket = await openBucket(bucketOptions);
    const { maxUploadBytes, maxJobs: maxRunning } = limits;
    try {
      const store = await openSharedStore({ ...owner, maxUploadBytes, database, bucket });
      return { store, queueOf: (job) => new SharedQueue({ database, job, maxRunning, log }) };
    } catch (error) {
      bucket.close();
      throw error;
    }
  } catch (error) {
    await database.close();
    throw error;
  }
}
