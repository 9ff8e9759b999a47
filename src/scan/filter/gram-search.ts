// Finds where grams of a table stand in a long text, at every second position, by the loop in gram-search.wat: the memory it
// works on is filled here. Two and a half times as fast as the same loop in JavaScript (docs/decisions/gram-search.md).
import { lazy } from '../../util/lazy.ts';
import { GRAM_SEARCH_CODE } from './gram-search-code.ts';
import { GRAM_BYTES, MAX_SLOTS, type GramTable } from './gram-table.ts';

/** Places of gram-search.wat. */
const GRAMS_AT = MAX_SLOTS;
const TEXT_AT = GRAMS_AT + 4 * MAX_SLOTS;
const FOUND_AT = 655_360;
/** Bytes of text that are searched at once. */
const TEXT_BYTES = 256 * 1024;

interface SearchCode {
  readonly memory: WebAssembly.Memory;
  /** Searches the first `length` bytes of the text. Gives the number of positions found. */
  readonly search: (length: number, shift: number) => number;
}

class GramSearch {
  readonly #search: SearchCode['search'];
  readonly #flags: Uint8Array;
  readonly #grams: Int32Array;
  readonly #text: Uint8Array;
  readonly #found: Uint32Array;
  /** The table that stands in the memory. */
  #table: GramTable | undefined;

  constructor({ memory: { buffer }, search }: SearchCode) {
    this.#search = search;
    this.#flags = new Uint8Array(buffer, 0, MAX_SLOTS);
    this.#grams = new Int32Array(buffer, GRAMS_AT, MAX_SLOTS);
    this.#text = new Uint8Array(buffer, TEXT_AT, TEXT_BYTES + GRAM_BYTES);
    this.#found = new Uint32Array(buffer, FOUND_AT);
  }

  /**
   * Calls `onPlace` with the positions in `block[start, end)` at which a gram of the table stands, or one with the hash of
   * several; upwards. The last ones may reach beyond `end`. Nothing is added to the table any more.
   */
  find(
    table: GramTable,
    block: Uint8Array,
    { start, end, onPlace }: { start: number; end: number; onPlace: (position: number) => void },
  ): void {
    for (let from = start; from < end; from += TEXT_BYTES) {
      this.#load(table);
      this.#text.set(block.subarray(from, Math.min(end, from + TEXT_BYTES + GRAM_BYTES)));
      const count = this.#search(Math.min(end - from, TEXT_BYTES), table.shift);
      // Whoever looks at a place may search for something else.
      const places = this.#found.slice(0, count);
      for (const place of places) onPlace(from + place);
    }
  }

  #load(table: GramTable): void {
    if (this.#table === table) return;
    this.#flags.set(table.flags);
    this.#grams.set(table.grams);
    this.#table = table;
  }
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * One for each thread; undefined where there is no WebAssembly, or no room for its memory, which reserves gigabytes of address
 * space, or where numbers stand in memory the other way round.
 */
export const gramSearch = lazy((): GramSearch | undefined => {
  if (!IS_LITTLE_ENDIAN) return undefined;
  try {
    const module = new WebAssembly.Module(Buffer.from(GRAM_SEARCH_CODE, 'base64'));
    return new GramSearch(new WebAssembly.Instance(module).exports as unknown as SearchCode);
  } catch {
    return undefined;
  }
});
