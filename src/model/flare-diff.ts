// What changed between two flares: plain JSON with `schemaVersion` 1. Every format of `diff` renders it.
import { ABSENCE_CAUSES, type AbsenceCause, type MissingInput } from './absence.ts';
import type { FactScalar } from './fact.ts';
import type { ConfigLayer, ConfigProcess } from './knowledge.ts';
import type { Language } from './language.ts';
import type { LogComponent } from './log.ts';
import type { OutcomeKind } from './outcome.ts';
import type { Report, ReportBundle, RuleResult } from './report.ts';
import type { Severity } from './severity.ts';

export const DIFF_SCHEMA_VERSION = '1';

/** Which of the two flares. */
export const DIFF_SIDES = ['old', 'new'] as const;
export type DiffSide = (typeof DIFF_SIDES)[number];

export interface DiffBundle extends Pick<
  ReportBundle,
  'name' | 'sha256' | 'kind' | 'hostname' | 'createdAt'
> {
  readonly agentVersion: string | null;
  /** How long the daemon that made the flare had run; null when the flare does not say. */
  readonly uptimeSeconds: number | null;
  /** From the first to the last line of that daemon's log with its rotated parts; null when not known. */
  readonly logSeconds: number | null;
}

/** Why the two may not be what the reader takes them for. */
export const DIFF_CAUTIONS = ['same-bundle', 'other-kind', 'other-host', 'new-is-older'] as const;
export type DiffCaution = (typeof DIFF_CAUTIONS)[number];

/** Whether the daemon that made the flares ran on in between; unrelated: they are of different daemons or hosts. */
export const DIFF_RUNS = ['same', 'restarted', 'unrelated', 'unknown'] as const;
export type DiffRun = (typeof DIFF_RUNS)[number];

/** A finding of one of the flares with the first place that shows it. */
export interface DiffFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly title: string;
  readonly count: number;
  readonly explainedBy?: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** A log that covers less time than its lines need to be missed. */
export interface ShortLog {
  readonly component: LogComponent;
  readonly seconds: number;
}

/** A finding of one flare that the other does not have. */
export interface OneSidedFinding extends DiffFinding {
  /** That the other flare does not have it is not certain: this log of it is too short to show. */
  readonly shortLog?: ShortLog;
}

export interface GoneFinding extends OneSidedFinding {
  /** How the rule ended on the new flare: `no-match` or `not-applicable`. */
  readonly outcome: OutcomeKind;
}

export interface UndecidedFinding extends DiffFinding {
  /** The flare that has the finding; on the other one the rule could not tell. */
  readonly foundIn: DiffSide;
  readonly outcome: OutcomeKind;
  readonly missing: NonNullable<RuleResult['missing']>;
}

export interface RemainingFinding extends DiffFinding {
  /** `title` on the old flare, where it is another: it may name what is concerned. */
  readonly oldTitle?: string;
  /** `count` on the old flare. */
  readonly oldCount: number;
  /** It was seen after the old flare was made; null when the times do not tell. */
  readonly seenSince: boolean | null;
}

export interface ChangedVersion {
  /** Name of the fact. */
  readonly name: string;
  readonly old: string;
  readonly new: string;
}

export interface SettingState {
  /** Null when it is set and not shown. */
  readonly value: FactScalar | readonly FactScalar[] | null;
  readonly layer: ConfigLayer;
  readonly file: string;
  readonly line: number;
}

/** A setting in effect. Null: nobody sets it there. */
export interface ChangedSetting {
  readonly key: string;
  /** Processes whose setting it is; the change is the same in all of them. */
  readonly processes: readonly ConfigProcess[];
  readonly old: SettingState | null;
  readonly new: SettingState | null;
}

export interface CheckState {
  readonly status: string;
  /** Its first line. */
  readonly error?: string;
}

/** An instance of a check. Null: the Agent does not run it there. */
export interface ChangedCheck {
  readonly name: string;
  readonly instance: string;
  /** Its id on the old flare, where its configuration is another one; neither state is then null. */
  readonly oldInstance?: string;
  readonly old: CheckState | null;
  readonly new: CheckState | null;
}

/** What the daemon counts from its start on. A rate is null when it is not known over which time it was counted. */
export interface ChangedCounter {
  readonly name: string;
  readonly unit?: string;
  readonly old: number;
  readonly new: number;
  /** From the start of the daemon to the old flare. */
  readonly oldPerHour: number | null;
  /** From the old flare to the new one; where the daemon was restarted in between, from that start. */
  readonly newPerHour: number | null;
}

/** Parts that a flare can lack as a whole. */
export const DIFF_PARTS = ['settings', 'checks', 'counters'] as const;

/** Why a part is not compared: it is not in the flare, or it was counted for too short a time. */
export const INCOMPARABLE_CAUSES = [...(Object.keys(ABSENCE_CAUSES) as AbsenceCause[]), 'too-short'] as const;

/** A part that one flare does not tell enough of. */
export interface Incomparable extends Omit<MissingInput, 'cause'> {
  readonly part: (typeof DIFF_PARTS)[number];
  readonly side: DiffSide;
  readonly cause: (typeof INCOMPARABLE_CAUSES)[number];
}

export interface FlareDiff {
  readonly schemaVersion: typeof DIFF_SCHEMA_VERSION;
  readonly tool: Pick<Report['tool'], 'name' | 'version' | 'rulesDigest'>;
  readonly language: Language;
  readonly old: DiffBundle;
  readonly new: DiffBundle;
  readonly cautions: readonly DiffCaution[];
  readonly run: DiffRun;
  /** Worst first. */
  readonly findings: {
    readonly appeared: readonly OneSidedFinding[];
    readonly gone: readonly GoneFinding[];
    readonly undecided: readonly UndecidedFinding[];
    readonly remaining: readonly RemainingFinding[];
  };
  readonly versions: readonly ChangedVersion[];
  readonly settings: readonly ChangedSetting[];
  readonly checks: readonly ChangedCheck[];
  readonly counters: readonly ChangedCounter[];
  readonly incomparable: readonly Incomparable[];
}

/** The forms a diff can be rendered to. */
export const DIFF_FORMATS = ['text', 'json', 'markdown'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];
