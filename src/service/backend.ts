import type { Job, JobQueue } from './queue/job-queue.ts';
import type { Log } from './service-log.ts';
import type { FlareStore } from './store/flare-store.ts';
import type { FolderOwner } from './store/folder-lock.ts';

/** Where flares are kept and their jobs wait. */
export interface Backend {
  readonly store: FlareStore;
  queueOf(job: Job): JobQueue;
}

export interface BackendParts {
  readonly owner: FolderOwner;
  readonly log: Log;
}
