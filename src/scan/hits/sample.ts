// A bounded sample of hits: how many there were, the first ones and the last ones, whatever order they came in.

/** Hits kept at each end of time for one pattern. */
export const SAMPLE_SIZE = 10;
/** Files whose last hit is kept. */
const MAX_FILES = 500;

export class Sample<T> {
  count = 0;
  /** The last one of each file, of the newest files; in order once it was asked for. */
  #lastInFiles: T[] = [];
  #isCut = false;
  #first: T[] = [];
  #last: T[] = [];
  readonly #compare: (a: T, b: T) => number;

  /** `compare` must be a total order, so that the sample does not depend on the order of adding. */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  /** `items` must hold the first and the last ones of those that are counted, up to SAMPLE_SIZE of each. */
  add({ count, items }: { readonly count: number; readonly items: readonly T[] }): void {
    this.count += count;
    for (const item of items) {
      this.#first = keepSmallest(this.#first, item, this.#compare);
      this.#last = keepSmallest(this.#last, item, (a, b) => this.#compare(b, a));
    }
  }

  addLast(items: readonly T[], isCut = false): void {
    this.#lastInFiles.push(...items);
    this.#isCut ||= isCut;
    if (this.#lastInFiles.length >= 2 * MAX_FILES) this.#cutLasts();
  }

  lastInFiles(): { readonly items: readonly T[]; readonly isCut: boolean } {
    this.#cutLasts();
    return { items: this.#lastInFiles, isCut: this.#isCut };
  }

  #cutLasts(): void {
    this.#lastInFiles.sort(this.#compare);
    this.#isCut ||= this.#lastInFiles.length > MAX_FILES;
    this.#lastInFiles = this.#lastInFiles.slice(-MAX_FILES);
  }

  /** First and last hits in order, each once. */
  items(): T[] {
    const items = [...this.#first, ...this.#last].sort(this.#compare);
    return items.filter((item, index) => index === 0 || this.#compare(item, items[index - 1] as T) !== 0);
  }
}

function keepSmallest<T>(sorted: T[], item: T, compare: (a: T, b: T) => number): T[] {
  const worst = sorted.at(-1);
  if (sorted.length >= SAMPLE_SIZE && worst !== undefined && compare(item, worst) >= 0) return sorted;
  const at = sorted.findIndex((one) => compare(item, one) < 0);
  const kept = at < 0 ? [...sorted, item] : [...sorted.slice(0, at), item, ...sorted.slice(at)];
  return kept.slice(0, SAMPLE_SIZE);
}
