// A map of bounded size in which none is preferred: each key has a rank by chance, and when there are too many, those of
// the highest ranks go. Which ones stay does not depend on the order of adding, and what stays was there all the time.
import { hashText } from '../../util/hash-text.ts';

export interface RankedMapOptions<V> {
  readonly maxSize: number;
  /** How many more are gathered before the surplus goes. */
  readonly room: number;
  /** Told of each value that goes. */
  readonly onDrop?: (value: V) => void;
}

interface Ranked<V> {
  readonly rank: number;
  readonly value: V;
}

/** What one thread kept. */
export interface RankedShare<V> {
  readonly entries: readonly (readonly [key: string, value: V])[];
  readonly limit: number;
}

export class RankedMap<V> {
  readonly #byKey = new Map<string, Ranked<V>>();
  /** The rank from which on there is no place. */
  #limit = Infinity;
  readonly #options: RankedMapOptions<V>;

  constructor(options: RankedMapOptions<V>) {
    this.#options = options;
  }

  /** True when there were more keys than may stay. */
  get isLimited(): boolean {
    return this.#byKey.size > this.#options.maxSize || this.#limit !== Infinity;
  }

  /** The value of the key, made when it is new; undefined when there is no place for it. */
  get(key: string, create: () => V): V | undefined {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known.value;
    const rank = hashText(key);
    if (rank >= this.#limit) return undefined;
    const { maxSize, room } = this.#options;
    if (this.#byKey.size >= maxSize + room) this.#dropSurplus();
    const value = create();
    this.#byKey.set(key, { rank, value });
    return value;
  }

  share(): RankedShare<V> {
    this.#dropSurplus();
    return { entries: Array.from(this.#byKey, ([key, { value }]) => [key, value]), limit: this.#limit };
  }

  /** Gives up what has no place beside what another map gave up; `add` puts a value of the share to that of the key. */
  absorb({ entries, limit }: RankedShare<V>, add: (key: string, value: V) => void): void {
    this.#lower(Math.min(limit, this.#limit));
    for (const [key, value] of entries) add(key, value);
  }

  /** Those that stay. */
  values(): V[] {
    this.#dropSurplus();
    return Array.from(this.#byKey.values(), (one) => one.value);
  }

  #dropSurplus(): void {
    const { maxSize } = this.#options;
    if (this.#byKey.size <= maxSize) return;
    const ranks = Float64Array.from(this.#byKey.values(), (one) => one.rank).sort();
    this.#lower(ranks[maxSize] ?? Infinity);
  }

  #lower(limit: number): void {
    if (limit >= this.#limit) return;
    this.#limit = limit;
    for (const [key, { rank, value }] of this.#byKey) {
      if (rank < limit) continue;
      this.#byKey.delete(key);
      this.#options.onDrop?.(value);
    }
  }
}
