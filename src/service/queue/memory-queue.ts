// A queue in the memory of one process: at most so many jobs at a time, the oldest first.
import type { ReadProgress } from '../../model/entry.ts';
import type { Job, JobQueue } from './job-queue.ts';

interface RunningJob {
  readonly abort: AbortController;
  done: Promise<void>;
  /** It was added again: what it is doing may have begun before the reason for that. */
  isWantedAgain: boolean;
  progress: ReadProgress | undefined;
}

export class MemoryQueue implements JobQueue {
  readonly #job: Job;
  readonly #maxRunning: number;
  readonly #urgent = new Set<string>();
  readonly #later = new Set<string>();
  readonly #running = new Map<string, RunningJob>();
  #isClosed = false;

  constructor(job: Job, maxRunning: number) {
    this.#job = job;
    this.#maxRunning = maxRunning;
  }

  waiting(): Promise<number> {
    return Promise.resolve(this.#urgent.size);
  }

  add(id: string): Promise<void> {
    const job = this.#running.get(id);
    if (job === undefined) this.#urgent.add(id);
    else job.isWantedAgain = true;
    this.#later.delete(id);
    this.#startNext();
    return Promise.resolve();
  }

  addLater(id: string): Promise<void> {
    if (this.#running.has(id) || this.#urgent.has(id)) return Promise.resolve();
    this.#later.add(id);
    this.#startNext();
    return Promise.resolve();
  }

  progressOf(id: string): Promise<ReadProgress | undefined> {
    return Promise.resolve(this.#running.get(id)?.progress);
  }

  async cancel(id: string): Promise<void> {
    this.#urgent.delete(id);
    this.#later.delete(id);
    const job = this.#running.get(id);
    if (job === undefined) return;
    job.isWantedAgain = false;
    job.abort.abort();
    await job.done;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const jobs = [...this.#running.values()];
    for (const job of jobs) job.abort.abort();
    await Promise.all(jobs.map((job) => job.done));
  }

  #startNext(): void {
    while (!this.#isClosed && this.#running.size < this.#maxRunning) {
      const id = takeFirst(this.#urgent) ?? takeFirst(this.#later);
      if (id === undefined) return;
      this.#start(id);
    }
  }

  #start(id: string): void {
    const job: RunningJob = {
      abort: new AbortController(),
      done: Promise.resolve(),
      isWantedAgain: false,
      progress: undefined,
    };
    this.#running.set(id, job);
    const onProgress = (progress: ReadProgress): void => void (job.progress = progress);
    const run = this.#job.run(id, { signal: job.abort.signal, onProgress });
    job.done = run
      .catch((error: unknown) => this.#job.giveUp(id, error))
      .finally(() => {
        this.#running.delete(id);
        if (job.isWantedAgain) this.#urgent.add(id);
        this.#startNext();
      });
  }
}

function takeFirst(ids: Set<string>): string | undefined {
  for (const id of ids) {
    ids.delete(id);
    return id;
  }
  return undefined;
}
