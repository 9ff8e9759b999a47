// What the service and its analysis threads say to each other.
import type { MistakenRule, RuleTrial } from '../../authoring/try-rule.ts';
import type { ReadLimits, ReadProgress } from '../../model/entry.ts';
import type { FlareDiff } from '../../model/flare-diff.ts';
import type { Language } from '../../model/language.ts';
import type { Ruleset } from '../../model/rule.ts';
import type { ErrorCode } from '../../errors.ts';
import type { FlareSummary } from '../store/flare-record-schema.ts';
import type { ReportTexts } from '../store/flare-store.ts';

/** Given to a thread when it starts. */
export interface WorkerSetup {
  /** Plain data: it crosses to the thread by copy, and every thread has the rules of the service. */
  readonly pack: Ruleset;
  readonly readLimits: ReadLimits;
  readonly tool: { readonly name: string; readonly version: string };
}

export interface AnalysisTask {
  readonly path: string;
  /** The bundle's name in the report. */
  readonly name: string;
}

export interface AnalysisReports {
  readonly texts: ReportTexts;
  readonly summary: FlareSummary;
}

/** Two bundles at once. */
export interface ComparisonTask {
  readonly old: AnalysisTask;
  readonly new: AnalysisTask;
  readonly language: Language;
}

/** A rule that is not in the pack, on one bundle. */
export interface TrialTask {
  readonly bundle: AnalysisTask;
  /** YAML, from somebody who is not trusted. */
  readonly rule: string;
  readonly language: Language;
}

/** A rule made of one line of a bundle. */
export interface DraftTask {
  readonly bundle: AnalysisTask;
  /** `logs/agent.log:120`, from somebody who is not trusted. */
  readonly line: string;
}

/** The YAML of the rule, or why there is none. */
export type DraftedRule = { readonly rule: string } | { readonly whyNot: string };

/** What a thread can be asked for, and what it answers. */
export interface WorkerTasks {
  readonly analyze: { readonly task: AnalysisTask; readonly answer: AnalysisReports };
  readonly compare: { readonly task: ComparisonTask; readonly answer: FlareDiff };
  readonly try: { readonly task: TrialTask; readonly answer: RuleTrial | MistakenRule };
  readonly draft: { readonly task: DraftTask; readonly answer: DraftedRule };
}
export type WorkerTaskKind = keyof WorkerTasks;

export type WorkerTask = {
  [K in WorkerTaskKind]: { readonly kind: K; readonly task: WorkerTasks[K]['task'] };
}[WorkerTaskKind];

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly kind: 'done'; readonly answer: WorkerTasks[WorkerTaskKind]['answer'] }
  /** A bundle is not one: an ArchiveError. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string }
  /** A bug. The trace holds no content of a bundle. */
  | { readonly kind: 'crashed'; readonly trace: string };
