// The report as SARIF 2.1.0 (OASIS), for code scanners and editors. Findings become results; what could not
// be decided and what went wrong become notifications of the run, so that an empty result list explains itself.
import type { Finding, Report, ReportEvidence } from '../model/report.ts';
import type { Severity } from '../model/severity.ts';
import { labelsOf, type Labels } from './labels/labels-table.ts';
import { missingGroups, missingText, problemText } from './undecided.ts';

const SCHEMA_URI =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The name under which a viewer asks for the folder the flare was unpacked to. */
const ROOT = 'FLARE_ROOT';

const LEVELS = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
} as const satisfies Record<Severity, string>;

export function renderSarif(report: Report): string {
  const labels = labelsOf(report.language);
  const run = {
    tool: {
      driver: {
        name: report.tool.name,
        version: report.tool.version,
        rules: report.findings.map(ruleDescriptor),
      },
    },
    language: report.language,
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      [ROOT]: { description: { text: `${report.bundle.name}: ${report.bundle.rootDir}` } },
    },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(report, labels) }],
    results: report.findings.map((finding, ruleIndex) => result(finding, ruleIndex, report)),
    properties: { bundle: report.bundle, rulesDigest: report.tool.rulesDigest },
  };
  return `${JSON.stringify({ $schema: SCHEMA_URI, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function ruleDescriptor({ ruleId, title, severity, tags, references: [reference] }: Finding): object {
  return {
    id: ruleId,
    shortDescription: { text: title },
    ...(reference && { helpUri: reference.url }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags },
  };
}

/** One location is what viewers mark; the other evidence stands beside it. */
function result(finding: Finding, ruleIndex: number, { bundle }: Report): object {
  const [first, ...others] = finding.evidence;
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: `${finding.title}\n\n${finding.summary}` },
    locations: [location(first)],
    ...(others.length > 0 && { relatedLocations: others.map((place, id) => ({ id, ...location(place) })) }),
    ...(finding.suppressed !== undefined && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: finding.suppressed.reason }],
    }),
    occurrenceCount: Math.max(1, finding.occurrences.count),
    partialFingerprints: { 'ruleAndHost/v1': `${finding.ruleId}:${bundle.hostname ?? ''}` },
    properties: {
      severity: finding.severity,
      confidence: finding.confidence,
      component: finding.component,
      occurrences: finding.occurrences,
      ...(finding.explainedBy !== undefined && { explainedBy: finding.explainedBy }),
    },
  };
}

function location({ file, line, text, context: { before, after } }: ReportEvidence): object {
  const snippet = [...before, text, ...after].join('\n');
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(file), uriBaseId: ROOT },
      region: { startLine: line, snippet: { text } },
      contextRegion: {
        startLine: Math.max(1, line - before.length),
        endLine: line + after.length,
        snippet: { text: snippet },
      },
    },
  };
}

/** A path as a relative URI; broken surrogates, which no URI can hold, are replaced. */
function relativeUri(file: string): string {
  return file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

function notifications(report: Report, labels: Labels): object[] {
  const problems = report.problems.map((problem) => ({
    descriptor: { id: problem.code },
    level: problem.code === 'rule-error' ? 'error' : 'warning',
    message: { text: problemText(problem, labels) },
    ...(problem.file !== undefined && {
      locations: [
        { physicalLocation: { artifactLocation: { uri: relativeUri(problem.file), uriBaseId: ROOT } } },
      ],
    }),
  }));
  const undecided = missingGroups(report).map((group) => ({
    descriptor: { id: 'undecided' },
    level: 'note',
    message: { text: labels.missing(missingText(group, labels), group.ruleIds.join(labels.listSeparator)) },
  }));
  return [...problems, ...undecided];
}
