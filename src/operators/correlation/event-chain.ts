// Finds one event of each step, each after the one before, all within a time. Of two lines in one file the lower one is
// later; of two files the time decides, and lines of the same second may follow each other either way.

/** Events of a step must rise in `ms`, and within one file in `order`. */
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

/** The links that the events of the next step make; takes time in proportion to both. */
function followed<E extends ChainEvent>(links: readonly Link<E>[], step: readonly E[]): Link<E>[] {
  const next: Link<E>[] = [];
  let earlier: Link<E> | undefined;
  let now = new SameTime<E>(-Infinity);
  let index = 0;
  for (const event of step) {
    if (event.ms > now.ms) {
      earlier = later(earlier, now.best);
      now = new SameTime(event.ms);
    }
    for (let link = links[index]; link !== undefined && link.event.ms <= event.ms; link = links[++index]) {
      if (link.event.ms < event.ms) earlier = later(earlier, link);
      else now.add(link);
    }
    const before = later(earlier, now.bestFor(event));
    if (before !== undefined) next.push({ event, startMs: before.startMs, before });
  }
  return next;
}

/** Links of one time, by file: in the file of an event only those above it count. */
class SameTime<E extends ChainEvent> {
  readonly ms: number;
  readonly #files = new Map<string, FileLinks<E>>();
  #best: Link<E> | undefined;
  /** The best link of any file but that of the best one. */
  #bestOfOthers: Link<E> | undefined;

  constructor(ms: number) {
    this.ms = ms;
  }

  get best(): Link<E> | undefined {
    return this.#best;
  }

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

/** Links of one file and time, rising in `order`; asked from the top down. */
class FileLinks<E extends ChainEvent> {
  #above: Link<E> | undefined;
  #next = 0;
  readonly #links: Link<E>[] = [];

  add(link: Link<E>): void {
    this.#links.push(link);
  }

  bestAbove(order: number): Link<E> | undefined {
    for (let link = this.#links[this.#next]; link !== undefined && link.event.order < order;) {
      this.#above = later(this.#above, link);
      link = this.#links[++this.#next];
    }
    return this.#above;
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
