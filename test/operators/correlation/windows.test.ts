import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countWindow,
  distinctWindow,
  type TimedEvent,
  type Window,
} from '../../../src/operators/correlation/count-window.ts';

const events = fc
  .array(
    fc.record({
      ms: fc.nat(40),
      count: fc.integer({ min: 1, max: 3 }),
      value: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }),
    }),
    { maxLength: 25 },
  )
  .map((all) => {
    const rising = [...all].sort((a, b) => a.ms - b.ms);
    return rising.map(({ value, ...rest }): TimedEvent => (value === undefined ? rest : { ...rest, value }));
  });

/** Every stretch is tried: the one that is enough first, as long as it may be. */
function bruteForce(
  all: readonly TimedEvent[],
  withinMs: number,
  isEnough: (inside: readonly TimedEvent[]) => boolean,
): Window | undefined {
  for (let to = 0; to < all.length; to++) {
    for (let from = 0; from <= to; from++) {
      const span = (all[to]?.ms ?? 0) - (all[from]?.ms ?? 0);
      if (span > withinMs || !isEnough(all.slice(from, to + 1))) continue;
      const start = all[from]?.ms ?? 0;
      return { from, to: all.filter((event) => event.ms - start <= withinMs).length - 1 };
    }
  }
  return undefined;
}

describe('countWindow', () => {
  it('finds what trying every stretch finds', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 9 }), fc.nat(15), (all, least, withinMs) => {
        const expected = bruteForce(
          all,
          withinMs,
          (inside) => inside.reduce((sum, one) => sum + one.count, 0) >= least,
        );
        expect(countWindow(all, least, withinMs)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('sees a burst that lies before the newest lines', () => {
    const at = (ms: number): TimedEvent => ({ ms, count: 1 });
    const burst = [at(0), at(10), at(20), at(5000), at(9000)];
    expect(countWindow(burst, 3, 20)).toEqual({ from: 0, to: 2 });
  });
});

describe('distinctWindow', () => {
  it('finds what trying every stretch finds', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 4 }), fc.nat(15), (all, least, withinMs) => {
        const expected = bruteForce(
          all,
          withinMs,
          (inside) => new Set(inside.flatMap((one) => one.value ?? [])).size >= least,
        );
        expect(distinctWindow(all, least, withinMs)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
