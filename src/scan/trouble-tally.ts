// Counts the lines of trouble by the patterns that hit them, whatever the lines say: how many of them the rules explain
// can then be said also when there were too many templates to keep.
import type { TroubleHits } from '../model/log.ts';

/** Sets of patterns kept; lines of further ones are counted as hit by none. */
const MAX_SETS = 2000;

export class TroubleTally {
  readonly #bySet = new Map<string, { readonly patternIds: readonly string[]; count: number }>();

  add(hitBy: readonly string[]): void {
    const known = this.#bySet.get(keyOf(hitBy));
    if (known !== undefined) known.count++;
    else if (this.#bySet.size < MAX_SETS || hitBy.length === 0)
      this.#bySet.set(keyOf(hitBy), { patternIds: [...hitBy].sort(), count: 1 });
    else this.add([]);
  }

  all(): TroubleHits[] {
    return [...this.#bySet.values()];
  }
}

function keyOf(patternIds: readonly string[]): string {
  return patternIds.length < 2 ? (patternIds[0] ?? '') : [...patternIds].sort().join('\n');
}
