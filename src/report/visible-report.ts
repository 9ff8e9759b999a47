// What a person sees of a report: all but the suppressed findings. A symptom whose cause is suppressed stands by
// itself, so that hiding one finding never hides another.
import type { Finding, Report } from '../model/report.ts';

export interface VisibleReport {
  readonly report: Report;
  /** In the order of the report. */
  readonly suppressed: readonly Finding[];
}

export function visibleReport(report: Report): VisibleReport {
  const suppressed = report.findings.filter((one) => one.suppressed !== undefined);
  if (suppressed.length === 0) return { report, suppressed };
  const hidden = new Set(suppressed.map(({ ruleId }) => ruleId));
  return {
    report: {
      ...report,
      findings: report.findings
        .filter(({ ruleId }) => !hidden.has(ruleId))
        .map((finding) => withoutHiddenCause(finding, hidden)),
      timeline: report.timeline.filter(({ ruleId }) => ruleId === undefined || !hidden.has(ruleId)),
    },
    suppressed,
  };
}

function withoutHiddenCause(finding: Finding, hidden: ReadonlySet<string>): Finding {
  const { explainedBy, ...rest } = finding;
  return explainedBy === undefined || !hidden.has(explainedBy) ? finding : rest;
}
