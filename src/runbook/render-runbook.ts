// Joins a report with the runbooks of the pack: for each finding the runbook of its id, in the report's
// language, for the report's platform, with the finding's values. Where the pack has no such runbook (an old
// report), the steps that the report carries are shown instead.
import type { Finding, Report, RunbookFor, StepsFor } from '../model/report.ts';
import type { Runbook } from '../model/runbook.ts';
import { chooseSections } from './choose-sections.ts';
import { markdownTree, type Block } from './markdown-tree.ts';
import { renderRunbookHtml } from './render-html.ts';
import { renderRunbookMarkdown } from './render-markdown.ts';
import { renderRunbookText } from './render-text.ts';
import { runbookValues } from './runbook-values.ts';
import { pageBlocks } from './section-blocks.ts';

export type Runbooks = ReadonlyMap<string, Runbook>;

/** Headings of a runbook's sections stand below those of the findings, which have level 3. */
const SECTION_HEADING_LEVEL = 4;

/** For the Markdown report. */
export function markdownRunbooks(report: Report, runbooks: Runbooks): RunbookFor {
  return (finding) => renderRunbookMarkdown(blocksFor(finding, report, runbooks), SECTION_HEADING_LEVEL);
}

/** For the HTML report: safe HTML. */
export function htmlRunbooks(report: Report, runbooks: Runbooks): RunbookFor {
  return (finding) => renderRunbookHtml(blocksFor(finding, report, runbooks), SECTION_HEADING_LEVEL);
}

/** For the text report: the finding's `remediation`, read as the Markdown it is. */
export const textSteps: StepsFor = (finding, widthColumns) =>
  finding.remediation.map((step) => renderRunbookText(markdownTree(step), widthColumns));

function blocksFor(finding: Finding, report: Report, runbooks: Runbooks): Block[] {
  const text = runbooks.get(finding.runbook.id)?.texts[report.language];
  if (text === undefined) return stepsList(finding);
  const choice = chooseSections(text, report.platform);
  const values = runbookValues({ ...finding, facts: report.facts, language: report.language });
  return pageBlocks({ choice, values, language: report.language });
}

function stepsList({ remediation }: Finding): Block[] {
  if (remediation.length === 0) return [];
  const items = remediation.map((step) => markdownTree(step));
  return [{ kind: 'list', list: { start: 1, isTight: false, items } }];
}
