import { describe, expect, it } from 'vitest';
import { Stopwatch } from '../../src/util/stopwatch.ts';

/** A clock that goes on by the next of `steps` each time it is read. */
function clockOf(...steps: readonly number[]): () => number {
  let at = 0;
  let index = 0;
  return () => (at += steps[index++] ?? 0);
}

describe('a stopwatch', () => {
  it('adds up what is done under one name, the longest first', () => {
    const watch = new Stopwatch(clockOf(0, 5, 0, 7, 0, 30));
    expect(watch.time('rule', 'a', () => 'answer')).toBe('answer');
    watch.time('rule', 'a', () => undefined);
    watch.time('rule', 'b', () => undefined);
    expect(watch.spent('rule')).toEqual([
      { name: 'b', ms: 30, calls: 1 },
      { name: 'a', ms: 12, calls: 2 },
    ]);
    expect(watch.spent('pattern')).toEqual([]);
  });

  it('counts what fails too', async () => {
    const watch = new Stopwatch(clockOf(0, 3));
    await expect(watch.timeAsync('stage', 'read', () => Promise.reject(new Error('cut')))).rejects.toThrow(
      'cut',
    );
    expect(watch.spent('stage')).toEqual([{ name: 'read', ms: 3, calls: 1 }]);
  });
});
