// Delta debugging: the smallest part of a list that still has a property, found by leaving out ever smaller pieces of it
// (after Zeller and Hildebrandt, “Simplifying and Isolating Failure-Inducing Input”, 2002).

/**
 * In the order of `items`, which must have the property. Of the result no single item can be left out. For `k` items
 * that are needed of `n`, about `k log n` questions.
 */
export async function smallestPart<T>(
  items: readonly T[],
  hasProperty: (part: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let part = items;
  for (let size = items.length; size > 0;) {
    const smaller = await withoutPieces(part, size, hasProperty);
    // What was needed beside a piece that is gone may be needless now.
    if (size === 1 && smaller.length === part.length) return part;
    part = smaller;
    size = Math.max(1, Math.floor(Math.min(size, part.length) / 2));
    if (part.length === 0) return part;
  }
  return part;
}

/** Each piece of `size` items is left out where the rest does without it. */
async function withoutPieces<T>(
  items: readonly T[],
  size: number,
  hasProperty: (part: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let part = items;
  for (let start = 0; start < part.length;) {
    const rest = [...part.slice(0, start), ...part.slice(start + size)];
    if (await hasProperty(rest)) part = rest;
    else start += size;
  }
  return part;
}
