// Finds where one of many literals may stand in a block of bytes, looking at every second position only.
//
// Case is folded four bytes at once; the hash of the four bytes is looked up in a table of up to 64 K flags. Each
// literal of five bytes or more puts two neighbouring grams into the table, so one of them falls on an even
// position wherever the literal stands. Phase one only collects positions, two of them by one word and one test, with no
// call in its loop; phase two compares bytes. Cost does not grow with the number of literals until the table fills.

import { ORDINARY_GRAMS } from './ordinary-gram-table.ts';

const FOLD = 0x20202020;
const STRIDE = 2;
const GRAM_BYTES = 4;
/** A literal must hold this many bytes so that a gram of it falls on every stride. */
export const MIN_FILTER_BYTES = STRIDE + GRAM_BYTES - 1;

interface GramUse {
  readonly gram: number;
  readonly literal: number;
  /** Where in the literal the gram stands. */
  readonly offset: number;
}

export interface LiteralFilter {
  /** Calls `onHit` for every place in `block[start, end)` where a literal stands, by rising candidate position. */
  find(
    block: Uint8Array,
    range: { start: number; end: number },
    onHit: (position: number, literal: number) => void,
  ): void;
}

/**
 * Literals are matched with ASCII letters folded, and are known by their index, also where only some are wanted;
 * shorter ones than MIN_FILTER_BYTES are refused by a throw.
 */
export function createLiteralFilter(
  literals: readonly string[],
  isWanted: (literal: string) => boolean = () => true,
): LiteralFilter {
  const folded = literals.map((literal) => (isWanted(literal) ? foldCase(Buffer.from(literal)) : undefined));
  const table = new GramTable(STRIDE * folded.filter((bytes) => bytes !== undefined).length);
  folded.forEach((bytes, literal) => {
    if (bytes === undefined) return;
    if (bytes.length < MIN_FILTER_BYTES) throw new RangeError(`a literal needs ${MIN_FILTER_BYTES} bytes`);
    const window = rarestWindow(bytes);
    for (let offset = window; offset < window + STRIDE; offset++)
      table.add({ gram: gramAt(bytes, offset), literal, offset });
  });
  let candidates = new Uint32Array(1024);

  return {
    find: (block, { start, end }, onHit) => {
      if (candidates.length < block.length / WORD_BYTES + 1)
        candidates = new Uint32Array(block.length / WORD_BYTES + 1024);
      const look = (at: number): void => {
        const gram = gramAt(block, at);
        for (const use of table.usesOf(gram)) {
          if (use.gram !== gram) continue;
          const position = at - use.offset;
          const bytes = folded[use.literal];
          if (bytes !== undefined && position >= start && standsAt(block, { position, end, bytes }))
            onHit(position, use.literal);
        }
      };
      const words = wordsOf(block);
      const found = table.collect(words, { start, end }, candidates);
      for (let index = 0; index < found.count; index++) {
        const at = candidates[index] ?? 0;
        const word = words[at / WORD_BYTES] ?? 0;
        const next = words[at / WORD_BYTES + 1] ?? 0;
        // Most candidates are there by their hash only.
        if (table.mayHold(word | FOLD)) look(at);
        if (table.mayHold(middleOf(word, next) | FOLD)) look(at + STRIDE);
      }
      for (let at = found.rest; at + GRAM_BYTES <= end; at += STRIDE) look(at);
    },
  };
}

/** Slots of a table: with so many for each gram, few places are looked at for another one's hash. */
const SLOTS_PER_GRAM = 32;
const [MIN_SLOT_BITS, MAX_SLOT_BITS] = [10, 16];
const WORD_BYTES = 4;
const NO_USES: readonly GramUse[] = [];

/** Four bytes each, folded, by their hash. */
class GramTable {
  /** 1 where the slot has a gram, 2 where it has several. */
  readonly #use: Uint8Array;
  /** One gram of the slot; 0, which no folded gram is, where it has none. */
  readonly #grams: Int32Array;
  /** By slot: a small number, which is found faster than a gram. */
  readonly #uses = new Map<number, GramUse[]>();
  /** Bits of a hash that make no slot. */
  readonly #shift: number;

  constructor(grams: number) {
    const bits = Math.ceil(Math.log2(grams * SLOTS_PER_GRAM + 1));
    const slotBits = Math.min(Math.max(bits, MIN_SLOT_BITS), MAX_SLOT_BITS);
    this.#shift = 32 - slotBits;
    this.#use = new Uint8Array(1 << slotBits);
    this.#grams = new Int32Array(1 << slotBits);
  }

