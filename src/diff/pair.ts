// Two of a kind: of the old flare and of the new one.
import { factValueOf, type Diagnosis } from '../assemble/diagnosis.ts';
import type { DiffSide, Incomparable } from '../model/flare-diff.ts';

export type Pair<T> = Readonly<Record<DiffSide, T>>;

/** What changed in one part, and what keeps the rest of it from being compared. */
export interface Comparison<T> {
  readonly changed: readonly T[];
  readonly incomparable: readonly Incomparable[];
}

/** Undefined for a fact that is not known or no number. */
export function numberOf(diagnosis: Diagnosis, name: string): number | undefined {
  const value = factValueOf(diagnosis, name);
  return typeof value === 'number' ? value : undefined;
}
