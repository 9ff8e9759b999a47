import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Job } from '../../../src/service/queue/job-queue.ts';
import { MemoryQueue } from '../../../src/service/queue/memory-queue.ts';

/** Jobs that end when they are told to, or when they are stopped. */
function jobs(maxRunning: number) {
  const begun: string[] = [];
  const stopped: string[] = [];
  const finish = new Map<string, () => void>();
  const run: Job['run'] = (id, { signal, onProgress }) => {
    begun.push(id);
    onProgress({ readBytes: 7, totalBytes: undefined });
    return new Promise((resolve) => {
      finish.set(id, resolve);
      signal.addEventListener('abort', () => {
        stopped.push(id);
        resolve();
      });
    });
  };
  const queue = new MemoryQueue({ run, giveUp: () => Promise.resolve() }, maxRunning);
  return { queue, begun, stopped, finish: (id: string) => finish.get(id)?.() };
}

test('runs so many at a time, the oldest first', async () => {
  const { queue, begun, finish } = jobs(2);
  for (const id of ['a', 'b', 'c', 'd']) void queue.add(id);
  expect([begun, await queue.waiting()]).toEqual([['a', 'b'], 2]);
  finish('b');
  await setTimeout();
  expect([begun, await queue.waiting()]).toEqual([['a', 'b', 'c'], 1]);
});

test('runs what nobody waits for last, unless somebody begins to wait', async () => {
  const { queue, begun, finish } = jobs(1);
  for (const id of ['a', 'b', 'c']) void queue.addLater(id);
  void queue.add('new');
  void queue.add('c');
  expect(await queue.waiting()).toBe(2);
  for (const id of ['a', 'new', 'c', 'b']) {
    finish(id);
    await setTimeout();
  }
  expect(begun).toEqual(['a', 'new', 'c', 'b']);
});

test('runs a waiting job once and a running job once more, however often it is added', async () => {
  const { queue, begun, finish } = jobs(1);
  for (const id of ['a', 'a', 'b', 'b', 'a']) void queue.add(id);
  void queue.addLater('a');
  void queue.addLater('b');
  for (const id of ['a', 'b', 'a']) {
    finish(id);
    await setTimeout();
  }
  expect(begun).toEqual(['a', 'b', 'a']);
});

test('tells how far a running job is', async () => {
  const { queue } = jobs(1);
  void queue.add('a');
  void queue.add('b');
  expect([await queue.progressOf('a'), await queue.progressOf('b')]).toEqual([
    { readBytes: 7, totalBytes: undefined },
    undefined,
  ]);
});

test('cancels what waits and what runs', async () => {
  const { queue, begun, stopped } = jobs(1);
  for (const id of ['a', 'b', 'c', 'a']) void queue.add(id);
  await queue.cancel('b');
  await queue.cancel('a');
  expect(stopped).toEqual(['a']);
  expect(begun).toEqual(['a', 'c']);
  await queue.cancel('unknown');
});

test('stops what runs and starts nothing more when it closes', async () => {
  const { queue, begun, stopped } = jobs(1);
  void queue.add('a');
  void queue.add('b');
  await queue.close();
  void queue.add('c');
  expect([begun, stopped]).toEqual([['a'], ['a']]);
});
