import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestSilences, type SilencePoint } from '../../../src/operators/correlation/silence.ts';

const at = (time: number, kind: SilencePoint<number>['kind'] = 'event'): SilencePoint<number> => ({
  time,
  place: time,
  kind,
});

describe('longestSilences', () => {
  it('is the longest step between neighbours', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 20 }), (times) => {
        const rising = [...times].sort((a, b) => a - b);
        const steps = rising.slice(1).map((time, index) => time - (rising[index] ?? 0));
        const { certain, possible } = longestSilences(rising.map((time) => at(time)));
        expect(certain?.ms ?? 0).toBe(Math.max(0, ...steps));
        expect(possible).toEqual(certain);
      }),
    );
  });

  it('is possible only where it runs from one part of the log into the next', () => {
    const points = [at(0), at(100), at(110, 'part-end'), at(400, 'part-start'), at(420)];
    expect(longestSilences(points)).toEqual({
      certain: { ms: 100, from: 0, to: 100 },
      possible: { ms: 320, from: 100, to: 420 },
    });
  });

  it('is certain within a part that holds no event at all', () => {
    const points = [
      at(0),
      at(10, 'part-end'),
      at(20, 'part-start'),
      at(500, 'part-end'),
      at(510, 'part-start'),
      at(511),
    ];
    expect(longestSilences(points).certain).toEqual({ ms: 480, from: 20, to: 500 });
  });

  it('does not come from a clock that goes back', () => {
    expect(longestSilences([at(1000), at(100), at(1010)]).certain?.ms).toBe(10);
  });
});
