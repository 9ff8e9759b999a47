import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestPart } from '../../../src/authoring/minimise/smallest-part.ts';

const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index);

describe('the smallest part of a list', () => {
  it('is what is needed and nothing else, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(200).chain((length) => fc.tuple(fc.constant(length), fc.subarray(numbers(length)))),
        async ([length, needed]) => {
          const holds = (part: readonly number[]): Promise<boolean> =>
            Promise.resolve(needed.every((one) => part.includes(one)));
          expect(await smallestPart(numbers(length), holds)).toEqual(needed);
        },
      ),
    );
  });

  it('can lose no single item, whatever the property is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }),
        fc.nat(60),
        async (items, least) => {
          const sum = (part: readonly number[]): number => part.reduce((total, one) => total + one, 0);
          fc.pre(sum(items) >= least);
          const part = await smallestPart(items, (some) => Promise.resolve(sum(some) >= least));
          expect(sum(part)).toBeGreaterThanOrEqual(least);
          for (const index of part.keys()) expect(sum(part.toSpliced(index, 1))).toBeLessThan(least);
        },
      ),
    );
  });

  it('loses an item that was there for one which is gone', async () => {
    const holds = (part: readonly string[]): Promise<boolean> =>
      Promise.resolve(part.includes('cause') && (!part.includes('page') || part.includes('header')));
    expect(await smallestPart(['header', 'page', 'cause'], holds)).toEqual(['cause']);
  });

  it('is found with few questions', async () => {
    let questions = 0;
    const part = await smallestPart(numbers(10_000), (some) => {
      questions++;
      return Promise.resolve([17, 4000, 9999].every((one) => some.includes(one)));
    });
    expect(part).toEqual([17, 4000, 9999]);
    expect(questions).toBeLessThan(120);
  });
});
