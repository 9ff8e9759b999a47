import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRAM_SEARCH_CODE_FILE, gramSearchCode } from '../../scripts/gram-search-code.ts';
import { gramSearch } from '../../src/scan/filter/gram-search.ts';
import { GRAM_BYTES, gramAt, GramTable } from '../../src/scan/filter/gram-table.ts';

const SLICE_BYTES = 256 * 1024;

function tableOf(grams: readonly string[]): GramTable {
  const table = new GramTable(grams.length);
  grams.forEach((gram, literal) => table.add({ gram: gramAt(Buffer.from(gram), 0), literal, offset: 0 }));
  return table;
}

const search = gramSearch() ?? fail('This Node.js has no WebAssembly: nothing to test.');
function fail(message: string): never {
  throw new Error(message);
}

function found(table: GramTable, text: Uint8Array, range: { start: number; end: number }): number[] {
  const places: number[] = [];
  search.find(table, text, { ...range, onPlace: (position) => places.push(position) });
  return places;
}

/** Looked for one by one, as far as all bytes stand before `end`. */
function foundSlowly(
  table: GramTable,
  text: Uint8Array,
  { start, end }: { start: number; end: number },
): number[] {
  const places: number[] = [];
  for (let at = start; at + GRAM_BYTES <= end; at += 2)
    if (table.usesOf(gramAt(text, at)).length > 0) places.push(at);
  return places;
}

const gram = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', 'B', ' ', '|', '\u0000', 'é'),
  minLength: 4,
  maxLength: 4,
});

describe('the search for grams', () => {
  it('runs the code that gram-search.wat says', async () => {
    expect(readFileSync(GRAM_SEARCH_CODE_FILE, 'utf8')).toBe(await gramSearchCode());
  });

  it('finds what looking at every second position finds, each time with its own table', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'A', 'B', ' ', '|', '\n', '\u0000', 'é'),
      maxLength: 300,
    });
    const grams = fc.uniqueArray(gram, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(grams, text, fc.nat(20), fc.nat(20), (wanted, content, before, behind) => {
        const bytes = Buffer.from(content);
        const range = { start: before, end: bytes.length - behind };
        const table = tableOf(wanted);
        const complete = (at: number): boolean => at + GRAM_BYTES <= range.end;
        expect(found(table, bytes, range).filter(complete)).toEqual(foundSlowly(table, bytes, range));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds grams of which several have one hash', () => {
    const wanted = Array.from({ length: 5000 }, (_, n) => n.toString(36).padStart(4, '_'));
    const table = tableOf(wanted);
    expect(table.flags.filter((flag) => flag === 2).length).toBeGreaterThan(100);
    const text = Buffer.from(wanted.join('..'));
    expect(found(table, text, { start: 0, end: text.length })).toEqual(
      foundSlowly(table, text, { start: 0, end: text.length }),
    );
  });

  it('finds them in a text that is longer than what is searched at once, also where two parts meet', () => {
    const text = Buffer.alloc(2 * SLICE_BYTES + 10, '.');
    const places = [0, SLICE_BYTES - 2, SLICE_BYTES + 4, 2 * SLICE_BYTES - 4, 2 * SLICE_BYTES + 6];
    for (const place of places) text.write('Deny', place);
    expect(found(tableOf(['deny']), text, { start: 0, end: text.length })).toEqual(places);
  });

  it('goes on where a place made somebody search for something else', () => {
    const text = Buffer.alloc(SLICE_BYTES + 100, '.');
    for (const place of [10, 20, SLICE_BYTES + 50]) text.write('deny', place);
    const other = tableOf(['none']);
    const places: number[] = [];
    const onPlace = (position: number): void => {
      places.push(position);
      expect(found(other, Buffer.from('none..none..none'), { start: 0, end: 16 })).toEqual([0, 6, 12]);
    };
    search.find(tableOf(['deny']), text, { start: 0, end: text.length, onPlace });
    expect(places).toEqual([10, 20, SLICE_BYTES + 50]);
  });
});
