import { describe, expect, it } from 'vitest';
import { TroubleTally } from '../../src/scan/templates/trouble-tally.ts';

/** Each line is hit by one pattern; `p3` hits four lines. */
const LINES = Array.from({ length: 4000 }, (_, index) => [`p${index}`]).flatMap((ids, index) =>
  index === 3 ? [ids, ids, ids, ids] : [ids],
);

function counted(lines: readonly (readonly string[])[]): string[] {
  const tally = new TroubleTally();
  for (const hitBy of lines) tally.add(hitBy);
  return tally
    .all()
    .map(({ patternIds, count }) => `${patternIds.join(' ')}: ${count}`)
    .sort();
}

describe('the tally of lines of trouble', () => {
  it.each([
    ['backwards', [...LINES].reverse()],
    ['from the middle', [...LINES.slice(1500), ...LINES.slice(0, 1500)]],
    [
      'even lines first',
      [...LINES].sort((a, b) => (Number(a[0]?.slice(1)) % 2) - (Number(b[0]?.slice(1)) % 2)),
    ],
  ])('is the same when they come %s, also with too many sets of patterns to keep', (_name, lines) => {
    expect(counted(lines)).toEqual(counted(LINES));
  });

  it('counts every line, and keeps its bound', () => {
    const sets = counted(LINES);
    expect(sets).toHaveLength(2001);
    const total = sets.reduce((sum, one) => sum + Number(one.split(': ')[1]), 0);
    expect(total).toBe(LINES.length);
  });

  it('takes the same patterns in another order for the same set', () => {
    expect(counted([['a', 'b'], ['b', 'a'], []])).toEqual([': 1', 'a b: 2']);
  });
});
