// Finds one event of each step, each after the one before, all within a time. None follows one of a later time; of two lines
// in one file only the lower one follows, and lines of two files in the same second may follow each other either way.

/** Events of a step must rise in `ms`, and those of one `ms` in `order`. */
export interface ChainEvent {
  readonly file: string;
  /** Ranks of its first and its last line. */
  readonly order: number;
  readonly lastOrder: number;
  readonly ms: number;
}

/** The best chain that ends in an event: the one that started last. */
interface Link<E> {
  readonly event: E;
  readonly startMs: number;
  readonly before: Link<E> | undefined;
}

/** For every event of the last step that ends a chain of at most `withinMs`: that chain, first step first. */
export function eventChains<E extends ChainEvent>(
  steps: readonly (readonly E[])[],
  withinMs: number,
): readonly (readonly E[])[] {
  const [first = [], ...rest] = steps;
  let links = first.map((event): Link<E> => ({ event, startMs: event.ms, before: undefined }));
  for (const step of rest) links = followed(links, step);
  return links.filter((link) => link.event.ms - link.startMs <= withinMs).map(eventsOf);
}

/** The links that the events of the next step make. */
function followed<E extends ChainEvent>(links: readonly Link<E>[], step: readonly E[]): Link<E>[] {
  const next: Link<E>[] = [];
  const earlier = new EarlierLinks<E>();
  let index = 0;
  for (const event of step) {
    for (let link = links[index]; link !== undefined && link.event.ms <= event.ms; link = links[++index])
      earlier.add(link);
    const before = earlier.bestFor(event);
    if (before !== undefined) next.push({ event, startMs: before.startMs, before });
  }
  return next;
}

/** Links that are not later than an event, by file: in its own file only those above it count. */
class EarlierLinks<E extends ChainEvent> {
  readonly #files = new Map<string, FileLinks<E>>();
  #best: Link<E> | undefined;
  /** The best link of any file but that of the best one. */
  #bestOfOthers: Link<E> | undefined;

  add(link: Link<E>): void {
    const known = this.#files.get(link.event.file) ?? new FileLinks<E>();
    this.#files.set(link.event.file, known);
    known.add(link);
    const isOfBest = this.#best?.event.file === link.event.file;
    if (later(this.#best, link) !== link) {
      if (!isOfBest) this.#bestOfOthers = later(this.#bestOfOthers, link);
      return;
    }
    if (!isOfBest) this.#bestOfOthers = this.#best;
    this.#best = link;
  }

  /** Takes the same time however many files there are. */
  bestFor(event: E): Link<E> | undefined {
    const above = this.#files.get(event.file)?.bestAbove(event.lastOrder);
    return later(above, this.#best?.event.file === event.file ? this.#bestOfOthers : this.#best);
  }
}

/** Links of one file that may be the best: those further down start later. */
class FileLinks<E extends ChainEvent> {
  readonly #links: Link<E>[] = [];

  add(link: Link<E>): void {
    const at = this.#countAbove(link.event.order);
    if ((this.#links[at - 1]?.startMs ?? -Infinity) >= link.startMs) return;
    let end = at;
    while ((this.#links[end]?.startMs ?? Infinity) <= link.startMs) end++;
    this.#links.splice(at, end - at, link);
  }

  bestAbove(order: number): Link<E> | undefined {
    return this.#links[this.#countAbove(order) - 1];
  }

  #countAbove(order: number): number {
    let [from, to] = [0, this.#links.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#links[middle]?.event.order ?? Infinity) < order) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

function later<E>(a: Link<E> | undefined, b: Link<E> | undefined): Link<E> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.startMs > a.startMs ? b : a;
}

function eventsOf<E>(link: Link<E>): E[] {
  const events: E[] = [];
  for (let at: Link<E> | undefined = link; at !== undefined; at = at.before) events.unshift(at.event);
  return events;
}
