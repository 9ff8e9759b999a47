// How many events of all patterns keep their line: a bounded number, chosen by rank, so that it is the same choice
// whatever order they come in.

/** With its neighbours a line takes about a kilobyte. */
export const MAX_SHOWN_LINES = 15_000;

/** A list of events that can give up lines. */
export interface LineKeeper {
  shownRanks(): number[];
  showBelow(limit: number): void;
}

export class ShownLines {
  #limit = Infinity;
  #count = 0;
  readonly #keepers: LineKeeper[] = [];

  follow(keeper: LineKeeper): void {
    this.#keepers.push(keeper);
  }

  isShown(rank: number): boolean {
    return rank < this.#limit;
  }

  /** One more line is kept. */
  note(): void {
    if (++this.#count >= 2 * MAX_SHOWN_LINES) this.finish();
  }

  /** Leaves no more lines than may be kept; ranks are spread evenly, so that hardly any is lost with its equals. */
  finish(): void {
    const ranks = this.#keepers.flatMap((keeper) => keeper.shownRanks()).sort((a, b) => a - b);
    this.#count = Math.min(ranks.length, MAX_SHOWN_LINES);
    const limit = ranks[MAX_SHOWN_LINES];
    if (limit === undefined) return;
    this.#limit = limit;
    for (const keeper of this.#keepers) keeper.showBelow(limit);
  }
}
