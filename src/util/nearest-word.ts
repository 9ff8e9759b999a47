// The known word that a mistyped one was most likely meant to be. Says none when nothing is near.
import { lettersChanged } from './letters-changed.ts';

/** Longer words are never compared: the work grows with the product of two lengths. */
const MAX_LENGTH = 100;

/** The nearest of the known words, at most a third of its letters away; the first of several. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const one of known) {
    if (one.length > MAX_LENGTH || word.length > MAX_LENGTH) continue;
    if (Math.abs(one.length - word.length) >= bestDistance) continue;
    const distance = lettersChanged(word.toLowerCase(), one.toLowerCase(), 'whole');
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
