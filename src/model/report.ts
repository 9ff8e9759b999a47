// The report: the only output of analysis, plain JSON with `schemaVersion` 1. Every format renders it.
import type { AbsenceCause } from './absence.ts';
import type { ArchiveFormat } from './entry.ts';
import type { FlareKind } from './flare-kind.ts';
import type { FactScalar } from './fact.ts';
import type { Language } from './language.ts';
import type { LogLevel } from './log.ts';
import type { MissedLook, OutcomeKind, Verdict } from './outcome.ts';
import type { Problem } from './problem.ts';
import type { Reference } from './reference.ts';
import type { Platform } from './runbook.ts';
import type { Confidence, Severity } from './severity.ts';

export const SCHEMA_VERSION = '1';

export interface ReportBundle {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: ArchiveFormat;
  readonly kind: FlareKind;
  readonly rootDir: string;
  readonly hostname: string | null;
  /** ISO 8601 UTC; null when the flare does not say. */
  readonly createdAt: string | null;
  readonly local: boolean;
  readonly entries: number;
  readonly uncompressedBytes: number;
}

export interface ReportEvidence {
  /** The look of the rule that saw it: what a runbook's `{{ evidence.<find>.text }}` names. */
  readonly find?: string;
  /** Other looks of the rule that saw the same line; never empty. */
  readonly alsoFind?: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly timestamp?: string;
  readonly context: { readonly before: readonly string[]; readonly after: readonly string[] };
}

export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly title: string;
  readonly summary: string;
  /** Can be sent to the customer as it is. */
  readonly customer?: string;
  /** When the finding is wrong although the rule is right. */
  readonly falsePositives?: string;
  readonly affects?: ReportAffects;
  readonly knownIssue?: { readonly id: string; readonly title: string; readonly workaround: string };
  /** Somebody has looked at it and does not want to see it until this day; readable formats leave it out. */
  readonly suppressed?: { readonly reason: string; readonly expires: string };
  readonly component: string;
  readonly tags: readonly string[];
  /** Never empty. */
  readonly evidence: readonly [ReportEvidence, ...ReportEvidence[]];
  readonly occurrences: {
    /** Lines, however many looks found one, and records of facts; 1 for a state. */
    readonly count: number;
    /** There may be more: of some looks not every line is kept. `firstSeen` is then the first of those that are. */
    readonly isAtLeast?: true;
    readonly firstSeen: string | null;
    readonly lastSeen: string | null;
    /** How many of them lie near the incident; only when the report is centred on one, and of lines with a time. */
    readonly nearIncident?: number;
  };
  readonly variables: Readonly<Record<string, string>>;
  /** Findings of this report that this one is the cause of. */
  readonly explains: readonly string[];
  readonly explainedBy?: string;
  readonly runbook: { readonly id: string; readonly title: string };
  readonly references: readonly Reference[];
  /** Markdown, one string a step, for the platform found. */
  readonly remediation: readonly string[];
}

/** Versions that have the trouble, as a range, and the first release of each line that has it no longer. */
export interface ReportAffects {
  /** Whose versions. */
  readonly component: string;
  readonly versions: string;
  readonly fixedIn: readonly string[];
}

export const SUPPRESSION_STATES = ['used', 'unused', 'expired'] as const;

export interface ReportSuppressions {
  /** `YYYY-MM-DD`, UTC: the day that decided which had expired. */
  readonly today: string;
  readonly entries: readonly {
    readonly ruleId: string;
    readonly reason: string;
    readonly expires: string;
    readonly owner?: string;
    readonly state: (typeof SUPPRESSION_STATES)[number];
  }[];
}

export interface ReportIncident {
  readonly at: string;
  readonly reachMinutes: number;
  /** Only when no log reaches near it: what they cover, ISO 8601 UTC. */
  readonly logs?: { readonly from: string; readonly to: string };
}

export interface ReportPack {
  readonly name: string;
  /** Null when its folder has no manifest. */
  readonly version: string | null;
  readonly digest: string;
  /** Rules of earlier packs that rules of this one replaced. */
  readonly overrides: readonly { readonly ruleId: string; readonly pack: string }[];
}

export interface RuleResult {
  readonly id: string;
  readonly outcome: OutcomeKind;
  readonly reason?: string;
  readonly missing?: readonly {
    readonly input: string;
    readonly cause: AbsenceCause;
    readonly detail?: string;
  }[];
}

export interface UnexplainedTemplate {
  readonly template: string;
  readonly level: LogLevel;
  readonly component: string;
  readonly count: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly example: { readonly file: string; readonly line: number; readonly text: string };
}

/** Lines of logs at WARN, ERROR or CRITICAL: all, and those that a pattern of a matched rule hit. */
export interface ExplainedLines {
  readonly explained: number;
  readonly total: number;
}

export const TIMELINE_KINDS = ['start', 'first', 'last', 'gap', 'incident', 'flare'] as const;

export interface TimelineMark {
  readonly at: string;
  readonly kind: (typeof TIMELINE_KINDS)[number];
  readonly text: string;
  readonly file?: string;
  readonly line?: number;
  readonly ruleId?: string;
}

export interface ReportInfoNeeded {
  readonly decides: readonly string[];
  readonly command: string;
  readonly why: string;
}

/** A look that alone keeps its rule from matching: what it wanted, what it found, which answer it would need. */
export interface NearMissLook {
  readonly name: string;
  readonly verdict: Verdict;
  readonly needed: MissedLook['needed'];
  readonly expected: string;
  readonly actual: string;
  readonly where: readonly { readonly file: string; readonly line: number }[];
}

/** A rule that would match if any one of these looks had ended otherwise. */
export interface NearMiss {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly title: string;
  readonly outcome: OutcomeKind;
  readonly looks: readonly NearMissLook[];
}

/** Where the flare comes from, as far as it decides which fix to show. Empty `platforms`: not known. */
export interface ReportPlatform {
  readonly platforms: readonly Platform[];
  readonly kubernetesVersion: string | null;
}

export interface Report {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: {
    readonly name: string;
    readonly version: string;
    readonly rulesDigest: string;
    /** In the order in which they were loaded. */
    readonly packs?: readonly ReportPack[];
  };
  readonly language: Language;
  readonly bundle: ReportBundle;
  readonly platform: ReportPlatform;
  readonly facts: Readonly<Record<string, FactScalar>>;
  /** What --at gave, ISO 8601 UTC, and how far around it counts as near. */
  readonly incident?: ReportIncident;
  /** Facts and settings that the caller took for granted, by name; only when there are any. */
  readonly assumed?: Readonly<Record<string, string>>;
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** How many of the findings are suppressed. */
  readonly suppressed?: number;
  /** There when suppressions were given. */
  readonly suppressions?: ReportSuppressions;
  readonly rules: readonly RuleResult[];
  readonly unexplained: readonly UnexplainedTemplate[];
  readonly explainedLines: ExplainedLines;
  readonly timeline: readonly TimelineMark[];
  readonly infoNeeded: readonly ReportInfoNeeded[];
  readonly problems: readonly Problem[];
  /** Worst first; only when they were asked for. */
  readonly nearMisses?: readonly NearMiss[];
}

/** A finding's runbook in the format of the report; made by src/runbook, placed as it is by src/report. */
export type RunbookFor = (finding: Finding) => string;

/** A finding's steps as plain text for a terminal, each fitted into `widthColumns` (a step may have several lines). */
export type StepsFor = (finding: Finding, widthColumns: number) => readonly string[];

/** The forms a report can be rendered to. */
export const REPORT_FORMATS = ['text', 'json', 'markdown', 'html', 'sarif', 'junit'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
