// How often each pattern hit one file, with the first hits and the last ones. Hits of a pattern come from the top of the
// file down, so that of those in one block only the first and the last can stay: the others never become texts.
import { lazy } from '../../util/lazy.ts';
import type { CountedLine } from '../lines/line-hits.ts';
import type { CompiledPattern } from '../patterns/compiled-pattern.ts';
import type { RawHit } from './raw-hit.ts';
import { SAMPLE_SIZE } from './sample.ts';

export interface FileSample {
  readonly count: number;
  /** First and last ones, in order. */
  readonly hits: readonly RawHit[];
}

/** A hit that is made when it is kept. */
interface FreshLine {
  readonly number: number;
  readonly full: () => RawHit;
}

interface Kept {
  count: number;
  readonly first: RawHit[];
  last: RawHit[];
  /** The last ones of the block that is searched. */
  fresh: FreshLine[];
}

/** Lines of the block that are hits of the same patterns. */
interface Counted {
  count: number;
  /** The last ones, each at its number by turns. */
  readonly lines: CountedLine[];
}

export class FileHits {
  readonly #byPattern = new Map<CompiledPattern, Kept>();
  readonly #touched = new Set<Kept>();
  readonly #counted = new Map<readonly CompiledPattern[], Counted>();

  /** Whether there are so many that the text of a further one is wanted only if it is among the last. */
  hasMany(pattern: CompiledPattern): boolean {
    return (this.#byPattern.get(pattern)?.count ?? 0) >= SAMPLE_SIZE;
  }

  /** `full` gives the hit in line `number` as long as the block is there. */
  add(pattern: CompiledPattern, number: number, full: () => RawHit): void {
    const kept = this.#keptOf(pattern);
    kept.count++;
    if (kept.first.length < SAMPLE_SIZE) {
      kept.first.push(full());
      return;
    }
    kept.fresh.push({ number, full });
    if (kept.fresh.length > SAMPLE_SIZE) kept.fresh.shift();
    this.#touched.add(kept);
  }

  /** A line that all of these hit; false when one of them has not many hits yet. The same list is one thing. */
  count(patterns: readonly CompiledPattern[], line: CountedLine): boolean {
    let counted = this.#counted.get(patterns);
    if (counted === undefined) {
      if (!patterns.every((pattern) => this.hasMany(pattern))) return false;
      this.#counted.set(patterns, (counted = { count: 0, lines: [] }));
    }
    counted.lines[counted.count++ % SAMPLE_SIZE] = line;
    return true;
  }

  /** Before the block is given up. */
  settle(hitOf: (line: CountedLine) => RawHit): void {
    for (const [patterns, counted] of this.#counted)
      if (counted.count > 0) this.#addCounted(patterns, counted, hitOf);
    for (const kept of this.#touched) {
      kept.fresh.sort((a, b) => a.number - b.number);
      const last = kept.fresh.slice(-SAMPLE_SIZE).map(({ full }) => full());
      kept.last = [...kept.last, ...last].slice(-SAMPLE_SIZE);
      kept.fresh = [];
    }
    this.#touched.clear();
  }

  /** Patterns without a hit have no entry. */
  *all(): Generator<readonly [pattern: CompiledPattern, sample: FileSample], void, undefined> {
    for (const [pattern, { count, first, last }] of this.#byPattern)
      yield [pattern, { count, hits: [...first, ...last] }];
  }

  #addCounted(
    patterns: readonly CompiledPattern[],
    counted: Counted,
    hitOf: (line: CountedLine) => RawHit,
  ): void {
    const fresh = counted.lines.map((line): FreshLine => ({
      number: line.number,
      full: lazy(() => hitOf(line)),
    }));
    for (const pattern of patterns) {
      const kept = this.#keptOf(pattern);
      kept.count += counted.count;
      kept.fresh.push(...fresh);
      this.#touched.add(kept);
    }
    counted.count = 0;
    counted.lines.length = 0;
  }

  #keptOf(pattern: CompiledPattern): Kept {
    let kept = this.#byPattern.get(pattern);
    if (kept === undefined)
      this.#byPattern.set(pattern, (kept = { count: 0, first: [], last: [], fresh: [] }));
    return kept;
  }
}
