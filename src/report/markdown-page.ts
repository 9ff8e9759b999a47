// What every piece of the Markdown report needs.
import type { Report, RunbookFor } from '../model/report.ts';
import type { Labels } from './labels-table.ts';

export interface MarkdownPage {
  readonly report: Report;
  readonly labels: Labels;
  /** The finding's runbook as Markdown, its headings from level 4 on. */
  readonly runbookFor: RunbookFor;
}
