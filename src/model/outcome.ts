// How one rule ended on one flare, and the observations that led there.
import type { MissingInput } from './absence.ts';
import type { FactRecord } from './fact.ts';
import type { LogEvent } from './log.ts';
import type { Excerpt } from './place.ts';

export const OUTCOMES = ['match', 'no-match', 'not-applicable', 'unknown', 'error'] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** Three-valued: what one look at the flare gave. */
export const VERDICTS = ['seen', 'not-seen', 'cannot-tell'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The answer of one operator; `expected` and `actual` are one line each, for `explain`. */
export interface Observation {
  readonly verdict: Verdict;
  readonly expected: string;
  readonly actual: string;
  readonly evidence: readonly Excerpt[];
  readonly captures: Readonly<Record<string, string>>;
  readonly missing: readonly MissingInput[];
  /** Events behind the evidence (log lines); absent for a state. */
  readonly count?: number;
  /** There may be more than `count`: not all were kept. */
  readonly isCountAtLeast?: true;
  readonly firstOrder?: number;
  readonly lastOrder?: number;
  readonly firstTime?: number;
  readonly lastTime?: number;
  /** Of a look at lines, and of no other: the events that count; none unless it is seen. */
  readonly events?: readonly LogEvent[];
  /** Of a look at `any` or `all` records, when each could be read: those that match, and the others. */
  readonly records?: RecordsSeen;
  /** Why there may be more events than were seen. */
  readonly unsearched?: readonly MissingInput[];
}

export interface RecordsSeen {
  readonly matching: readonly FactRecord[];
  readonly others: readonly FactRecord[];
}

/** A node of the condition tree as evaluated, for `explain`. */
export interface TraceNode {
  readonly label: string;
  readonly verdict: Verdict;
  readonly observation?: Observation;
  readonly children: readonly TraceNode[];
}

export interface RuleOutcome {
  readonly ruleId: string;
  readonly outcome: OutcomeKind;
  readonly reason?: string;
  readonly missing: readonly MissingInput[];
  readonly observations: Readonly<Record<string, Observation>>;
  readonly trace: TraceNode;
}

/** A look that keeps its rule from matching, and the verdict that would let it match. */
export interface MissedLook {
  /** Its name, or `applies N`. */
  readonly name: string;
  readonly needed: Exclude<Verdict, 'cannot-tell'>;
  readonly observation: Observation;
}

/** A rule that would match if one look alone had ended otherwise. */
export interface MissedRule {
  readonly ruleId: string;
  readonly outcome: OutcomeKind;
  /** Any one of these would do; never empty, in the order of the rule. */
  readonly looks: readonly MissedLook[];
}
