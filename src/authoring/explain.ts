// The whole condition tree of one rule on one flare, from the same evaluation that makes the report. Its form for a
// terminal is left to render-explanation.ts.
import { cleanLine } from '../assemble/evidence.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { UsageError } from '../errors.ts';
import { unitOf } from '../model/fact-table.ts';
import type { MissingInput } from '../model/absence.ts';
import type { OutcomeKind, TraceNode, Verdict } from '../model/outcome.ts';

export interface ExplainNode {
  readonly label: string;
  readonly verdict: Verdict;
  /** Of a look: what it looked for and what it found, one line each. */
  readonly expected?: string;
  readonly actual?: string;
  /** Of a fact that is a number: what `actual` is measured in. */
  readonly unit?: string;
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
  return {
    ruleId,
    outcome: outcome.outcome,
    ...reason,
    tree: nodeOf(outcome.trace, unitsOf(diagnosis, ruleId)),
  };
}

/** Units of the facts that the looks ask for, by label. */
type Units = ReadonlyMap<string, string>;

function unitsOf({ ruleset }: Diagnosis, ruleId: string): Units {
  const rule = ruleset.rules.find(({ id }) => id === ruleId);
  const looks = [
    ...Object.entries(rule?.find ?? {}),
    ...(rule?.applies ?? []).map((look, index) => [`applies ${index + 1}`, look] as const),
  ];
  return new Map(
    looks.flatMap(([label, { options }]) => {
      const { fact } = options as { readonly fact?: unknown };
      const unit = typeof fact === 'string' ? unitOf(fact) : undefined;
      return unit === undefined ? [] : [[label, unit] as const];
    }),
  );
}

function nodeOf({ label, verdict, observation, children }: TraceNode, units: Units): ExplainNode {
  if (observation === undefined)
    return { label, verdict, children: children.map((child) => nodeOf(child, units)) };
  const unit = units.get(label);
  return {
    label,
    verdict,
    expected: observation.expected,
    actual: cleanLine(observation.actual),
    ...(unit === undefined ? {} : { unit }),
    where: observation.evidence.slice(0, MAX_PLACES).map(({ file, line }) => `${file}:${line}`),
    ...(observation.missing.length === 0 ? {} : { missing: observation.missing.map(cleanMissing) }),
  };
}

function cleanMissing({ input, cause, detail }: MissingInput): MissingInput {
  return { input, cause, ...(detail === undefined ? {} : { detail: cleanLine(detail) }) };
}
