// Marks the findings that somebody does not want to see, and says what became of each suppression. It never takes a
// finding away, and never touches outcomes or causes: hiding is left to the formats.
import type { Suppression, SuppressionScope } from '../model/pack.ts';
import type { Finding, ReportSuppressions } from '../model/report.ts';
import { matchesWildcard } from '../util/wildcard.ts';
import { factValueOf, type Diagnosis } from './diagnosis.ts';
import { compareText } from '../util/compare-text.ts';

export interface SuppressedFindings {
  readonly findings: Finding[];
  /** Undefined when no suppression is about a rule of this analysis. */
  readonly suppressions?: ReportSuppressions;
}

export function suppressFindings(diagnosis: Diagnosis, findings: readonly Finding[]): SuppressedFindings {
  const entries = suppressionsOf(diagnosis);
  const today = diagnosis.suppress?.today;
  if (today === undefined || entries.length === 0) return { findings: [...findings] };
  const valid = entries.filter((entry) => !isExpired(entry, today));
  const matches = new Map(
    valid.map((entry) => [entry, findings.filter((one) => isMeant(entry, one, diagnosis))] as const),
  );
  return {
    findings: findings.map((finding) => {
      const hiding = valid.filter((entry) => matches.get(entry)?.includes(finding) === true);
      const last = hiding.sort((a, b) => compareText(b.expires, a.expires))[0];
      return last === undefined
        ? finding
        : { ...finding, suppressed: { reason: last.reason, expires: last.expires } };
    }),
    suppressions: {
      today,
      entries: entries.map((entry) => ({
        ruleId: entry.ruleId,
        reason: entry.reason,
        expires: entry.expires,
        ...(entry.owner === undefined ? {} : { owner: entry.owner }),
        state: isExpired(entry, today)
          ? 'expired'
          : (matches.get(entry)?.length ?? 0) > 0
            ? 'used'
            : 'unused',
      })),
    },
  };
}

/** Those about rules that were run: with `--only`, the others say nothing. In one order, whatever file they stand in. */
export function suppressionsOf({ suppress, ruleset }: Diagnosis): Suppression[] {
  const ids = new Set(ruleset.rules.map((rule) => rule.id));
  const keyOf = ({ ruleId, expires, reason, scope }: Suppression): string =>
    JSON.stringify([ruleId, expires, reason, scope]);
  return (suppress?.entries ?? [])
    .filter((entry) => ids.has(entry.ruleId))
    .sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

/** The day itself still counts. Both are `YYYY-MM-DD`. */
export function isExpired({ expires }: Suppression, today: string): boolean {
  return expires < today;
}

/** What the flare does not show is never taken for a match: only a finding that is surely meant is hidden. */
function isMeant({ ruleId, scope }: Suppression, finding: Finding, diagnosis: Diagnosis): boolean {
  return ruleId === finding.ruleId && isInScope(scope, finding, diagnosis);
}

function isInScope(scope: SuppressionScope, finding: Finding, diagnosis: Diagnosis): boolean {
  const { host, cluster, kind, evidenceContains } = scope;
  const wanted = evidenceContains?.toLowerCase();
  return (
    (host === undefined || isNamed(host, [factValueOf(diagnosis, 'host.name')])) &&
    (cluster === undefined || isNamed(cluster, clusterNames(diagnosis))) &&
    (kind === undefined || kind === diagnosis.flare.kind) &&
    (wanted === undefined || finding.evidence.some(({ text }) => text.toLowerCase().includes(wanted)))
  );
}

/** The Cluster Agent and the Agents of its nodes know it by different facts. */
function clusterNames(diagnosis: Diagnosis): unknown[] {
  return ['cluster.name', 'host.clusterName'].map((name) => factValueOf(diagnosis, name));
}

function isNamed(pattern: string, names: readonly unknown[]): boolean {
  return names.some(
    (name) => typeof name === 'string' && matchesWildcard(name.toLowerCase(), pattern.toLowerCase()),
  );
}
