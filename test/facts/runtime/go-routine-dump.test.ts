import { describe, expect, it } from 'vitest';
import { readGoRoutineDump } from '../../../src/facts/runtime/go-routine-dump.ts';
import { TopCounts } from '../../../src/facts/runtime/top-counts.ts';
import { factsOf, valueOrCause } from '../flare-of.ts';

const DUMP = [
  'goroutine 1 [chan receive, 90 minutes]:',
  'main.wait(0xc0001, {0x1, 0x2})',
  '\t/src/main.go:12 +0x1a',
  'created by main.start in goroutine 7',
  '',
  'goroutine 20 [semacquire, 40 minutes]:',
  'sync.runtime_SemacquireMutex(0x1?, 0x0?, 0x0?)',
  '\t/src/sema.go:9 +0x1',
  '',
  'goroutine 21 gp=0xc01 m=nil [sync.Mutex.Lock, 70 minutes, locked to thread]:',
  'sync.runtime_SemacquireMutex(0x2?)',
  '',
  'goroutine 22 [chan receive]:',
  'net/http.(*conn).serve(0xc0002)',
].join('\n');

describe('go-routine-dump.log', () => {
  it('counts goroutines by state', () => {
    const facts = factsOf({ 'go-routine-dump.log': DUMP });
    expect(valueOrCause(facts, 'goroutines.count')).toBe(4);
    expect(facts.fact('goroutines.states')).toMatchObject({
      value: {
        value: [
          { state: 'chan receive', count: 2, longestMinutes: 90 },
          { state: 'sync.Mutex.Lock', count: 1, longestMinutes: 70 },
          { state: 'semacquire', count: 1, longestMinutes: 40 },
        ],
        itemPlaces: [{ line: 1 }, { line: 10 }, { line: 6 }],
      },
    });
  });

  it('tells waiting for a lock from waiting for work', () => {
    const facts = factsOf({ 'go-routine-dump.log': DUMP });
    expect(facts.fact('goroutines.longestWait')).toMatchObject({
      value: { value: 90, unit: 'min', line: 1 },
    });
    expect(facts.fact('goroutines.longestBlocked')).toMatchObject({ value: { value: 70, line: 10 } });
    expect(valueOrCause(facts, 'goroutines.blockedCount')).toBe(2);
    expect(valueOrCause(facts, 'goroutines.blocked')).toContainEqual({
      state: 'semacquire',
      function: 'sync.runtime_SemacquireMutex',
      count: 1,
      longestMinutes: 40,
    });
  });

  it('names the functions without their arguments', () => {
    expect(valueOrCause(factsOf({ 'go-routine-dump.log': DUMP }), 'goroutines.functions')).toEqual([
      { function: 'sync.runtime_SemacquireMutex', count: 2, longestMinutes: 70 },
      { function: 'main.wait', count: 1, longestMinutes: 90 },
      { function: 'net/http.(*conn).serve', count: 1, longestMinutes: 0 },
    ]);
  });

  it.each(['', 'goroutine is a word', 'goroutine 1 [running'])('says nothing about %j', (text) => {
    expect(factsOf({ 'go-routine-dump.log': text }).fact('goroutines.count').known).toBe(false);
  });

  it('counts on when there are too many different ones', () => {
    const reader = readGoRoutineDump();
    for (let n = 0; n < 10_000; n += 1) {
      reader.read(`goroutine ${n} [state ${n}]:`, 2 * n + 1);
      reader.read(`main.f${n}()`, 2 * n + 2);
    }
    const facts = reader.facts('go-routine-dump.log');
    expect(facts.find(({ name }) => name === 'goroutines.count')?.value).toBe(10_000);
    expect(
      (facts.find(({ name }) => name === 'goroutines.states')?.value as unknown[]).length,
    ).toBeLessThanOrEqual(200);
  });
});

describe('TopCounts', () => {
  it('forgets the rarest', () => {
    const counts = new TopCounts(8);
    const place = { line: 1, text: '' };
    for (const key of 'aabbcdefghi') counts.add(key, { amount: 0, place });
    expect(counts.top(2).map(({ key, count }) => [key, count])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
    expect(counts.top(10).map(({ key }) => key)).toEqual(['a', 'b']);
  });
});
