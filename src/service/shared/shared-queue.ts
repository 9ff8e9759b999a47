// The queue that several processes share. Whoever takes a job leases it and renews the lease while it runs; the jobs of a
// process that is gone are taken by another when their leases end. Only the clock of the database counts.
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { ReadProgress } from '../../model/entry.ts';
import { errorTrace } from '../error-trace.ts';
import { TAKEN, type Job, type JobQueue } from '../queue/job-queue.ts';
import type { Log } from '../service-log.ts';
import type { Database } from './database.ts';

const LEASE_SECONDS = 30;
const RENEW_INTERVAL_MS = 2_000;
/** How soon a free process sees a job that another one added. */
const LOOK_INTERVAL_MS = 500;
/** A job whose end could not be written down. */
const PUT_OFF_SECONDS = 10;
/** How soon a flare without a job is found. */
const ADOPT_INTERVAL_MS = 60_000;
/** After the database did not answer. */
const TROUBLE_PAUSE_MS = 2_000;

/** A process holds it and is not known to be gone, or it is put off. */
const IS_LEASED = '(jobs.leased_until IS NOT NULL AND jobs.leased_until > clock_timestamp())';
const leaseOf = (seconds: number): string => `clock_timestamp() + interval '${seconds} seconds'`;

export interface SharedQueueOptions {
  readonly database: Database;
  /** Tried again when it throws. */
  readonly job: Pick<Job, 'run'>;
  readonly maxRunning: number;
  readonly log: Log;
}

interface RunningJob {
  readonly abort: AbortController;
  progress: ReadProgress | undefined;
}

export class SharedQueue implements JobQueue {
  readonly #options: SharedQueueOptions;
  readonly #me = randomUUID();
  readonly #running = new Map<string, RunningJob>();
  readonly #closing = new AbortController();
  readonly #loops: readonly Promise<void>[];

  constructor(options: SharedQueueOptions) {
    this.#options = options;
    this.#loops = [this.#adopt(), ...Array.from({ length: options.maxRunning }, () => this.#work())];
  }

