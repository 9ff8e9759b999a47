// Builds observations, so that every operator answers in the same shape.
import type { MissingInput } from '../model/absence.ts';
import type { Observation, Verdict } from '../model/outcome.ts';
import type { Excerpt, Place } from '../model/place.ts';

interface Answer {
  readonly isSeen: boolean;
  readonly expected: string;
  readonly actual: string;
  readonly places: readonly Place[];
  readonly captures?: Readonly<Record<string, string>>;
}

/** A decided look; `places` show it whether it was seen or not. */
export function decided(answer: Answer): Observation {
  const verdict: Verdict = answer.isSeen ? 'seen' : 'not-seen';
  return {
    verdict,
    expected: answer.expected,
    actual: answer.actual,
    evidence: answer.places.map(asExcerpt),
    captures: answer.captures ?? {},
    missing: [],
  };
}

/** An undecided look, with what it would need. */
export function cannotTell(expected: string, missing: readonly MissingInput[]): Observation {
  const actual = missing.map((input) => `${input.input}: ${input.cause}`).join('; ');
  return { verdict: 'cannot-tell', expected, actual, evidence: [], captures: {}, missing };
}

function asExcerpt(place: Place): Excerpt {
  const { file, line, text } = place;
  return 'before' in place ? (place as Excerpt) : { file, line, text, before: [], after: [] };
}
