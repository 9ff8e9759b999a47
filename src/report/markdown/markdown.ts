// The report as Markdown, for tickets: every finding with its evidence and its runbook. Text of the bundle
// stands in code spans and blocks, all other text is escaped.
import type { Report, RunbookFor } from '../../model/report.ts';
import { escapeMarkdown, markdownCode, markdownCodeBlock } from '../../util/escape-markdown.ts';
import { suppressionText, type SuppressedReason } from '../beside-finding.ts';
import { findingTree } from '../finding-tree.ts';
import { headlines, madeBy, outcomeCounts, ruleTotals, verdictLines } from '../headlines.ts';
import { labelsOf } from '../labels/labels-table.ts';
import { findingMarkdown } from './markdown-finding.ts';
import type { MarkdownPage } from './markdown-page.ts';
import { nearMissText } from '../near-miss-text.ts';
import { explainedText, occurrenceText } from '../occurrence-text.ts';
import { countText, timeText } from '../quantities.ts';
import { visibleReport } from '../visible-report.ts';
import { missingGroups, missingText, problemText } from '../undecided.ts';

/** Verbose: suppressed findings whole, and the suppressions that hid nothing. */
export function renderMarkdown(whole: Report, runbookFor: RunbookFor, isVerbose = false): string {
  const { report, suppressed } = visibleReport(whole);
  const page: MarkdownPage = {
    report,
    suppressed,
    isVerbose,
    runbookFor,
    labels: labelsOf(report.language),
  };
  const parts = [
    ...head(page),
    ...findings(page),
    ...suppressedMarkdown(page),
    ...undecided(page),
    ...unexplained(page),
    ...timeline(page),
    ...problems(page),
    ...nearMisses(page),
    '***',
    `${escapeMarkdown(ruleTotals(report, page.labels))}\\\n${escapeMarkdown(madeBy(report, page.labels))}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function head({ report, labels }: MarkdownPage): string[] {
  const rows = headlines(report, labels).map(({ label, value }) => `**${label}:** ${escapeMarkdown(value)}`);
  const [verdict = '', ...rest] = verdictLines(report, labels).map(escapeMarkdown);
  const title = labels.reportOf(report.bundle.hostname ?? report.bundle.name);
  return [`# ${escapeMarkdown(title)}`, list(rows), `**${verdict}**`, ...rest];
}

function findings(page: MarkdownPage): string[] {
  const nodes = findingTree(page.report.findings);
  if (nodes.length === 0) return [];
  return [`## ${page.labels.findings}`, ...nodes.flatMap((node) => findingMarkdown(page, node))];
}

function suppressedMarkdown(page: MarkdownPage): string[] {
  const { suppressed, labels, isVerbose, report } = page;
  const row = (ruleId: string, reason: SuppressedReason): string =>
    `${markdownCode(ruleId)}: ${escapeMarkdown(suppressionText(reason, labels))}`;
  const hidden = suppressed.flatMap(({ ruleId, suppressed: why }) =>
    why === undefined ? [] : [row(ruleId, why)],
  );
  const whole = suppressed.flatMap((finding) => findingMarkdown(page, { finding, symptoms: [] }));
  const unused = (report.suppressions?.entries ?? []).filter(({ state }) => state === 'unused');
  return [
    ...(hidden.length === 0 ? [] : [`## ${labels.suppressed(countText(hidden.length))}`, list(hidden)]),
    ...(isVerbose ? whole : []),
    ...(isVerbose && unused.length > 0
      ? [`## ${labels.unusedSuppressions}`, list(unused.map((entry) => row(entry.ruleId, entry)))]
      : []),
  ];
}

function undecided({ report, labels }: MarkdownPage): string[] {
  const groups = missingGroups(report).map((group) => {
    const rules = group.ruleIds.map(markdownCode).join(labels.listSeparator);
    return labels.missing(escapeMarkdown(missingText(group, labels)), rules);
  });
  const asks = report.infoNeeded.flatMap(({ command, why, decides }) => [
    escapeMarkdown(labels.askReason(why, decides.join(labels.listSeparator))),
    markdownCodeBlock(command.trimEnd().split('\n')),
  ]);
  if (groups.length + asks.length === 0) return [];
  return [
    `## ${labels.undecided(countText(outcomeCounts(report).unknown))}`,
    ...(groups.length === 0 ? [] : [list(groups)]),
    ...(asks.length === 0 ? [] : [`### ${labels.askFor}`, ...asks]),
  ];
}

function unexplained({ report, labels }: MarkdownPage): string[] {
  if (report.unexplained.length === 0 && report.explainedLines.total === 0) return [];
  const rows = report.unexplained.map((one) => {
    const where = markdownCode(`${one.example.file}:${one.example.line}`);
    const what = `${one.level} ${escapeMarkdown(one.component)}: ${codeOrNothing(one.template)}`;
    return `${what} - ${escapeMarkdown(occurrenceText(one, labels))} - ${where}`;
  });
  const share = escapeMarkdown(explainedText(report, labels));
  return [`## ${labels.unexplained}`, share, ...(rows.length === 0 ? [] : [list(rows)])];
}

function timeline({ report, labels }: MarkdownPage): string[] {
  if (report.timeline.length === 0) return [];
  const rows = report.timeline.map(({ at, kind, text, file, line }) => {
    const where = file === undefined ? '' : ` - ${markdownCode(`${file}:${line ?? 1}`)}`;
    return `${escapeMarkdown(timeText(at))} **${labels.timelineKind[kind]}** ${escapeMarkdown(text)}${where}`;
  });
  return [`## ${labels.timeline}`, list(rows)];
}

function problems({ report, labels }: MarkdownPage): string[] {
  if (report.problems.length === 0) return [];
  const rows = report.problems.map((problem) => {
    const where = problem.file === undefined ? '' : `${codeOrNothing(problem.file)}: `;
    return `${where}${escapeMarkdown(problemText(problem, labels))} (\`${problem.code}\`)`;
  });
  return [`## ${labels.problems}`, list(rows)];
}

/** Nothing, unless they were asked for. */
function nearMisses({ report: { nearMisses: near }, labels }: MarkdownPage): string[] {
  if (near === undefined) return [];
  const rows = near.flatMap(({ ruleId, severity, title, outcome, looks }) => [
    `- **${labels.severity[severity]}** ${escapeMarkdown(title)} - ${markdownCode(ruleId)} - ${labels.outcome[outcome]}`,
    ...looks.map(
      (look) => `  - ${escapeMarkdown(nearMissText(look, labels))}${look.where.map(placeMarkdown).join('')}`,
    ),
  ]);
  return [
    `## ${labels.nearMisses(countText(near.length))}`,
    rows.length === 0 ? labels.noNearMisses : rows.join('\n'),
  ];
}

function placeMarkdown({ file, line }: { readonly file: string; readonly line: number }): string {
  return ` - ${markdownCode(`${file}:${line}`)}`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** An empty code span does not exist. */
function codeOrNothing(text: string): string {
  return text === '' ? '' : markdownCode(text);
}