  add(use: GramUse): void {
    const slot = slotOf(use.gram, this.#shift);
    const isShared = this.#use[slot] !== 0 && this.#grams[slot] !== use.gram;
    if (isShared || this.#use[slot] === 0) this.#use[slot] = isShared ? 2 : 1;
    this.#grams[slot] = use.gram;
    const uses = this.#uses.get(slot);
    if (uses === undefined) this.#uses.set(slot, [use]);
    else uses.push(use);
  }

  mayHold(gram: number): boolean {
    const slot = slotOf(gram, this.#shift);
    return this.#grams[slot] === gram || this.#use[slot] === 2;
  }

  /** Those of this gram, and of others with the same hash. */
  usesOf(gram: number): readonly GramUse[] {
    return this.mayHold(gram) ? (this.#uses.get(slotOf(gram, this.#shift)) ?? NO_USES) : NO_USES;
  }

  /**
   * Writes where words stand of which the gram at its start or the one at its middle may be in the table into
   * `candidates`. Gives how many there are and from where on nothing was looked at.
   */
  collect(
    words: Int32Array,
    { start, end }: { readonly start: number; readonly end: number },
    candidates: Uint32Array,
  ): { readonly count: number; readonly rest: number } {
    const use = this.#use;
    const shift = this.#shift;
    const last = Math.floor(end / WORD_BYTES) - 1;
    let index = Math.floor(start / WORD_BYTES);
    let count = 0;
    let word = words[index] ?? 0;
    for (; index < last; index++) {
      const next = words[index + 1] ?? 0;
      const atStart = word | FOLD;
      const atMiddle = middleOf(word, next) | FOLD;
      // One test for both: hardly ever is either in the table.
      if (((use[slotOf(atStart, shift)] ?? 0) | (use[slotOf(atMiddle, shift)] ?? 0)) !== 0)
        candidates[count++] = index * WORD_BYTES;
      word = next;
    }
    return { count, rest: index * WORD_BYTES };
  }
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Four bytes each, the first one lowest; without a copy where the machine and the place of the bytes allow it. */
function wordsOf({ buffer, byteOffset, byteLength }: Uint8Array): Int32Array {
  const length = Math.floor(byteLength / WORD_BYTES);
  if (IS_LITTLE_ENDIAN && byteOffset % WORD_BYTES === 0) return new Int32Array(buffer, byteOffset, length);
  const view = new DataView(buffer, byteOffset, byteLength);
  return Int32Array.from({ length }, (_, index) => view.getInt32(index * WORD_BYTES, true));
}

/** The four bytes from the middle of a word on. */
function middleOf(word: number, next: number): number {
  return (word >>> 16) | (next << 16);
}

function gramAt(bytes: Uint8Array, at: number): number {
  const [a, b, c, d] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0];
  return a | (b << 8) | (c << 16) | (d << 24) | FOLD;
}

function slotOf(gram: number, shift: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> shift;
}

function standsAt(
  block: Uint8Array,
  { position, end, bytes }: { position: number; end: number; bytes: Uint8Array },
): boolean {
  if (position + bytes.length > end) return false;
  for (let index = 0; index < bytes.length; index++) {
    if (foldByte(block[position + index] ?? 0) !== bytes[index]) return false;
  }
  return true;
}

function foldByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

function foldCase(bytes: Uint8Array): Uint8Array {
  return bytes.map(foldByte);
}

/** How ordinary a gram is in logs: the rank from behind in the table, 0 when it is not there. */
let ordinary: ReadonlyMap<number, number> | undefined;

function ordinaryGrams(): ReadonlyMap<number, number> {
  if (ordinary !== undefined) return ordinary;
  const bytes = Buffer.from(ORDINARY_GRAMS);
  const grams = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += GRAM_BYTES) grams.set(gramAt(bytes, at), bytes.length - at);
  return (ordinary = grams);
}

/** Start of the window of STRIDE grams that are rarest in ordinary logs, so that candidates are few. */
function rarestWindow(bytes: Uint8Array): number {
  const grams = ordinaryGrams();
  const commonness = (at: number): number => grams.get(gramAt(bytes, at)) ?? 0;
  let best = 0;
  let least = Infinity;
  for (let start = 0; start + MIN_FILTER_BYTES <= bytes.length; start++) {
    const score = Math.max(commonness(start), commonness(start + 1));
    if (score < least) [best, least] = [start, score];
  }
  return best;
}
