// The work waiting to be done, as the rest of the service sees it. In one process it is a list in memory
// (memory-queue.ts); what must survive a restart is in the store.
import type { ReadProgress } from '../../model/entry.ts';

export interface JobQueue {
  /** Jobs that wait for an upload's analysis. */
  waiting(): Promise<number>;
  /** Does nothing for an id that waits already; one that runs is run once more. */
  add(id: string): Promise<void>;
  /** Work that nobody waits for: done when there is nothing else. Nothing for an id that waits or runs. */
  addLater(id: string): Promise<void>;
  /** How far the flare is read; undefined when its job does not run, or has read nothing. */
  progressOf(id: string): Promise<ReadProgress | undefined>;
  /** When it resolves, the job neither waits nor runs. */
  cancel(id: string): Promise<void>;
  /** Stops what runs; nothing is started any more. */
  close(): Promise<void>;
}

export interface JobControl {
  /** Aborted when the job is cancelled or the queue closes. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReadProgress) => void;
}

/** Why the signal of a job is aborted that another process has taken meanwhile. */
export const TAKEN = 'taken';

/** Writes down in the store how it ended. Throws what the store throws: it may be tried again. */
export type RunJob = (id: string, control: JobControl) => Promise<void>;

export interface Job {
  readonly run: RunJob;
  /** For a queue that does not try again. Never throws. */
  readonly giveUp: (id: string, error: unknown) => Promise<void>;
}
