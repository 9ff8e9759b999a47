// Findings that came, went or stayed. That a finding is gone is said only when its rule could tell; else it is undecided.
import type {
  DiffFinding,
  DiffSide,
  FlareDiff,
  GoneFinding,
  OneSidedFinding,
  RemainingFinding,
  UndecidedFinding,
} from '../model/flare-diff.ts';
import type { Finding, Report, RuleResult } from '../model/report.ts';
import type { Pair } from './pair.ts';
import { shortLogOf, type LoggedFlare } from './short-logs.ts';

export function compareFindings(reports: Pair<Report>, flares: Pair<LoggedFlare>): FlareDiff['findings'] {
  const before = new Map(reports.old.findings.map((one) => [one.ruleId, one]));
  const after = new Set(reports.new.findings.map(({ ruleId }) => ruleId));
  const came = reports.new.findings.filter(({ ruleId }) => !before.has(ruleId));
  const went = reports.old.findings.filter(({ ruleId }) => !after.has(ruleId));
  const cameWith = withResults(came, reports.old);
  const wentWith = withResults(went, reports.new);
  return {
    appeared: cameWith.filter(isDecided).map(({ finding }) => oneSided(finding, flares.new, flares.old)),
    gone: wentWith.filter(isDecided).map(({ finding, result }): GoneFinding => ({
      ...oneSided(finding, flares.old, flares.new),
      outcome: result.outcome,
    })),
    undecided: [...undecidedOf(cameWith, 'new'), ...undecidedOf(wentWith, 'old')],
    remaining: reports.new.findings.flatMap((finding): RemainingFinding[] => {
      const old = before.get(finding.ruleId);
      if (old === undefined) return [];
      const seenSince = isSeenSince(finding, reports.old.bundle.createdAt);
      const oldTitle = old.title === finding.title ? {} : { oldTitle: old.title };
      return [{ ...brief(finding), ...oldTitle, oldCount: old.occurrences.count, seenSince }];
    }),
  };
}

/** Logs outlive a trouble: its lines are still there when it is over. */
function isSeenSince({ occurrences: { lastSeen } }: Finding, oldCreatedAt: string | null): boolean | null {
  if (lastSeen === null || oldCreatedAt === null) return null;
  return Date.parse(lastSeen) > Date.parse(oldCreatedAt);
}

interface FindingWithResult {
  readonly finding: Finding;
  /** How its rule ended on the other flare. */
  readonly result: RuleResult;
}

/** Both reports are of the same rules. */
function withResults(findings: readonly Finding[], other: Report): readonly FindingWithResult[] {
  const results = new Map(other.rules.map((result) => [result.id, result]));
  return findings.flatMap((finding) => {
    const result = results.get(finding.ruleId);
    return result === undefined ? [] : [{ finding, result }];
  });
}

function isDecided({ result: { outcome } }: FindingWithResult): boolean {
  return outcome !== 'unknown' && outcome !== 'error';
}

function oneSided(finding: Finding, flare: LoggedFlare, other: LoggedFlare): OneSidedFinding {
  const shortLog = shortLogOf(finding.ruleId, flare, other);
  return { ...brief(finding), ...(shortLog === undefined ? {} : { shortLog }) };
}

function undecidedOf(findings: readonly FindingWithResult[], foundIn: DiffSide): readonly UndecidedFinding[] {
  return findings
    .filter((one) => !isDecided(one))
    .map(({ finding, result }) => ({
      ...brief(finding),
      foundIn,
      outcome: result.outcome,
      missing: result.missing ?? [],
    }));
}

function brief({
  ruleId,
  severity,
  title,
  occurrences,
  explainedBy,
  evidence: [first],
}: Finding): DiffFinding {
  return {
    ruleId,
    severity,
    title,
    count: occurrences.count,
    ...(explainedBy === undefined ? {} : { explainedBy }),
    file: first.file,
    line: first.line,
    text: first.text,
  };
}
