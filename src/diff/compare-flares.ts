// The face of this room: what changed between two diagnoses. Both were made with the same rules.
import { assembleReport } from '../assemble/assemble-report.ts';
import { factValueOf, type Diagnosis } from '../assemble/diagnosis.ts';
import {
  DIFF_SCHEMA_VERSION,
  type DiffBundle,
  type DiffCaution,
  type FlareDiff,
  type Incomparable,
} from '../model/flare-diff.ts';
import type { Language } from '../model/language.ts';
import type { Report } from '../model/report.ts';
import { compareChecks } from './compare-checks.ts';
import { compareCounters, runOf } from './compare-counters.ts';
import { compareFindings } from './compare-findings.ts';
import { compareSettings } from './compare-settings.ts';
import { compareVersions } from './compare-versions.ts';
import { numberOf, type Comparison, type Pair } from './pair.ts';
import { logSpansOf, type LoggedFlare } from './short-logs.ts';

export function compareFlares(diagnoses: Pair<Diagnosis>, language: Language): FlareDiff {
  const reports: Pair<Report> = {
    old: assembleReport(diagnoses.old, language),
    new: assembleReport(diagnoses.new, language),
  };
  const flares: Pair<LoggedFlare> = {
    old: { diagnosis: diagnoses.old, spans: logSpansOf(diagnoses.old) },
    new: { diagnosis: diagnoses.new, spans: logSpansOf(diagnoses.new) },
  };
  const { name, version, rulesDigest } = reports.new.tool;
  const bundles: Pair<DiffBundle> = {
    old: bundleOf(reports.old, flares.old),
    new: bundleOf(reports.new, flares.new),
  };
  const cautions = cautionsOf(bundles);
  const run = runOf(diagnoses, cautions);
  const isOneKind = !cautions.includes('other-kind');
  const checks = isOneKind ? compareChecks(diagnoses) : ofOtherKind('checks', bundles);
  const counters = isOneKind ? compareCounters(diagnoses, run) : ofOtherKind('counters', bundles);
  const settings = isOneKind ? compareSettings(diagnoses) : ofOtherKind('settings', bundles);
  return {
    schemaVersion: DIFF_SCHEMA_VERSION,
    tool: { name, version, rulesDigest },
    language,
    ...bundles,
    cautions,
    run,
    findings: compareFindings(reports, flares),
    versions: compareVersions(diagnoses),
    settings: settings.changed,
    checks: checks.changed,
    counters: counters.changed,
    incomparable: [...settings.incomparable, ...checks.incomparable, ...counters.incomparable],
  };
}

/** Another daemon has settings, checks and counters of its own. */
function ofOtherKind(part: Incomparable['part'], bundles: Pair<DiffBundle>): Comparison<never> {
  return {
    changed: [],
    incomparable: [{ part, side: 'new', input: bundles.new.kind, cause: 'not-collected' }],
  };
}

function bundleOf({ bundle }: Report, { diagnosis, spans }: LoggedFlare): DiffBundle {
  const { name, sha256, kind, hostname, createdAt } = bundle;
  const version = factValueOf(diagnosis, 'agent.version');
  return {
    name,
    sha256,
    kind,
    hostname,
    createdAt,
    agentVersion: typeof version === 'string' ? version : null,
    uptimeSeconds: numberOf(diagnosis, 'agent.uptime') ?? null,
    logSeconds: spans.get(kind === 'unknown' ? 'agent' : kind) ?? null,
  };
}

function cautionsOf({ old, new: later }: Pair<DiffBundle>): readonly DiffCaution[] {
  const isOther = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
  const isOlder =
    old.createdAt !== null &&
    later.createdAt !== null &&
    Date.parse(later.createdAt) < Date.parse(old.createdAt);
  return [
    ...(old.sha256 === later.sha256 ? (['same-bundle'] as const) : []),
    ...(isOther(old.kind, later.kind) ? (['other-kind'] as const) : []),
    ...(isOther(old.hostname, later.hostname) ? (['other-host'] as const) : []),
    ...(isOlder ? (['new-is-older'] as const) : []),
  ];
}
