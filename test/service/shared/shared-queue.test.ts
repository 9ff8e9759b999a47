// The queue of a database, as several processes see it.
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../src/service/shared/database.ts';
import { SharedQueue } from '../../../src/service/shared/shared-queue.ts';
import type { JobControl } from '../../../src/service/queue/job-queue.ts';
import { missingPostgres, startSharedBackends, type SharedBackends } from '../support/shared-backends.ts';

const reason = missingPostgres();

describe.skipIf(reason !== undefined)('the shared queue', () => {
  let backends: SharedBackends;
  let url: string;
  let database: Database;
  let queues: SharedQueue[];
  /** Of all processes, in order. */
  let begun: string[];
  let stopped: string[];
  let finish: Map<string, () => void>;
  let reasons: unknown[];
  /** What the next job throws. */
  let trouble: Error | undefined;

  beforeAll(async () => void (backends = await startSharedBackends()), 60_000);
  afterAll(() => backends.close());
  beforeEach(async () => {
    ({ databaseUrl: url } = await backends.fresh());
    database = await openDatabase(url, () => undefined);
    queues = [];
    begun = [];
    stopped = [];
    finish = new Map();
    reasons = [];
    trouble = undefined;
  });
  afterEach(async () => {
    await Promise.all(queues.map((queue) => queue.close()));
    await database.close();
  });

  /** Jobs that end when they are told to, or when they are stopped. */
  const runJob = (id: string, { signal, onProgress }: JobControl): Promise<void> => {
    begun.push(id);
    if (trouble !== undefined) return Promise.reject(trouble);
    onProgress({ readBytes: 7, totalBytes: undefined });
    return new Promise((resolve) => {
      finish.set(id, resolve);
      const stop = (): void => {
        stopped.push(id);
        reasons.push(signal.reason);
        resolve();
      };
      // A job that is taken while its process stops is stopped from the start.
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    });
  };
  function process(maxRunning: number): SharedQueue {
    const queue = new SharedQueue({ database, job: { run: runJob }, maxRunning, log: () => undefined });
    queues.push(queue);
    return queue;
  }
  const eventually = (get: () => unknown) => expect.poll(get, { timeout: 10_000, interval: 20 });
  const jobsLeft = async () =>
    (await database.query<{ id: string }>('SELECT id FROM jobs')).map(({ id }) => id);

  test('each job runs once, in the order of adding, the ones nobody waits for last', async () => {
    const adder = process(0);
    await adder.addLater('later');
    for (const id of ['a', 'b', 'a', 'c', 'd']) await adder.add(id);
    await adder.addLater('a');
    expect(await adder.waiting()).toBe(4);
    process(1);
    process(1);
    await eventually(() => begun.toSorted()).toEqual(['a', 'b']);
    for (const [done, next] of [
      ['a', 'c'],
      ['b', 'd'],
      ['c', 'later'],
    ] as const) {
      finish.get(done)!();
      await eventually(() => begun.at(-1)).toBe(next);
    }
    for (const id of ['d', 'later']) finish.get(id)!();
    await eventually(jobsLeft).toEqual([]);
    expect(begun).toHaveLength(5);
  });

  test('a running job that is added again runs once more', async () => {
    const queue = process(2);
    await queue.add('a');
    await eventually(() => begun).toEqual(['a']);
    await queue.add('a');
    await queue.addLater('a');
    finish.get('a')!();
    await eventually(() => begun).toEqual(['a', 'a']);
    finish.get('a')!();
    await eventually(jobsLeft).toEqual([]);
  });

  test('any process tells how far a job is, and stops it', async () => {
    const other = process(0);
    await other.add('a');
    await other.add('b');
    process(1);
    await eventually(() => other.progressOf('a')).toEqual({ readBytes: 7, totalBytes: undefined });
    expect(await other.progressOf('b')).toBeUndefined();
    await other.cancel('b');
    await other.cancel('a');
    expect([begun, stopped, await jobsLeft()]).toEqual([['a'], ['a'], []]);
  });

  test('a job of a process that stops is taken by another', async () => {
    const first = process(1);
    await first.add('a');
    await eventually(() => begun).toEqual(['a']);
    await first.close();
    expect(stopped).toEqual(['a']);
    process(1);
    await eventually(() => begun).toEqual(['a', 'a']);
  });

  test('a job of a process that is gone is taken when its lease ends, and not before', async () => {
    await process(0).add('a');
    const lease = (seconds: number) =>
      database.query(
        `UPDATE jobs SET taken_by = 'gone', leased_until = clock_timestamp() + interval '${seconds} seconds'`,
      );
    await lease(30);
    process(1);
    await setTimeout(1500);
    expect(begun).toEqual([]);
    await lease(-1);
    await eventually(() => begun).toEqual(['a']);
  });

  test('a job that another process has taken meanwhile is stopped here, and left to it', async () => {
    await process(1).add('a');
    await eventually(() => begun).toEqual(['a']);
    await database.query(`UPDATE jobs SET taken_by = 'other'`);
    await eventually(() => stopped).toEqual(['a']);
    await setTimeout(200);
    expect(await jobsLeft()).toEqual(['a']);
    expect(reasons).toEqual(['taken']);
  });

  test('a job whose end could not be written down is tried again after a while', async () => {
    trouble = new Error('no bucket');
    await process(1).add('a');
    await eventually(() => begun).toEqual(['a']);
    await eventually(
      async () => (await database.query('SELECT id FROM jobs WHERE taken_by IS NULL')).length,
    ).toBe(1);
    trouble = undefined;
    await database.query('UPDATE jobs SET leased_until = clock_timestamp()');
    await eventually(() => begun).toEqual(['a', 'a']);
  });

  test('a flare that waits without a job gets one', async () => {
    const columns = 'id, record, order_key, status, rule_ids, severities, words';
    await database.query(`INSERT INTO flares (${columns}) VALUES
      ('a', '', 'a', 'queued', '{}', '{}', ''), ('b', '', 'b', 'done', '{}', '{}', '')`);
    process(2);
    await eventually(() => begun).toEqual(['a']);
  });

  test('a cancel that was cut short keeps no job from being done', async () => {
    const queue = process(0);
    await queue.add('a');
    await database.query('UPDATE jobs SET is_cancelled = true');
    process(1);
    await eventually(() => begun).toEqual(['a']);
    await setTimeout(2500);
    expect(stopped).toEqual([]);
  });

  test('it goes on when the database was away', async () => {
    const queue = process(1);
    await queue.add('a');
    await eventually(() => begun).toEqual(['a']);
    const cut = database.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
    );
    await cut.catch(() => undefined);
    finish.get('a')!();
    await eventually(jobsLeft).toEqual([]);
    await queue.add('b');
    await eventually(() => begun).toEqual(['a', 'b']);
  });
});
