// All problems of an analysis in one sorted list, with leaked secrets named by kind and place.
import { ETC_ROLES, type FileRoleName } from '../model/file-kind-table.ts';
import type { FlareDocument } from '../model/flare.ts';
import type { Suppression } from '../model/pack.ts';
import type { Problem } from '../model/problem.ts';
import type { Diagnosis } from './diagnosis.ts';
import { cleanLine } from './evidence.ts';
import { redactLines } from '../redact/redact.ts';
import { isExpired, suppressionsOf } from './suppress.ts';

/** Files with what people set, and keys among it; pages and logs are checked where they are quoted. */
const KEPT_BY_PEOPLE: ReadonlySet<string> = new Set<FileRoleName>([
  ...ETC_ROLES,
  'envvars',
  'runtime-config-dump',
  'system-probe-config-dump',
  'process-agent-config-dump',
  'otel-flare',
  'windows-registry',
  'kubelet-pods',
  'docker-inspect',
  'agent-daemonset',
  'cluster-agent-deployment',
  'helm-values',
  'operator-resource',
]);

export function problemsOf(diagnosis: Diagnosis): Problem[] {
  const failed = diagnosis.outcomes
    .filter(({ outcome }) => outcome === 'error')
    .map(({ ruleId, reason = 'no reason given' }): Problem => ({
      code: 'rule-error',
      message: cleanLine(`Rule ${ruleId} failed: ${reason}`),
    }));
  const today = diagnosis.suppress?.today ?? '';
  const expired = suppressionsOf(diagnosis)
    .filter((entry) => isExpired(entry, today))
    .map(expiredProblem);
  const leaks = diagnosis.documents.filter((document) => KEPT_BY_PEOPLE.has(document.role)).flatMap(leaksIn);
  const byKey = new Map(
    [...diagnosis.problems, ...failed, ...expired, ...leaks].map((one) => [keyOf(one), one]),
  );
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, problem]) => problem);
}

function expiredProblem({ ruleId, expires, owner }: Suppression): Problem {
  const whom = owner === undefined ? '' : ` (${owner})`;
  const message = `The suppression of ${ruleId}${whom} ended on ${expires} and hides nothing; renew it or remove it.`;
  return { code: 'suppression-expired', message: cleanLine(message) };
}

function keyOf(problem: Problem): string {
  return `${problem.file ?? ''} ${problem.code} ${problem.message}`;
}

/** Characters of a line that are looked at; a setting is shorter. */
const MAX_LINE_LENGTH = 8000;
/** Lines named of one kind of secret in one file. */
const MAX_LINES = 5;

/** One problem per kind of secret. */
function leaksIn(document: FlareDocument): Problem[] {
  const linesByKind = new Map<string, number[]>();
  const read = document.lines.map((line) => line.slice(0, MAX_LINE_LENGTH));
  for (const [index, { leaked }] of redactLines(read, '').entries()) {
    for (const kind of leaked) {
      const lines = linesByKind.get(kind) ?? [];
      linesByKind.set(kind, lines);
      lines.push(index + 1);
    }
  }
  return [...linesByKind].map(([kind, lines]): Problem => {
    const named = lines.slice(0, MAX_LINES).join(', ');
    const more = lines.length > MAX_LINES ? ` and ${lines.length - MAX_LINES} more` : '';
    return {
      code: 'leaked-secret',
      file: document.path,
      message: `An unscrubbed ${kind} is in line ${named}${more}. Its value is not shown here; treat it as exposed and replace it.`,
    };
  });
}
