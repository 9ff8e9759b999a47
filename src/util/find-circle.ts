// The way back from the end of an edge to its start, in a graph of names.

/** The names of the shortest circle through the edge, `from` first; undefined when there is none. */
export function findCircle(
  targets: ReadonlyMap<string, readonly string[]>,
  { from, to }: { readonly from: string; readonly to: string },
): readonly string[] | undefined {
  const cameFrom = new Map<string, string>([[to, from]]);
  const queue = [to];
  for (const name of queue) {
    if (name === from) return wayTo(from, cameFrom);
    for (const next of targets.get(name) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, name);
      queue.push(next);
    }
  }
  return undefined;
}

function wayTo(from: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way: string[] = [];
  for (let name = cameFrom.get(from); name !== undefined && name !== from; name = cameFrom.get(name))
    way.unshift(name);
  return [from, ...way];
}
