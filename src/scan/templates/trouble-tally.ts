// Counts the lines of trouble by the patterns that hit them, whatever the lines say: how many of them the rules explain
// can then be said also when there were too many templates to keep.
import type { TroubleHits } from '../../model/log.ts';
import { RankedMap, type RankedShare } from './ranked-map.ts';

/** Sets of patterns kept; lines of further ones are counted as hit by none. */
const MAX_SETS = 2000;
const ROOM = 500;

interface SetCount {
  readonly patternIds: readonly string[];
  count: number;
}

/** What one thread counted. */
export interface TallyShare {
  readonly sets: RankedShare<SetCount>;
  readonly hitByNone: number;
}

export class TroubleTally {
  #hitByNone = 0;
  readonly #sets = new RankedMap<SetCount>({
    maxSize: MAX_SETS,
    room: ROOM,
    onDrop: ({ count }) => (this.#hitByNone += count),
  });

  add(hitBy: readonly string[]): void {
    const known =
      hitBy.length === 0
        ? undefined
        : this.#sets.get(keyOf(hitBy), () => ({ patternIds: [...hitBy].sort(), count: 0 }));
    if (known === undefined) this.#hitByNone++;
    else known.count++;
  }

  share(): TallyShare {
    return { sets: this.#sets.share(), hitByNone: this.#hitByNone };
  }

  absorb({ sets, hitByNone }: TallyShare): void {
    this.#hitByNone += hitByNone;
    this.#sets.absorb(sets, (key, { patternIds, count }) => {
      const known = this.#sets.get(key, () => ({ patternIds, count: 0 }));
      if (known === undefined) this.#hitByNone += count;
      else known.count += count;
    });
  }

  /** Which sets are counted as hit by none does not depend on the order of lines; the others are counted fully. */
  all(): TroubleHits[] {
    const hits = this.#sets.values().map(({ patternIds, count }) => ({ patternIds, count }));
    return this.#hitByNone === 0 ? hits : [...hits, { patternIds: [], count: this.#hitByNone }];
  }
}

function keyOf(patternIds: readonly string[]): string {
  return patternIds.length < 2 ? (patternIds[0] ?? '') : [...patternIds].sort().join('\n');
}
