// The options of `flare-analyze BUNDLE…` as the command receives them.
import type { Language } from '../model/language.ts';
import type { ReadLimits } from '../model/entry.ts';
import type { ReportFormat } from '../model/report.ts';
import type { LogStamp } from '../scan/time/log-stamp.ts';
import type { Severity } from '../model/severity.ts';

export interface AnalyzeCommandOptions {
  readonly format: ReportFormat;
  readonly output?: string;
  readonly rules: readonly string[];
  readonly builtinRules: boolean;
  /** Files of suppressions. */
  readonly suppressions: readonly string[];
  readonly only: readonly string[];
  readonly lang: Language;
  readonly failOn?: Severity;
  readonly assume: readonly string[];
  readonly at?: LogStamp;
  readonly nearMisses: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
  readonly limits: ReadLimits;
  /** That read a large bundle; as many as there are processors when it is not given. */
  readonly threads?: number;
  /** Say on standard error where the time went. */
  readonly stats: boolean;
}
