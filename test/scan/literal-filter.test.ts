import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLiteralFilter, MIN_FILTER_BYTES } from '../../src/scan/filter/literal-filter.ts';

/** Every place of every literal, by looking everywhere. */
function bruteForce(text: string, literals: readonly string[]): string[] {
  const lower = text.toLowerCase();
  return literals
    .flatMap((literal, index) => {
      const places: string[] = [];
      for (
        let at = lower.indexOf(literal.toLowerCase());
        at >= 0;
        at = lower.indexOf(literal.toLowerCase(), at + 1)
      ) {
        places.push(`${at}:${index}`);
      }
      return places;
    })
    .sort();
}

function found(text: string, literals: readonly string[]): string[] {
  const block = Buffer.from(text);
  const places: string[] = [];
  createLiteralFilter(literals).find(block, { start: 0, end: block.length }, (at, literal) =>
    places.push(`${at}:${literal}`),
  );
  return [...new Set(places)].sort();
}

describe('createLiteralFilter', () => {
  it('finds a literal at odd and even positions and at both ends of the block', () => {
    for (const text of ['denied', 'xdenied', 'xxdenied', 'deniedx', 'a DENIED b denied']) {
      expect(found(text, ['denied'])).toEqual(bruteForce(text, ['denied']));
    }
  });

  it('finds each of so many literals that grams share their places in the table', () => {
    const words = Array.from({ length: 6000 }, (_, n) => `w${(n * 7919) % 100_003}-${n.toString(36)}x`);
    const places = new Set(found(words.join(' '), words).map((place) => place.split(':')[1]));
    expect(words.filter((_, index) => !places.has(String(index)))).toEqual([]);
  });

  it('finds what looking everywhere finds', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'A', ' ', '|', '_'),
      minLength: MIN_FILTER_BYTES,
      maxLength: 9,
    });
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'A', 'B', ' ', '|', '_', '\n'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 5, selector: (one) => one.toLowerCase() }),
        text,
        (literals, block) => {
          expect(found(block, literals)).toEqual(bruteForce(block, literals));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds the same in a long text, which is searched another way', () => {
    const literal = fc.string({
      unit: fc.constantFrom('a', 'b', 'A', ' ', '|'),
      minLength: MIN_FILTER_BYTES,
      maxLength: 12,
    });
    const literals = fc.uniqueArray(literal, {
      minLength: 1,
      maxLength: 5,
      selector: (one) => one.toLowerCase(),
    });
    const planted = fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(4)), { maxLength: 30 });
    fc.assert(
      fc.property(literals, planted, fc.constantFrom(9_000, 300_000), (wanted, places, length) => {
        const text = Buffer.alloc(length, '.');
        for (const [place, which] of places)
          text.write(wanted[which % wanted.length] ?? '', place % (length - 12), 'latin1');
        expect(found(text.toString('latin1'), wanted)).toEqual(bruteForce(text.toString('latin1'), wanted));
      }),
      { numRuns: 100 },
    );
  });

  it('finds the words of a search that stands inside a longer text', () => {
    const literals = ['error enabling protocol classifier', 'permission denied'];
    const text = `noise error enabling PROTOCOL classifier: permission denied\n`;
    expect(found(text, literals)).toEqual(bruteForce(text, literals));
  });

  it('refuses a literal that could slip through between two looks', () => {
    expect(() => createLiteralFilter(['abcd'])).toThrow(RangeError);
  });
});

describe('where there is no WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('finds the same, without it', async () => {
    vi.resetModules();
    vi.stubGlobal('WebAssembly', undefined);
    const slow = await import('../../src/scan/filter/literal-filter.ts');
    const block = Buffer.from(`${'.'.repeat(9000)}permission denied${'.'.repeat(9001)}Denied`);
    const places: number[] = [];
    slow
      .createLiteralFilter(['denied'])
      .find(block, { start: 0, end: block.length }, (at) => places.push(at));
    expect(places).toEqual([9011, 18018]);
  });
});
