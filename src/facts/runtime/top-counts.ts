// Counts keys of a stream in bounded memory: when too many different ones came, the rarest are forgotten.
import type { Place } from '../../model/place.ts';

export interface Counted {
  readonly key: string;
  readonly count: number;
  /** The largest amount seen with the key. */
  readonly amount: number;
  /** Where that amount stands. */
  readonly place: Omit<Place, 'file'>;
}

type Seen = Pick<Counted, 'amount' | 'place'> & { readonly count?: number };

export class TopCounts {
  readonly #maxKeys: number;
  #rows = new Map<string, Counted>();

  /** `maxKeys`: kept at once. */
  constructor(maxKeys: number) {
    this.#maxKeys = maxKeys;
  }

  /** One more of `key`. */
  add(key: string, { amount, place, count = 1 }: Seen): void {
    const known = this.#rows.get(key);
    const isLarger = known === undefined || amount > known.amount;
    this.#rows.set(key, {
      key,
      count: (known?.count ?? 0) + count,
      amount: isLarger ? amount : known.amount,
      place: isLarger ? place : known.place,
    });
    if (this.#rows.size > this.#maxKeys) this.#forget();
  }

  /** The most frequent ones; by key where equal, so that the order of the stream does not matter. */
  top(limit: number): readonly Counted[] {
    const rows = [...this.#rows.values()];
    rows.sort((a, b) => b.count - a.count || b.amount - a.amount || (a.key < b.key ? -1 : 1));
    return rows.slice(0, limit);
  }

  #forget(): void {
    const kept = this.top(Math.ceil(this.#maxKeys / 4));
    this.#rows = new Map(kept.map((row) => [row.key, row]));
  }
}
