// What differs between the findings of two versions of a pack on one bundle.
import type { Finding } from '../../model/report.ts';
import { isAtLeast, type Severity } from '../../model/severity.ts';

export interface FindingName {
  readonly ruleId: string;
  readonly severity: Severity;
}

/** One thing of a finding before and after, as text. */
export interface Difference {
  readonly what: 'severity' | 'evidence' | 'explainedBy';
  readonly before: string;
  readonly after: string;
}

export interface ChangedFinding extends FindingName {
  readonly differences: readonly Difference[];
}

export interface FindingChanges {
  readonly added: readonly FindingName[];
  readonly removed: readonly FindingName[];
  readonly changed: readonly ChangedFinding[];
  /** Findings of medium severity or higher that were not there before, or were lower. */
  readonly noise: number;
}

/** In the order of rule ids. */
export function compareFindings(before: readonly Finding[], after: readonly Finding[]): FindingChanges {
  const old = new Map(before.map((one) => [one.ruleId, one]));
  const now = new Set(after.map((one) => one.ruleId));
  const sorted = byRule(after);
  const isLoud = (one: Finding | undefined): boolean =>
    one !== undefined && isAtLeast(one.severity, 'medium');
  return {
    added: sorted.filter((one) => !old.has(one.ruleId)).map(nameOf),
    removed: byRule(before.filter((one) => !now.has(one.ruleId))).map(nameOf),
    changed: sorted.flatMap((one) => {
      const earlier = old.get(one.ruleId);
      const differences = earlier === undefined ? [] : differencesOf(earlier, one);
      return differences.length === 0 ? [] : [{ ...nameOf(one), differences }];
    }),
    noise: after.filter((one) => isLoud(one) && !isLoud(old.get(one.ruleId))).length,
  };
}

export function isUnchanged({ added, removed, changed }: FindingChanges): boolean {
  return added.length + removed.length + changed.length === 0;
}

function nameOf({ ruleId, severity }: Finding): FindingName {
  return { ruleId, severity };
}

function byRule(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1));
}

function differencesOf(before: Finding, after: Finding): Difference[] {
  const rows: Difference[] = [
    { what: 'severity', before: before.severity, after: after.severity },
    { what: 'evidence', before: placesOf(before), after: placesOf(after) },
    { what: 'explainedBy', before: before.explainedBy ?? 'nothing', after: after.explainedBy ?? 'nothing' },
  ];
  return rows.filter((row) => row.before !== row.after);
}

function placesOf({ evidence }: Finding): string {
  return evidence.map(({ file, line }) => `${file}:${line}`).join(', ');
}
