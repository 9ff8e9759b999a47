// What one comparison gives: yes, no, or cannot tell with what is missing. Joins several into one.
import { distinctInputs, type MissingInput } from '../../model/absence.ts';

/** `isTrue` is undefined when it cannot be told; then `missing` says why. */
export interface Answer {
  readonly isTrue: boolean | undefined;
  readonly missing: readonly MissingInput[];
}

export const YES: Answer = { isTrue: true, missing: [] };
export const NO: Answer = { isTrue: false, missing: [] };

export const decide = (isTrue: boolean): Answer => (isTrue ? YES : NO);

export function undecided(...missing: readonly MissingInput[]): Answer {
  return { isTrue: undefined, missing };
}

/** It is there, and its text is not what the comparison needs. */
export function unreadable(input: string, detail: string): Answer {
  return undecided({ input, cause: 'unreadable', detail });
}

/** One `no` decides, whatever the others are. */
export function allTrue(answers: readonly Answer[]): Answer {
  if (answers.some(({ isTrue }) => isTrue === false)) return NO;
  return openOf(answers) ?? YES;
}

/** One `yes` decides, whatever the others are. */
export function anyTrue(answers: readonly Answer[]): Answer {
  if (answers.some(({ isTrue }) => isTrue === true)) return YES;
  return openOf(answers) ?? NO;
}

export function negated({ isTrue, missing }: Answer): Answer {
  return { isTrue: isTrue === undefined ? undefined : !isTrue, missing };
}

function openOf(answers: readonly Answer[]): Answer | undefined {
  const open = answers.filter(({ isTrue }) => isTrue === undefined);
  return open.length === 0 ? undefined : undecided(...distinctInputs(open.flatMap(({ missing }) => missing)));
}
