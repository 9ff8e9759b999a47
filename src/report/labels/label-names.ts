// The words that a rendering adds to a report, by name. What they are in a language stands in its table.
import type { AbsenceCause } from '../../model/absence.ts';
import type { FlareKind } from '../../model/flare-kind.ts';
import type { OutcomeKind, Verdict } from '../../model/outcome.ts';
import type { ProblemCode } from '../../model/problem.ts';
import type { TimelineMark } from '../../model/report.ts';
import type { Confidence, Severity } from '../../model/severity.ts';

export interface Labels {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly confidence: Readonly<Record<Confidence, string>>;
  readonly outcome: Readonly<Record<OutcomeKind, string>>;
  readonly absence: Readonly<Record<AbsenceCause, string>>;
  readonly kind: Readonly<Record<FlareKind, string>>;
  readonly problem: Readonly<Record<ProblemCode, string>>;
  readonly incident: string;
  readonly assumed: string;
  readonly incidentAt: (time: string, minutes: number) => string;
  readonly incidentOutside: (from: string, to: string) => string;
  readonly nearIncident: (count: string) => string;
  readonly timelineKind: Readonly<Record<TimelineMark['kind'], string>>;

  readonly reportOf: (name: string) => string;
  readonly flare: string;
  readonly platform: string;
  readonly created: string;
  readonly bundle: string;
  readonly hostUnknown: string;
  readonly createdUnknown: string;
  readonly madeLocally: string;
  readonly installedBy: (method: string) => string;
  readonly files: (count: string, unpacked: string) => string;

  readonly listSeparator: string;
  readonly severityCount: (severity: string, count: string) => string;
  readonly verdict: (totals: string, worstTitle: string) => string;
  readonly nothingFound: string;
  /** Of a bundle that is no flare. */
  readonly nothingJudged: string;
  readonly checked: (decided: string, notApplicable: string) => string;
  readonly notDecided: (unknown: string) => string;
  readonly readingProblems: (count: string) => string;
  readonly nothingLeft: string;
  readonly suppressedCount: (count: string) => string;

  readonly findings: string;
  readonly evidence: string;
  readonly morePlaces: (count: string) => string;
  readonly times: (count: string) => string;
  readonly timesAtLeast: (count: string) => string;
  readonly between: (first: string, last: string) => string;
  readonly explains: string;
  readonly explainedBy: string;
  readonly runbook: string;
  readonly references: string;
  readonly affects: string;
  readonly fixedIn: (versions: string, releases: string) => string;
  readonly workaround: string;
  readonly tellCustomer: string;
  readonly falsePositives: string;
  readonly firstSteps: string;
  readonly moreSteps: (count: string) => string;

  readonly undecided: (rules: string) => string;
  readonly missing: (what: string, rules: string) => string;
  readonly rules: (count: string) => string;
  readonly withoutReason: string;
  readonly askFor: string;
  readonly askReason: (why: string, ruleIds: string) => string;
  readonly unexplained: string;
  readonly explainedLines: (explained: string, total: string, percent: string) => string;
  readonly draftRule: string;
  readonly nearMisses: (count: string) => string;
  readonly noNearMisses: string;
  readonly verdictOfLook: Readonly<Record<Verdict, string>>;
  readonly nearMissLook: (name: string, verdict: string, needed: string) => string;
  readonly anyOneWouldDo: string;
  readonly wanted: string;
  readonly found: string;
  readonly ofTotal: (shown: string, total: string) => string;
  readonly timeline: string;
  readonly suppressed: (count: string) => string;
  readonly suppressedUntil: (reason: string, day: string) => string;
  readonly unusedSuppressions: string;
  readonly packs: string;
  readonly replaces: (ruleId: string, pack: string) => string;
  readonly problems: string;
  readonly andMore: (count: string) => string;
  readonly allRules: string;
  readonly ruleTotals: (total: string, byOutcome: string) => string;
  readonly outcomeCount: (outcome: string, count: string) => string;
  readonly madeBy: (tool: string, rulesDigest: string) => string;
  readonly contents: string;
}
