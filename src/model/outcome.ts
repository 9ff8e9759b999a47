// How one rule ended on one flare, and the observations that led there.
import type { MissingInput } from './absence.ts';
import type { LogEvent, LogSource } from './log.ts';
import type { Excerpt, Place } from './place.ts';

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
  /** The earliest and the latest time of the events, milliseconds since 1970 UTC. */
  readonly firstTime?: number;
  readonly lastTime?: number;
  /** The events themselves; where nobody asks for their times, only the first and the last of many. */
  readonly events?: readonly LogEvent[];
  /** Other looks of the rule that are seen whenever this one is, by name; absent when there are none. */
  readonly restsOn?: readonly string[];
  /** Where the lines of a look at lines stand; left out where other looks say. */
  readonly logs?: readonly LogSource[];
  /** Of a look at a fact, and of no other. */
  readonly ofFact?: FactAnswer;
  /** Why there may be more events than were seen. */
  readonly unsearched?: readonly MissingInput[];
}

/** What a look at a fact sees, for other looks. */
export interface FactAnswer {
  /** Where the fact stands; undefined when the look does not see it, or cannot tell. */
  readonly place: Place | undefined;
  /** Values that this field has in records of which all match, with the place of one of them. */
  matchingValues(field: string): ReadonlyMap<string, Place>;
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
