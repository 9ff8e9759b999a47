// The report as JUnit XML, for build servers: one test case a rule, red when it matched. A rule that could
// not be decided, or whose finding is suppressed, is skipped with its reason, never green.
import type { Finding, Report, RuleResult } from '../model/report.ts';
import { markup, type Markup } from '../util/markup.ts';
import { suppressionText } from './beside-finding.ts';
import { outcomeCounts } from './headlines.ts';
import { labelsOf, type Labels } from './labels/labels-table.ts';
import { occurrenceText } from './occurrence-text.ts';
import { missingText } from './undecided.ts';

export function renderJunit(report: Report): string {
  const counts = outcomeCounts(report);
  const { suppressed = 0 } = report;
  const labels = labelsOf(report.language);
  const findings = new Map(report.findings.map((finding) => [finding.ruleId, finding]));
  const cases = report.rules.map((rule) => testCase({ rule, finding: findings.get(rule.id), labels }));
  const totals = markup`tests="${report.rules.length}" failures="${counts.match - suppressed}" errors="${counts.error}" skipped="${counts.unknown + counts['not-applicable'] + suppressed}" time="0"`;
  const document = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${report.tool.name}" ${totals}>
  <testsuite name="${report.bundle.name}" hostname="${report.bundle.hostname ?? ''}" ${totals}>
${cases}  </testsuite>
</testsuites>
`;
  return document.source;
}

interface Case {
  readonly rule: RuleResult;
  readonly finding: Finding | undefined;
  readonly labels: Labels;
}

function testCase(one: Case): Markup {
  const { rule, finding } = one;
  const group = finding?.component ?? 'flare';
  return markup`    <testcase classname="${group}" name="${rule.id}" time="0">${resultOf(one)}</testcase>
`;
}

function resultOf({ rule, finding, labels }: Case): Markup {
  switch (rule.outcome) {
    case 'match':
      return failure(rule, finding, labels);
    case 'no-match':
      return markup``;
    case 'not-applicable':
    case 'unknown':
      return markup`<skipped message="${labels.outcome[rule.outcome]}: ${reasonOf(rule, labels)}"/>`;
    case 'error':
      return markup`<error message="${reasonOf(rule, labels)}"/>`;
  }
}

function reasonOf({ reason, missing = [] }: RuleResult, labels: Labels): string {
  const inputs = missing.map((input) => missingText({ ...input, ruleIds: [] }, labels));
  return [...(reason === undefined ? [] : [reason]), ...inputs].join('; ') || labels.withoutReason;
}

function failure(rule: RuleResult, finding: Finding | undefined, labels: Labels): Markup {
  if (finding === undefined) return markup`<failure message="${rule.id}"/>`;
  if (finding.suppressed !== undefined)
    return markup`<skipped message="${suppressionText(finding.suppressed, labels)}"/>`;
  const lines = [
    finding.summary,
    occurrenceText(finding.occurrences, labels),
    ...finding.evidence.map(({ file, line, text }) => `${file}:${line}: ${text}`),
  ];
  const body = lines.map((line) => markup`${line}\n`);
  return markup`<failure message="${finding.title}" type="${finding.severity}">${body}</failure>`;
}
