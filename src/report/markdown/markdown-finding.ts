// One finding of the Markdown report: its evidence, what follows from it, its runbook.
import type { Finding, ReportEvidence } from '../../model/report.ts';
import { escapeMarkdown, markdownCode, markdownCodeBlock } from '../../util/escape-markdown.ts';
import { isWebAddress } from '../../util/web-address.ts';
import { cautionRemarks, versionRemarks } from '../beside-finding.ts';
import { descendants, type FindingNode } from '../finding-tree.ts';
import type { Labels } from '../labels/labels-table.ts';
import type { MarkdownPage } from './markdown-page.ts';
import { occurrenceText } from '../occurrence-text.ts';
import { countText } from '../quantities.ts';

const MAX_PLACES = 5;

/** The cause first, then each of its symptoms as a finding of its own. */
export function findingMarkdown(page: MarkdownPage, node: FindingNode): string[] {
  return [...oneFinding(page, node), ...node.symptoms.flatMap((symptom) => findingMarkdown(page, symptom))];
}

function oneFinding(page: MarkdownPage, node: FindingNode): string[] {
  const { labels, runbookFor } = page;
  const { finding } = node;
  const runbook = runbookFor(finding);
  return [
    `### ${labels.severity[finding.severity]}: ${escapeMarkdown(finding.title)}`,
    factsLine(page, finding),
    escapeMarkdown(finding.summary),
    ...remarksMarkdown(finding, labels),
    ...symptomsMarkdown(page, descendants(node)),
    `**${labels.evidence}**`,
    ...evidenceMarkdown(page, finding),
    ...(runbook === '' ? [] : [`**${labels.runbook}: ${escapeMarkdown(finding.runbook.title)}**`, runbook]),
    ...referencesMarkdown(page, finding),
  ];
}

function remarksMarkdown(finding: Finding, labels: Labels): string[] {
  return [...versionRemarks(finding, labels), ...cautionRemarks(finding, labels)].map(
    ({ label, text }) => `**${label}:** ${escapeMarkdown(text)}`,
  );
}

function factsLine({ labels }: MarkdownPage, finding: Finding): string {
  const { ruleId, component, confidence, occurrences, explainedBy } = finding;
  return [
    markdownCode(ruleId),
    escapeMarkdown(component),
    labels.confidence[confidence],
    escapeMarkdown(occurrenceText(occurrences, labels)),
    ...(explainedBy === undefined ? [] : [`${labels.explainedBy}: ${markdownCode(explainedBy)}`]),
  ].join(' · ');
}

function evidenceMarkdown({ labels }: MarkdownPage, { evidence }: Finding): string[] {
  const more = evidence.length - MAX_PLACES;
  return [
    ...evidence.slice(0, MAX_PLACES).flatMap(placeMarkdown),
    ...(more > 0 ? [labels.morePlaces(countText(more))] : []),
  ];
}

function placeMarkdown({ file, line, text, context: { before, after } }: ReportEvidence): string[] {
  const numbered = (number: number, mark: string, one: string): string =>
    `${mark} ${number}  ${one}`.trimEnd();
  return [
    markdownCode(`${file}:${line}`),
    markdownCodeBlock([
      ...before.map((one, index) => numbered(line - before.length + index, ' ', one)),
      numbered(line, '>', text),
      ...after.map((one, index) => numbered(line + 1 + index, ' ', one)),
    ]),
  ];
}

function symptomsMarkdown({ labels }: MarkdownPage, symptoms: readonly Finding[]): string[] {
  if (symptoms.length === 0) return [];
  const rows = symptoms.map(({ severity, title, ruleId }) => {
    return `- ${labels.severity[severity]}: ${escapeMarkdown(title)} (${markdownCode(ruleId)})`;
  });
  return [`**${labels.explains}**`, rows.join('\n')];
}

function referencesMarkdown({ labels }: MarkdownPage, { references }: Finding): string[] {
  if (references.length === 0) return [];
  const rows = references.map(({ title, url }) => `- ${escapeMarkdown(title)}: ${linkMarkdown(url)}`);
  return [`**${labels.references}**`, rows.join('\n')];
}

function linkMarkdown(url: string): string {
  return isWebAddress(url) ? `<${url}>` : escapeMarkdown(url);
}
