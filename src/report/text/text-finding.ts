// One finding on the terminal page: what, how often, where, what follows from it, what to do first.
import type { Finding, ReportEvidence } from '../../model/report.ts';
import { displayWidth } from '../../util/display-width.ts';
import { visibleText } from '../../util/visible-text.ts';
import { sliceText } from '../../util/wrap-text.ts';
import { cautionRemarks, versionRemarks, type Remark } from '../beside-finding.ts';
import { descendants, type FindingNode } from '../finding-tree.ts';
import { occurrenceText, timesText } from '../occurrence-text.ts';
import { countText } from '../quantities.ts';
import { badge, hanging, indent, item, oneRow, prose, type TextPage } from './text-page.ts';

const MAX_PLACES = 3;
const MAX_STEPS = 3;
/** Screen lines that one line of evidence may take. */
const MAX_LINE_ROWS = 8;

export function findingLines(page: TextPage, node: FindingNode): string[] {
  const { finding } = node;
  const { colors, labels } = page;
  const facts = [finding.ruleId, finding.component, labels.confidence[finding.confidence]].join(' · ');
  return [
    '',
    ...headingLines(page, finding),
    ...prose(page, facts, 2).map(colors.dim),
    '',
    ...prose(page, finding.summary, 2),
    ...remarkLines(page, versionRemarks(finding, labels)),
    ...(page.isVerbose ? remarkLines(page, cautionRemarks(finding, labels)) : []),
    ...timesLines(page, finding),
    ...evidenceLines(page, finding),
    ...symptomLines(page, descendants(node)),
    ...stepLines(page, finding),
  ];
}

function headingLines(page: TextPage, { severity, title }: Finding): string[] {
  const { colors, labels } = page;
  const word = labels.severity[severity];
  const [first = '', ...rest] = item(page, { marker: `${word}  `, text: title, columns: 0 });
  return [badge(page, severity) + colors.bold(first.slice(word.length)), ...rest.map(colors.bold)];
}

/** `Affected versions: …`, each on lines of its own. */
function remarkLines(page: TextPage, remarks: readonly Remark[]): string[] {
  return remarks.flatMap(({ label, text }) => prose(page, `${label}: ${text}`, 2));
}

/** A state that was seen once needs no count. */
function timesLines(page: TextPage, { occurrences }: Finding): string[] {
  if (occurrences.count <= 1 && occurrences.firstSeen === null) return [];
  return ['', ...prose(page, occurrenceText(occurrences, page.labels), 2)];
}

function evidenceLines(page: TextPage, { evidence }: Finding): string[] {
  const shown = evidence.slice(0, MAX_PLACES);
  const more = evidence.length - shown.length;
  return [
    ...shown.flatMap((place) => ['', ...placeLines(page, place)]),
    ...(more > 0 ? ['', ...prose(page, page.labels.morePlaces(countText(more)), 2)] : []),
  ];
}

function placeLines(page: TextPage, { file, line, text, context }: ReportEvidence): string[] {
  const { before, after } = context;
  const numberWidth = String(line + after.length).length;
  const width = page.widthColumns - numberWidth - 6;
  const around = (lines: readonly string[], firstLine: number): string[] =>
    lines.map((one, index) => {
      const number = String(firstLine + index).padStart(numberWidth);
      return page.colors.dim(`    ${number}  ${oneRow(one, width)}`.trimEnd());
    });
  const rows = sliceText(visibleText(text), width);
  const shown = rows.length > MAX_LINE_ROWS ? [...rows.slice(0, MAX_LINE_ROWS - 1), '…'] : rows;
  return [
    `  ${page.colors.underline(visibleText(file))}:${line}`,
    ...around(before.slice(-2), line - Math.min(2, before.length)),
    ...indent(hanging(`> ${String(line).padStart(numberWidth)}  `, shown), 2).map((row) => row.trimEnd()),
    ...around(after.slice(0, 2), line + 1),
  ];
}

function symptomLines(page: TextPage, symptoms: readonly Finding[]): string[] {
  if (symptoms.length === 0) return [];
  const lines = symptoms.flatMap(({ ruleId, severity, title, occurrences, evidence: [first] }) => {
    const times = occurrences.count > 1 ? [timesText(occurrences, page.labels)] : [];
    const text = [title, ruleId, ...times, `${first.file}:${first.line}`].join(' · ');
    return item(page, { marker: `${page.labels.severity[severity]}  `, text, columns: 4 });
  });
  return ['', `  ${page.labels.explains}`, ...lines];
}

function stepLines(page: TextPage, finding: Finding): string[] {
  const { colors, labels, widthColumns } = page;
  const margin = 4 + displayWidth('1. ');
  const steps = page.stepsFor(finding, widthColumns - margin);
  if (steps.length === 0) return [];
  const shown = steps.slice(0, MAX_STEPS);
  const lines = shown.flatMap((step, index) => indent(hanging(`${index + 1}. `, stepRows(step)), 4));
  const more = countText(steps.length - shown.length);
  return ['', `  ${labels.firstSteps}`, ...lines, ...prose(page, labels.moreSteps(more), 4).map(colors.dim)];
}

/** A step comes fitted to the width; its lines are made safe once more, whoever made them. */
function stepRows(step: string): string[] {
  return step.split('\n').map(visibleText);
}
