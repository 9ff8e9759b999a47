// The report as a page for a terminal: which flare, the verdict, findings worst first, then what the reader
// must know about the rest. What it cuts short is whole in the other formats.
import picocolors from 'picocolors';
import type { Finding, Report, StepsFor } from '../../model/report.ts';
import { displayWidth } from '../../util/display-width.ts';
import { visibleText } from '../../util/visible-text.ts';
import { findingTree } from '../finding-tree.ts';
import { headlines, madeBy, ruleTotals, verdictLines } from '../headlines.ts';
import { labelsOf } from '../labels/labels-table.ts';
import { findingLines } from './text-finding.ts';
import { nearMissLines } from './text-near-misses.ts';
import { DEFAULT_WIDTH_COLUMNS, fittingWidth, item, prose, titleLines, type TextPage } from './text-page.ts';
import { packLines, problemLines, ruleLines, undecidedLines, unexplainedLines } from './text-rest.ts';
import { suppressedLines } from './text-suppressed.ts';
import { visibleReport } from '../visible-report.ts';

export interface TextOptions {
  /** Columns of the terminal; held between 40 and 120. */
  readonly widthColumns?: number;
  /** Off, the text holds no control character but line ends. */
  readonly isColorOn?: boolean;
  /** Where the bundle lies, for commands that can be copied; its name when left out. */
  readonly bundlePath?: string;
  /** Which flare, the verdict and the findings; nothing below them. */
  readonly quiet?: boolean;
  /** Every rule with its outcome, what to tell the customer, suppressed findings whole, packs. */
  readonly verbose?: boolean;
  /** How steps become plain text (src/runbook); without it they stand as the Markdown they are. */
  readonly stepsFor?: StepsFor;
}

export function renderText(report: Report, options: TextOptions = {}): string {
  const { widthColumns = DEFAULT_WIDTH_COLUMNS, isColorOn = false, stepsFor = rawSteps } = options;
  const page: TextPage = {
    ...visibleReport(report),
    bundlePath: visibleText(options.bundlePath ?? report.bundle.name),
    isVerbose: options.verbose === true,
    stepsFor,
    labels: labelsOf(report.language),
    colors: picocolors.createColors(isColorOn),
    widthColumns: fittingWidth(widthColumns),
  };
  const lines = [
    ...headerLines(page),
    '',
    ...verdictSection(page),
    ...findingsSection(page),
    ...(options.quiet === true ? [] : restSection(page)),
  ];
  return `${lines.join('\n')}\n`;
}

function restSection(page: TextPage): string[] {
  const { report, labels, colors, isVerbose } = page;
  const footer = [ruleTotals(report, labels), madeBy(report, labels)];
  return [
    ...suppressedLines(page),
    ...undecidedLines(page),
    ...unexplainedLines(page),
    ...problemLines(page),
    ...nearMissLines(page),
    ...(isVerbose ? [...ruleLines(page), ...packLines(page)] : []),
    '',
    ...footer.flatMap((line) => prose(page, line)).map(colors.dim),
  ];
}

const rawSteps = ({ remediation }: Finding): readonly string[] => remediation;

function headerLines(page: TextPage): string[] {
  const rows = headlines(page.report, page.labels);
  const width = Math.max(...rows.map(({ label }) => displayWidth(label))) + 2;
  return rows.flatMap(({ label, value }) => {
    const marker = label + ' '.repeat(width - displayWidth(label));
    return item(page, { marker, text: value, columns: 0 });
  });
}

function verdictSection(page: TextPage): string[] {
  const [verdict = '', ...rest] = verdictLines(page.report, page.labels);
  return [...prose(page, verdict).map(page.colors.bold), ...rest.flatMap((line) => prose(page, line))];
}

function findingsSection(page: TextPage): string[] {
  const nodes = findingTree(page.report.findings);
  if (nodes.length === 0) return [];
  return [
    ...titleLines(page, page.labels.findings),
    ...nodes.flatMap((node) => findingLines(page, node)).slice(1),
  ];
}
