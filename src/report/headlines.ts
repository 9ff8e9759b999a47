// What every human-readable format says first: which flare this is, and the verdict in one sentence.
import type { Report, ReportPack } from '../model/report.ts';
import { SEVERITIES } from '../model/severity.ts';
import { sizeText } from '../util/amount-text.ts';
import { findingTree } from './finding-tree.ts';
import type { Labels } from './labels/labels-table.ts';
import { countText, timeText } from './quantities.ts';

export const SHORT_DIGEST_LENGTH = 12;

export interface Headline {
  readonly label: string;
  readonly value: string;
}

export function headlines(report: Report, labels: Labels): Headline[] {
  return [
    { label: labels.flare, value: flareText(report, labels) },
    { label: labels.platform, value: platformText(report, labels) },
    { label: labels.created, value: createdText(report, labels) },
    { label: labels.incident, value: incidentText(report, labels) },
    { label: labels.assumed, value: assumedText(report, labels) },
    { label: labels.bundle, value: bundleText(report, labels) },
  ].filter(({ value }) => value !== '');
}

function incidentText({ incident }: Report, labels: Labels): string {
  if (incident === undefined) return '';
  const { at, reachMinutes, logs } = incident;
  const missed = logs === undefined ? [] : [labels.incidentOutside(timeText(logs.from), timeText(logs.to))];
  return [labels.incidentAt(timeText(at), reachMinutes), ...missed].join(' · ');
}

function assumedText({ assumed = {} }: Report, labels: Labels): string {
  return Object.entries(assumed)
    .map(([name, value]) => `${name}=${value}`)
    .join(labels.listSeparator);
}

/** `2 critical, 1 high - start with: …`; what to read next, when nothing was found. Of the visible report. */
export function verdictLines(report: Report, labels: Labels): string[] {
  const worst = findingTree(report.findings)[0]?.finding;
  const outcomes = outcomeCounts(report);
  const { suppressed = 0 } = report;
  const isAnySuppressed = suppressed > 0;
  const verdict =
    worst === undefined
      ? [
          isAnySuppressed ? labels.nothingLeft : nothingFound(report, labels),
          labels.checked(countText(outcomes['no-match']), countText(outcomes['not-applicable'])),
        ]
      : [labels.verdict(severityTotals(report, labels), worst.title)];
  const unknown =
    outcomes.unknown > 0 && worst === undefined ? [labels.notDecided(countText(outcomes.unknown))] : [];
  const problems =
    report.problems.length > 0 ? [labels.readingProblems(countText(report.problems.length))] : [];
  const hidden = isAnySuppressed ? [labels.suppressedCount(countText(suppressed))] : [];
  return [...verdict, ...hidden, ...unknown, ...problems];
}

function nothingFound({ bundle }: Report, labels: Labels): string {
  return bundle.kind === 'unknown' ? labels.nothingJudged : labels.nothingFound;
}

/** How many rules ended in each way. */
export function outcomeCounts(report: Report): Record<Report['rules'][number]['outcome'], number> {
  const counts = { match: 0, 'no-match': 0, 'not-applicable': 0, unknown: 0, error: 0 };
  for (const { outcome } of report.rules) counts[outcome] += 1;
  return counts;
}

/** `212 rules: 3 match, 180 no match, …`, outcomes that did not happen left out. */
export function ruleTotals(report: Report, labels: Labels): string {
  const counts = Object.entries(outcomeCounts(report)).filter(([, count]) => count > 0);
  const parts = counts.map(([outcome, count]) =>
    labels.outcomeCount(labels.outcome[outcome as keyof Labels['outcome']], countText(count)),
  );
  return labels.ruleTotals(countText(report.rules.length), parts.join(labels.listSeparator));
}

export function madeBy({ tool }: Report, labels: Labels): string {
  const made = labels.madeBy(`${tool.name} ${tool.version}`, tool.rulesDigest.slice(0, SHORT_DIGEST_LENGTH));
  const packs = tool.packs ?? [];
  return packs.length < 2 ? made : `${made} (${packs.map(packName).join(labels.listSeparator)})`;
}

/** `acme 1.4.0`; the name alone when the pack states no version. */
export function packName({ name, version }: ReportPack): string {
  return version === null ? name : `${name} ${version}`;
}

function severityTotals(report: Report, labels: Labels): string {
  return SEVERITIES.flatMap((severity) => {
    const count = report.findings.filter(
      (one) => one.severity === severity && one.explainedBy === undefined,
    ).length;
    return count === 0 ? [] : [labels.severityCount(labels.severity[severity], countText(count))];
  }).join(labels.listSeparator);
}

/** Parts that are known, joined; numbers and booleans as they are written. */
function joined(parts: readonly (string | number | boolean | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}

function flareText({ bundle, facts }: Report, labels: Labels): string {
  const agent = joined([labels.kind[bundle.kind], facts['agent.version']], ' ');
  return joined([bundle.hostname ?? labels.hostUnknown, agent], ' · ');
}

function platformText({ facts }: Report, labels: Labels): string {
  const system = joined([facts['host.platform'] ?? facts['host.os'], facts['host.platformVersion']], ' ');
  const kernel = joined([facts['host.kernel'], facts['host.arch']], ' ');
  const environment = joined([facts.env, facts['kubernetes.version']], ' ');
  const cluster = facts['kubernetes.distribution'];
  const method = facts.installMethod;
  return joined(
    [
      system,
      kernel,
      environment,
      cluster,
      method === undefined ? undefined : labels.installedBy(String(method)),
    ],
    ' · ',
  );
}

function createdText({ bundle }: Report, labels: Labels): string {
  const time = bundle.createdAt === null ? labels.createdUnknown : timeText(bundle.createdAt);
  return joined([time, bundle.local ? labels.madeLocally : undefined], ' · ');
}

function bundleText({ bundle }: Report, labels: Labels): string {
  const files = labels.files(countText(bundle.entries), sizeText(bundle.uncompressedBytes));
  const digest = `sha256 ${bundle.sha256.slice(0, SHORT_DIGEST_LENGTH)}`;
  return joined([bundle.name, `${bundle.format}, ${sizeText(bundle.bytes)}`, files, digest], ' · ');
}
