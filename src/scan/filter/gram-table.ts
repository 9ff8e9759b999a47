// Grams, four bytes each with ASCII letters folded, with what they are used for, by their hash. The flags and the grams stand
// in plain arrays, which gram-search.wat reads too.

export const GRAM_BYTES = 4;
const FOLD = 0x20202020;
/** Slots of a table: with so many for each gram, few places are looked at for another one's hash. */
const SLOTS_PER_GRAM = 32;
const [MIN_SLOT_BITS, MAX_SLOT_BITS] = [10, 16];
/** What no slot has more of. */
export const MAX_SLOTS = 1 << MAX_SLOT_BITS;
const NO_USES: readonly GramUse[] = [];

export interface GramUse {
  readonly gram: number;
  readonly literal: number;
  /** Where in the literal the gram stands. */
  readonly offset: number;
}

export class GramTable {
  /** By slot: 1 where it has a gram, 2 where it has several. */
  readonly flags: Uint8Array;
  /** By slot: one gram of it; 0, which no folded gram is, where it has none. */
  readonly grams: Int32Array;
  /** Bits of a hash that make no slot. */
  readonly shift: number;
  /** By slot: a small number, which is found faster than a gram. */
  readonly #uses = new Map<number, GramUse[]>();

  /** Of about so many grams. */
  constructor(grams: number) {
    const bits = Math.ceil(Math.log2(grams * SLOTS_PER_GRAM + 1));
    const slotBits = Math.min(Math.max(bits, MIN_SLOT_BITS), MAX_SLOT_BITS);
    this.shift = 32 - slotBits;
    this.flags = new Uint8Array(1 << slotBits);
    this.grams = new Int32Array(1 << slotBits);
  }

  add(use: GramUse): void {
    const slot = this.#slotOf(use.gram);
    const isShared = this.flags[slot] !== 0 && this.grams[slot] !== use.gram;
    if (isShared || this.flags[slot] === 0) this.flags[slot] = isShared ? 2 : 1;
    this.grams[slot] = use.gram;
    const uses = this.#uses.get(slot);
    if (uses === undefined) this.#uses.set(slot, [use]);
    else uses.push(use);
  }

  /** Those of this gram, and of others with the same hash. */
  usesOf(gram: number): readonly GramUse[] {
    const slot = this.#slotOf(gram);
    const mayHold = this.grams[slot] === gram || this.flags[slot] === 2;
    return mayHold ? (this.#uses.get(slot) ?? NO_USES) : NO_USES;
  }

  #slotOf(gram: number): number {
    return Math.imul(gram, 0x9e3779b1) >>> this.shift;
  }
}

/** Four bytes, the first one lowest, folded. */
export function gramAt(bytes: Uint8Array, at: number): number {
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  return low | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24) | FOLD;
}
