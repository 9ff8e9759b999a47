// What the service and its analysis threads say to each other.
import type { ReadLimits, ReadProgress } from '../../model/entry.ts';
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

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly kind: 'done'; readonly reports: AnalysisReports }
  /** The bundle is not one: an ArchiveError. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string }
  /** A bug. The trace holds no content of the bundle. */
  | { readonly kind: 'crashed'; readonly trace: string };
