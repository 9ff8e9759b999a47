// How often each pattern hit one file, with the first hits and the last ones. Hits of a pattern come from the top of the
// file down, so that of those in one block only the first and the last can stay: the others never become texts.
import type { CompiledPattern } from './pattern-set.ts';
import type { RawHit } from './raw-hit.ts';
import { SAMPLE_SIZE } from './sample.ts';

export interface FileSample {
  readonly count: number;
  /** First and last ones, in order. */
  readonly hits: readonly RawHit[];
}

interface Kept {
  count: number;
  readonly first: RawHit[];
  last: RawHit[];
  /** The last ones of the block that is searched. */
  fresh: (() => RawHit)[];
}

export class FileHits {
  readonly #byPattern = new Map<CompiledPattern, Kept>();
  readonly #touched = new Set<Kept>();

  /** Whether there are so many that the text of a further one is wanted only if it is among the last. */
  hasMany(pattern: CompiledPattern): boolean {
    return (this.#byPattern.get(pattern)?.count ?? 0) >= SAMPLE_SIZE;
  }

  /** `full` gives the hit as long as the block is there. */
  add(pattern: CompiledPattern, full: () => RawHit): void {
    let kept = this.#byPattern.get(pattern);
    if (kept === undefined)
      this.#byPattern.set(pattern, (kept = { count: 0, first: [], last: [], fresh: [] }));
    kept.count++;
    if (kept.first.length < SAMPLE_SIZE) {
      kept.first.push(full());
      return;
    }
    kept.fresh.push(full);
    if (kept.fresh.length > SAMPLE_SIZE) kept.fresh.shift();
    this.#touched.add(kept);
  }

  /** Before the block is given up. */
  settle(): void {
    for (const kept of this.#touched) {
      kept.last = [...kept.last, ...kept.fresh.map((full) => full())].slice(-SAMPLE_SIZE);
      kept.fresh = [];
    }
    this.#touched.clear();
  }

  /** Patterns without a hit have no entry. */
  *all(): Generator<readonly [pattern: CompiledPattern, sample: FileSample], void, undefined> {
    for (const [pattern, { count, first, last }] of this.#byPattern)
      yield [pattern, { count, hits: [...first, ...last] }];
  }
}
