// The options of `flare-analyze BUNDLE…` as the command receives them, and the limits among them.
import type { Language } from '../model/language.ts';
import type { ReadLimits } from '../model/entry.ts';
import type { ReportFormat } from '../model/report.ts';
import type { LogStamp } from '../scan/log-stamp.ts';
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

/** Each limit with the option that sets it. */
export const LIMIT_OPTIONS: Record<keyof ReadLimits, { flag: string; text: string }> = {
  maxEntries: { flag: '--max-entries', text: 'entries of a bundle' },
  maxEntryBytes: { flag: '--max-entry-bytes', text: 'unpacked bytes of one entry' },
  maxTotalBytes: { flag: '--max-total-bytes', text: 'unpacked bytes of a bundle' },
  maxRatio: { flag: '--max-ratio', text: 'unpacked bytes per packed byte' },
  maxPathLength: { flag: '--max-path-length', text: 'characters of an entry’s path' },
  maxLineBytes: { flag: '--max-line-bytes', text: 'bytes of a line that are searched' },
  maxDocumentBytes: { flag: '--max-document-bytes', text: 'bytes of a page that is read as a whole' },
  maxDocumentsBytes: { flag: '--max-documents-bytes', text: 'bytes of all pages that are read as a whole' },
  maxStdinBytes: { flag: '--max-stdin-bytes', text: 'bytes of a zip on standard input' },
};
