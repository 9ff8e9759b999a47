// Puts a diagnosis into the words of one language: the report, which is the only output of analysis.
import type { FactName } from '../model/fact-table.ts';
import type { FactScalar } from '../model/fact.ts';
import type { Language } from '../model/language.ts';
import type { MissedRule } from '../model/outcome.ts';
import { SCHEMA_VERSION, type Report, type ReportBundle, type RuleResult } from '../model/report.ts';
import { factValueOf, type Diagnosis } from './diagnosis.ts';
import { cleanLine } from './evidence.ts';
import { incidentOf } from './incident.ts';
import { findingsOf } from './findings.ts';
import { infoNeededOf } from './info-needed.ts';
import { packsOf } from './packs.ts';
import { nearMissesIn } from './near-misses.ts';
import { platformOf } from './platform.ts';
import { problemsOf } from './problems.ts';
import { suppressFindings } from './suppress.ts';
import { createdAtOf, timelineOf } from './timeline.ts';
import { explainedLinesOf, unexplainedOf } from './unexplained.ts';

/** Facts shown at the top of a report, by the key they have there. */
const HEADLINE: Readonly<Record<string, FactName>> = {
  'agent.version': 'agent.version',
  'agent.flavor': 'agent.flavor',
  'agent.logLevel': 'agent.logLevel',
  'host.os': 'host.os',
  'host.platform': 'host.platform',
  'host.platformVersion': 'host.platformVersion',
  'host.kernel': 'host.kernel',
  'host.arch': 'host.arch',
  'cloud.provider': 'cloud.provider',
  env: 'env.platform',
  installMethod: 'install.method',
  'kubernetes.version': 'kubernetes.version',
  'kubernetes.distribution': 'kubernetes.distribution',
  'cni.vendor': 'cni.vendor',
  'cnm.enabled': 'cnm.enabled',
  'usm.enabled': 'usm.enabled',
  'cws.enabled': 'cws.enabled',
};

/** `missed`: rules one look short of a match, when the report shall name them. */
export function assembleReport(
  diagnosis: Diagnosis,
  language: Language,
  missed?: readonly MissedRule[],
): Report {
  const { incident } = diagnosis;
  const platform = platformOf(diagnosis);
  const facts = headlineOf(diagnosis);
  const { findings, suppressions } = suppressFindings(
    diagnosis,
    findingsOf(diagnosis, { language, platform, facts }),
  );
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: {
      ...diagnosis.tool,
      rulesDigest: diagnosis.ruleset.digest,
      ...packsOf(diagnosis.ruleset),
    },
    language,
    bundle: bundleOf(diagnosis),
    platform,
    facts,
    ...(incident === undefined ? {} : { incident: incidentOf(incident, diagnosis.scan.streams) }),
    ...(Object.keys(diagnosis.assumed).length === 0 ? {} : { assumed: diagnosis.assumed }),
    findings,
    ...(suppressions === undefined
      ? {}
      : { suppressed: findings.filter((one) => one.suppressed !== undefined).length, suppressions }),
    rules: diagnosis.outcomes.map(ruleResultOf),
    unexplained: unexplainedOf(diagnosis),
    explainedLines: explainedLinesOf(diagnosis),
    timeline: timelineOf(diagnosis, findings),
    infoNeeded: infoNeededOf(diagnosis, language, platform),
    problems: problemsOf(diagnosis),
    ...(missed === undefined ? {} : { nearMisses: nearMissesIn(diagnosis, missed, language) }),
  };
}

function bundleOf(diagnosis: Diagnosis): ReportBundle {
  const { flare, identity } = diagnosis;
  const hostname = factValueOf(diagnosis, 'host.name');
  const folder = flare.rootDir.split('/').at(-1) ?? '';
  return {
    name: diagnosis.name,
    sha256: identity.sha256,
    bytes: identity.bytes,
    format: diagnosis.format,
    kind: flare.kind,
    rootDir: flare.rootDir,
    hostname:
      typeof hostname === 'string' ? cleanLine(hostname) : ['', 'unknown'].includes(folder) ? null : folder,
    createdAt: createdAtOf(diagnosis),
    local: flare.isLocal,
    entries: flare.files.length,
    uncompressedBytes: flare.files.reduce((sum, file) => sum + file.bytes, 0),
  };
}

function headlineOf(diagnosis: Diagnosis): Record<string, FactScalar> {
  const rows = Object.entries(HEADLINE).flatMap(([key, name]): [string, FactScalar][] => {
    const value = factValueOf(diagnosis, name);
    if (value === undefined || typeof value === 'object') return [];
    return [[key, typeof value === 'string' ? cleanLine(value) : value]];
  });
  return Object.fromEntries(rows);
}

function ruleResultOf(outcome: Diagnosis['outcomes'][number]): RuleResult {
  return {
    id: outcome.ruleId,
    outcome: outcome.outcome,
    ...(outcome.reason === undefined ? {} : { reason: cleanLine(outcome.reason) }),
    ...(outcome.missing.length === 0
      ? {}
      : {
          missing: outcome.missing.map((one) => ({
            ...one,
            ...(one.detail === undefined ? {} : { detail: cleanLine(one.detail) }),
          })),
        }),
  };
}
