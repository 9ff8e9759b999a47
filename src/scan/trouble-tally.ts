// Counts the lines of trouble by the patterns that hit them, whatever the lines say: how many of them the rules explain
// can then be said also when there were too many templates to keep.
import type { TroubleHits } from '../model/log.ts';
import { hashText } from '../util/hash-text.ts';

/** Sets of patterns kept; lines of further ones are counted as hit by none. */
const MAX_SETS = 2000;
/** Room in which sets are gathered before the surplus is dropped. */
const MAX_GATHERED = MAX_SETS + 500;

interface SetCount {
  readonly patternIds: readonly string[];
  /** Decides which sets are kept when there are too many: none is preferred, so their order is by chance. */
  readonly rank: number;
  count: number;
}

export class TroubleTally {
  #bySet = new Map<string, SetCount>();
  #hitByNone = 0;
  /** The rank from which on sets are dropped. */
  #limit = Infinity;

  add(hitBy: readonly string[]): void {
    if (hitBy.length === 0) {
      this.#hitByNone++;
      return;
    }
    const key = keyOf(hitBy);
    const known = this.#bySet.get(key) ?? this.#create(key, hitBy);
    if (known === undefined) this.#hitByNone++;
    else known.count++;
  }

  /** Which sets are counted as hit by none does not depend on the order of lines; the others are counted fully. */
  all(): TroubleHits[] {
    this.#dropSurplus();
    const hits = [...this.#bySet.values()].map(({ patternIds, count }) => ({ patternIds, count }));
    return this.#hitByNone === 0 ? hits : [...hits, { patternIds: [], count: this.#hitByNone }];
  }

  #create(key: string, hitBy: readonly string[]): SetCount | undefined {
    const rank = hashText(key);
    if (rank >= this.#limit) return undefined;
    if (this.#bySet.size >= MAX_GATHERED) this.#dropSurplus();
    const created = { patternIds: [...hitBy].sort(), rank, count: 0 };
    this.#bySet.set(key, created);
    return created;
  }

  #dropSurplus(): void {
    if (this.#bySet.size <= MAX_SETS) return;
    const ranks = Float64Array.from(this.#bySet.values(), (one) => one.rank).sort();
    const limit = ranks[MAX_SETS] ?? Infinity;
    this.#limit = limit;
    for (const [key, one] of this.#bySet) {
      if (one.rank < limit) continue;
      this.#hitByNone += one.count;
      this.#bySet.delete(key);
    }
  }
}

function keyOf(patternIds: readonly string[]): string {
  return patternIds.length < 2 ? (patternIds[0] ?? '') : [...patternIds].sort().join('\n');
}
