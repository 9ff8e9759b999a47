// Finds windows of time with enough events in them. Events rise in `ms`; those without a place in time are left to the
// caller.

/** What a window needs to know of an event. */
export interface TimedEvent {
  readonly ms: number;
  readonly count: number;
  readonly value?: string;
}

/** Events `[from, to]`, both included. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * The first window of at most `withinMs` that holds `least` events, with all that it holds; its ends may lie exactly that
 * far apart.
 */
export function countWindow(
  events: readonly TimedEvent[],
  least: number,
  withinMs: number,
): Window | undefined {
  let from = 0;
  let count = 0;
  for (const [to, event] of events.entries()) {
    count += event.count;
    while (event.ms - (events[from]?.ms ?? event.ms) > withinMs) count -= events[from++]?.count ?? 0;
    if (count >= least) return { from, to: lastWithin(events, { from, to }, withinMs) };
  }
  return undefined;
}

/** The same for different values; events without a value do not count. */
export function distinctWindow(
  events: readonly TimedEvent[],
  least: number,
  withinMs: number,
): Window | undefined {
  const inside = new Map<string, number>();
  let from = 0;
  for (const [to, { ms, value }] of events.entries()) {
    if (value !== undefined) inside.set(value, (inside.get(value) ?? 0) + 1);
    while (ms - (events[from]?.ms ?? ms) > withinMs) forget(inside, events[from++]?.value);
    if (inside.size >= least) return { from, to: lastWithin(events, { from, to }, withinMs) };
  }
  return undefined;
}

function lastWithin(events: readonly TimedEvent[], { from, to }: Window, withinMs: number): number {
  const start = events[from]?.ms ?? 0;
  let last = to;
  while ((events[last + 1]?.ms ?? Infinity) - start <= withinMs) last++;
  return last;
}

function forget(inside: Map<string, number>, value: string | undefined): void {
  if (value === undefined) return;
  const left = (inside.get(value) ?? 0) - 1;
  if (left > 0) inside.set(value, left);
  else inside.delete(value);
}
