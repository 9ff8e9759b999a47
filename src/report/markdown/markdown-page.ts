// What every piece of the Markdown report needs.
import type { Finding, Report, RunbookFor } from '../../model/report.ts';
import type { Labels } from '../labels/labels-table.ts';

export interface MarkdownPage {
  /** Without what is suppressed. */
  readonly report: Report;
  readonly suppressed: readonly Finding[];
  readonly isVerbose: boolean;
  readonly labels: Labels;
  /** The finding's runbook as Markdown, its headings from level 4 on. */
  readonly runbookFor: RunbookFor;
}
