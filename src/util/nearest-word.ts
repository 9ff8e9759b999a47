// The known word that a mistyped one was most likely meant to be. Says none when nothing is near.

/** Longer words are never compared: the work grows with the product of two lengths. */
const MAX_LENGTH = 100;

/** The nearest of the known words, at most a third of its letters away; the first of several. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const one of known) {
    if (one.length > MAX_LENGTH || word.length > MAX_LENGTH) continue;
    if (Math.abs(one.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), one.toLowerCase());
    if (distance >= bestDistance || distance >= one.length) continue;
    best = one;
    bestDistance = distance;
  }
  return best;
}

/** ` Did you mean “…”?`, to be put after a sentence; empty when nothing is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearestWord(word, known);
  return near === undefined ? '' : ` Did you mean “${near}”?`;
}

/** Letters to insert, take out, replace or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const cheapest = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + Number(!isSame),
      );
      row.push(isSwapped ? Math.min(cheapest, (beforeLast[j - 2] ?? 0) + 1) : cheapest);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
