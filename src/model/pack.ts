// A pack: one folder of rules with a name and a version, and what it says besides its rules.
import type { FlareKind } from './flare-kind.ts';

export interface Pack {
  readonly name: string;
  /** Null when the folder has no manifest. */
  readonly version: string | null;
  /** SHA-256 over its rules and tables, hex. */
  readonly digest: string;
  /** Sorted; a rule of a later pack with the same id replaces the one of this pack. */
  readonly ruleIds: readonly string[];
}

/** An id that once was a rule. It is never used again for something else. */
export interface RetiredRule {
  readonly id: string;
  /** Version of the pack that no longer has it. */
  readonly since: string;
  readonly reason: string;
  readonly replacedBy?: string;
}

/** Which findings are meant: all keys that are given must hold. Never empty. */
export interface SuppressionScope {
  /** Host name; `*` stands for any characters. */
  readonly host?: string;
  /** Name of the Kubernetes cluster; `*` stands for any characters. */
  readonly cluster?: string;
  readonly kind?: FlareKind;
  /** Some line of the finding’s evidence, as the report shows it, holds this text (case ignored). */
  readonly evidenceContains?: string;
}

/** A finding that somebody has looked at and does not want to see again until a day. */
export interface Suppression {
  readonly ruleId: string;
  readonly scope: SuppressionScope;
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day (UTC) on which it holds. */
  readonly expires: string;
  readonly owner?: string;
}

/** Suppressions and the day that decides which of them still hold; whoever calls the analysis knows the day. */
export interface SuppressionPlan {
  readonly entries: readonly Suppression[];
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
}
