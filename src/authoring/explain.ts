// The whole condition tree of one rule on one flare, from the same evaluation that makes the report.
import { cleanLine } from '../assemble/evidence.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { UsageError } from '../errors.ts';
import type { MissingInput } from '../model/absence.ts';
import type { OutcomeKind, TraceNode, Verdict } from '../model/outcome.ts';

export interface ExplainNode {
  readonly label: string;
  readonly verdict: Verdict;
  /** Of a look: what it looked for and what it found, one line each. */
  readonly expected?: string;
  readonly actual?: string;
  /** `file:line` of its evidence. */
  readonly where?: readonly string[];
  readonly missing?: readonly MissingInput[];
  readonly children?: readonly ExplainNode[];
}

export interface Explanation {
  readonly ruleId: string;
  readonly outcome: OutcomeKind;
  readonly reason?: string;
  readonly tree: ExplainNode;
}

/** Places shown of one look. */
const MAX_PLACES = 5;

/** Throws a UsageError when the diagnosis knows no such rule. */
export function explain(diagnosis: Diagnosis, ruleId: string): Explanation {
  const outcome = diagnosis.outcomes.find((one) => one.ruleId === ruleId);
  if (outcome === undefined) {
    throw new UsageError('BAD_OPTION', `There is no rule “${ruleId}”; “flare-analyze rules list” shows all.`);
  }
  const reason = outcome.reason === undefined ? {} : { reason: cleanLine(outcome.reason) };
  return { ruleId, outcome: outcome.outcome, ...reason, tree: nodeOf(outcome.trace) };
}

function nodeOf({ label, verdict, observation, children }: TraceNode): ExplainNode {
  if (observation === undefined) return { label, verdict, children: children.map(nodeOf) };
  return {
    label,
    verdict,
    expected: observation.expected,
    actual: cleanLine(observation.actual),
    where: observation.evidence.slice(0, MAX_PLACES).map(({ file, line }) => `${file}:${line}`),
    ...(observation.missing.length === 0 ? {} : { missing: observation.missing.map(cleanMissing) }),
  };
}

function cleanMissing({ input, cause, detail }: MissingInput): MissingInput {
  return { input, cause, ...(detail === undefined ? {} : { detail: cleanLine(detail) }) };
}

const MARKS: Readonly<Record<Verdict, string>> = { seen: '✓', 'not-seen': '✗', 'cannot-tell': '?' };

/** The tree as indented lines; one look takes its own line and those of what it found. */
export function renderExplanation({ ruleId, outcome, reason, tree }: Explanation): string {
  const head = `${ruleId}: ${outcome}${reason === undefined ? '' : ` (${reason})`}`;
  return `${[head, ...(tree.children ?? []).flatMap((node) => linesOf(node, 1))].join('\n')}\n`;
}

function linesOf(node: ExplainNode, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const line = `${indent}${MARKS[node.verdict]} ${node.label}`;
  if (node.expected === undefined)
    return [line, ...(node.children ?? []).flatMap((child) => linesOf(child, depth + 1))];
  const where = (node.where ?? []).length === 0 ? '' : ` at ${(node.where ?? []).join(', ')}`;
  return [line, `${indent}    wanted ${node.expected}`, `${indent}    found  ${node.actual ?? ''}${where}`];
}
