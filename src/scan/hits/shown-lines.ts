// How many events of all patterns keep their line: a bounded number, those of the lowest ranks, so that it is the same
// choice whatever order they come in.

/** With its neighbours a line takes up to some kilobytes. */
export const MAX_SHOWN_LINES = 10_000;

/** A list of events that can give up lines. */
export interface LineKeeper {
  showBelow(limit: number): void;
}

/** What one thread kept: the lines of another may push out some of these. */
export interface ShownShare {
  readonly ranks: readonly number[];
  readonly limit: number;
}

export class ShownLines {
  /** Of every event that was added and may still keep its line. */
  #ranks: number[] = [];
  #limit = Infinity;
  readonly #keepers: LineKeeper[] = [];

  follow(keeper: LineKeeper): void {
    this.#keepers.push(keeper);
  }

  /** Whether an event of this rank keeps its line, for now. */
  take(rank: number): boolean {
    if (rank >= this.#limit) return false;
    this.#ranks.push(rank);
    if (this.#ranks.length >= 2 * MAX_SHOWN_LINES) this.finish();
    return rank < this.#limit;
  }

  share(): ShownShare {
    this.finish();
    return { ranks: this.#ranks, limit: this.#limit };
  }

  /** Before the events of the share are added. */
  absorb({ ranks, limit }: ShownShare): void {
    for (const rank of ranks) this.#ranks.push(rank);
    this.finish();
    this.#lower(Math.min(limit, this.#limit));
  }

  /** Whether an event whose rank is known here keeps its line. */
  keeps(rank: number): boolean {
    return rank < this.#limit;
  }

  /** Leaves no more lines than may be kept; ranks are spread evenly, so that hardly any is lost with its equals. */
  finish(): void {
    this.#ranks.sort((a, b) => a - b);
    const limit = this.#ranks[MAX_SHOWN_LINES];
    if (limit !== undefined) this.#lower(limit);
  }

  #lower(limit: number): void {
    if (limit >= this.#limit) return;
    this.#limit = limit;
    this.#ranks = this.#ranks.filter((rank) => rank < limit);
    for (const keeper of this.#keepers) keeper.showBelow(limit);
  }
}
