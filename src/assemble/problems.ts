// All problems of an analysis in one sorted list, with leaked secrets named by kind and place.
import type { FlareDocument } from '../model/flare.ts';
import type { Problem } from '../model/problem.ts';
import type { Finding } from '../model/report.ts';
import type { Diagnosis } from './diagnosis.ts';
import { redact } from './redact.ts';

/** Files that people write keys into; pages and logs are checked where they are quoted. */
const KEPT_BY_PEOPLE =
  /^(?:etc-|envvars$|runtime-config-dump$|system-probe-config-dump$|cluster-deployment$|helm-values$|operator-resource$)/;

export function problemsOf(diagnosis: Diagnosis, findings: readonly Finding[]): Problem[] {
  const found = new Set(findings.map((finding) => finding.ruleId));
  const failed = diagnosis.outcomes.flatMap((outcome): Problem[] => {
    if (outcome.outcome === 'error')
      return [
        {
          code: 'rule-error',
          message: `Rule ${outcome.ruleId} failed: ${outcome.reason ?? 'no reason given'}`,
        },
      ];
    const isSilent = outcome.outcome === 'match' && !found.has(outcome.ruleId);
    return isSilent
      ? [{ code: 'rule-error', message: `Rule ${outcome.ruleId} matched without evidence and was left out.` }]
      : [];
  });
  const leaks = diagnosis.documents.filter((document) => KEPT_BY_PEOPLE.test(document.role)).flatMap(leaksIn);
  const byKey = new Map([...diagnosis.problems, ...failed, ...leaks].map((one) => [keyOf(one), one]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, problem]) => problem);
}

function keyOf(problem: Problem): string {
  return `${problem.file ?? ''} ${problem.code} ${problem.message}`;
}

function leaksIn(document: FlareDocument): Problem[] {
  return document.lines.flatMap((line, index) =>
    redact(line).leaked.map((kind): Problem => ({
      code: 'leaked-secret',
      file: document.path,
      message: `Line ${index + 1} holds an unscrubbed ${kind}. Its value is not shown here; treat it as exposed and replace it.`,
    })),
  );
}
