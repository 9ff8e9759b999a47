// Finds the longest time in which nothing happened. Between two parts of a rotated log something may be missing, so
// that a silence across them is possible only, not certain.

/** Something that ends a silence, in order of time. */
export interface SilencePoint<P> {
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  readonly place: P;
  /** `part-end` and `part-start`: here a part of the log ends, and the next one starts. */
  readonly kind: 'event' | 'part-end' | 'part-start';
}

export interface Silence<P> {
  readonly ms: number;
  readonly from: P;
  readonly to: P;
}

export interface Silences<P> {
  /** The longest one that nothing can have broken. */
  readonly certain: Silence<P> | undefined;
  /** The longest one, should nothing be missing between the parts. */
  readonly possible: Silence<P> | undefined;
}

/** A clock that goes back makes no silence: time counts from the latest point before. */
export function longestSilences<P>(points: readonly SilencePoint<P>[]): Silences<P> {
  return {
    certain: longest(points, (from, to) => from.kind !== 'part-end' || to.kind !== 'part-start'),
    possible: longest(
      points.filter((point) => point.kind === 'event'),
      () => true,
    ),
  };
}

function longest<P>(
  points: readonly SilencePoint<P>[],
  isCertain: (from: SilencePoint<P>, to: SilencePoint<P>) => boolean,
): Silence<P> | undefined {
  let best: Silence<P> | undefined;
  let before: SilencePoint<P> | undefined;
  for (const point of points) {
    if (before !== undefined && isCertain(before, point)) {
      const ms = point.time - before.time;
      if (ms > (best?.ms ?? 0)) best = { ms, from: before.place, to: point.place };
    }
    if (before === undefined || point.time >= before.time) before = point;
  }
  return best;
}