  async waiting(): Promise<number> {
    const [row] = await this.#query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM jobs WHERE is_urgent AND NOT ${IS_LEASED}`,
    );
    return row?.count ?? 0;
  }

  async add(id: string): Promise<void> {
    await this.#query(
      `INSERT INTO jobs (id, is_urgent) VALUES ($1, true)
       ON CONFLICT (id) DO UPDATE SET is_wanted_again = ${IS_LEASED}, is_urgent = true,
         added_at = CASE WHEN jobs.is_urgent THEN jobs.added_at ELSE clock_timestamp() END`,
      [id],
    );
  }

  async addLater(id: string): Promise<void> {
    await this.#query('INSERT INTO jobs (id, is_urgent) VALUES ($1, false) ON CONFLICT (id) DO NOTHING', [
      id,
    ]);
  }

  async progressOf(id: string): Promise<ReadProgress | undefined> {
    // PostgreSQL gives large integers as texts.
    const [row] = await this.#query<{ read: string | null; total: string | null }>(
      `SELECT read_bytes AS read, total_bytes AS total FROM jobs WHERE id = $1 AND ${IS_LEASED}`,
      [id],
    );
    if (row === undefined || row.read === null) return undefined;
    return { readBytes: Number(row.read), totalBytes: row.total === null ? undefined : Number(row.total) };
  }

  async cancel(id: string): Promise<void> {
    this.#running.get(id)?.abort.abort();
    for (;;) {
      await this.#query(`DELETE FROM jobs WHERE id = $1 AND (taken_by IS NULL OR NOT ${IS_LEASED})`, [id]);
      const held = await this.#query('UPDATE jobs SET is_cancelled = true WHERE id = $1 RETURNING id', [id]);
      if (held.length === 0) return;
      await setTimeout(LOOK_INTERVAL_MS);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const { abort } of this.#running.values()) abort.abort();
    await Promise.all(this.#loops);
  }

  get #query(): Database['query'] {
    return this.#options.database.query;
  }

  /** One of the loops that take jobs, one after the other. */
  async #work(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const id = await this.#persistently(() => this.#take());
      if (id === undefined) await this.#pause(LOOK_INTERVAL_MS);
      else await this.#runTaken(id);
    }
  }

  async #take(): Promise<string | undefined> {
    const [row] = await this.#query<{ id: string }>(
      `UPDATE jobs SET taken_by = $1, leased_until = ${leaseOf(LEASE_SECONDS)}, is_wanted_again = false,
         is_cancelled = false, read_bytes = NULL, total_bytes = NULL
       WHERE id = (SELECT id FROM jobs WHERE NOT ${IS_LEASED}
         ORDER BY is_urgent DESC, added_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [this.#me],
    );
    return row?.id;
  }

  async #runTaken(id: string): Promise<void> {
    const job: RunningJob = { abort: new AbortController(), progress: undefined };
    this.#running.set(id, job);
    if (this.#closing.signal.aborted) job.abort.abort();
    const ended = new AbortController();
    const renewing = this.#renew(id, job, ended.signal);
    let hasEnded = true;
    try {
      const onProgress = (progress: ReadProgress): void => void (job.progress = progress);
      await this.#options.job.run(id, { signal: job.abort.signal, onProgress });
    } catch (error) {
      hasEnded = false;
      this.#options.log({ level: 'error', event: 'job-put-off', flare: id, trace: errorTrace(error) });
    } finally {
      ended.abort();
      await renewing;
      this.#running.delete(id);
    }
    await this.#persistently(() => (hasEnded ? this.#giveBack(id) : this.#putOff(id)));
  }

  /** Until the job has ended. One that is cancelled, or that another process has taken meanwhile, is stopped. */
  async #renew(id: string, job: RunningJob, ended: AbortSignal): Promise<void> {
    for (;;) {
      const hasEnded = await setTimeout(RENEW_INTERVAL_MS, false, { signal: ended }).catch(() => true);
      if (hasEnded) return;
      const { readBytes = null, totalBytes = null } = job.progress ?? {};
      try {
        const [row] = await this.#query<{ is_cancelled: boolean }>(
          `UPDATE jobs SET leased_until = ${leaseOf(LEASE_SECONDS)}, read_bytes = $3, total_bytes = $4
           WHERE id = $1 AND taken_by = $2
           RETURNING is_cancelled`,
          [id, this.#me, readBytes, totalBytes],
        );
        if (row === undefined) job.abort.abort(TAKEN);
        else if (row.is_cancelled) job.abort.abort();
      } catch (error) {
        // The next time may be in time; if not, another process does the same work once more.
        this.#options.log({ level: 'warn', event: 'lease-not-renewed', flare: id, trace: errorTrace(error) });
      }
    }
  }

  /** It has come to its end, or was stopped with this process and waits for another. */
  async #giveBack(id: string): Promise<void> {
    await this.#query(
      `DELETE FROM jobs WHERE id = $1 AND taken_by = $2 AND (is_cancelled OR NOT (is_wanted_again OR $3))`,
      [id, this.#me, this.#closing.signal.aborted],
    );
    await this.#free(id, 0);
  }

  /** Its end could not be written down; whoever is free tries it again. */
  async #putOff(id: string): Promise<void> {
    await this.#free(id, PUT_OFF_SECONDS);
  }

  async #free(id: string, inSeconds: number): Promise<void> {
    await this.#query(
      `UPDATE jobs SET taken_by = NULL, leased_until = ${leaseOf(inSeconds)} WHERE id = $1 AND taken_by = $2`,
      [id, this.#me],
    );
  }

  /** Flares that wait for an analysis without a job: of a process that ended between its steps. */
  async #adopt(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      await this.#persistently(() =>
        this.#query(
          `INSERT INTO jobs (id, is_urgent) SELECT id, true FROM flares WHERE status IN ('queued', 'running')
           ON CONFLICT (id) DO NOTHING`,
        ),
      );
      await this.#pause(ADOPT_INTERVAL_MS);
    }
  }

  /** Until the database answers, or the process stops: what it leaves then is taken up when its lease ends. */
  async #persistently<T>(work: () => Promise<T>): Promise<T | undefined> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        this.#options.log({ level: 'error', event: 'queue-trouble', trace: errorTrace(error) });
        if (this.#closing.signal.aborted) return undefined;
        await this.#pause(TROUBLE_PAUSE_MS);
      }
    }
  }

  async #pause(ms: number): Promise<void> {
    await setTimeout(ms, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}
