// What has to stay the same about a rule while a flare is made smaller, and what a case then says of it.
import { assembleReport } from '../../assemble/assemble-report.ts';
import type { Diagnosis } from '../../assemble/diagnosis.ts';
import { UsageError } from '../../errors.ts';
import type { RuleOutcome, TraceNode } from '../../model/outcome.ts';
import type { Finding, ReportEvidence } from '../../model/report.ts';
import { CASE_OUTCOMES, type CaseOutcome, type FlareCase } from '../case-schema.ts';
import { APPLIES_MARK } from '../run-case.ts';

/** Throws a UsageError for a rule that failed: no case can ask for that. */
export function caseOutcomeOf(diagnosis: Diagnosis): CaseOutcome {
  const { outcome, reason, ruleId } = outcomeOf(diagnosis);
  const found = CASE_OUTCOMES.find((one) => one === outcome);
  if (found !== undefined) return found;
  throw new UsageError('BAD_OPTION', `“${ruleId}” failed on this flare: ${reason ?? 'no reason is known'}`);
}

/**
 * Equal for two flares on which the rule ends alike: in the same way, by the same verdict of each look, with the same
 * inputs missing, and with a finding of the same confidence whose texts have the same values to show.
 */
export function signatureOf(diagnosis: Diagnosis): string {
  const { outcome, trace, missing } = outcomeOf(diagnosis);
  const finding = findingOf(diagnosis);
  const shown = Object.entries(finding?.variables ?? {}).filter(([, value]) => value !== '');
  return JSON.stringify([
    outcome,
    verdictsOf(trace),
    inputsOf(missing),
    finding?.confidence,
    shown.map(([name]) => name).sort(),
  ]);
}

/** With the evidence marked, and with what the texts of the finding show. */
export function withExpectations(flareCase: FlareCase, diagnosis: Diagnosis): FlareCase {
  const finding = findingOf(diagnosis);
  const { outcome, missing } = outcomeOf(diagnosis);
  return {
    ...flareCase,
    files: Object.fromEntries(
      Object.entries(flareCase.files).map(([path, text]) => [
        path,
        marked(text, path, finding?.evidence ?? []),
      ]),
    ),
    expect: {
      variables: finding?.variables ?? {},
      ...(finding === undefined ? {} : { confidence: finding.confidence }),
      missing: outcome === 'unknown' ? inputsOf(missing) : [],
    },
  };
}

function outcomeOf({ outcomes }: Diagnosis): RuleOutcome {
  const [only] = outcomes;
  if (only === undefined) throw new TypeError('The diagnosis is of no rule.');
  return only;
}

function findingOf(diagnosis: Diagnosis): Finding | undefined {
  return outcomeOf(diagnosis).outcome === 'match' ? assembleReport(diagnosis, 'en').findings[0] : undefined;
}

function verdictsOf({ label, verdict, children }: TraceNode): unknown[] {
  return [label, verdict, ...children.map(verdictsOf)];
}

function inputsOf(missing: RuleOutcome['missing']): string[] {
  return [...new Set(missing.map(({ input }) => input))].sort();
}

/** A line has room for one mark: of several looks that found it, the first. */
function marked(text: string, path: string, evidence: readonly ReportEvidence[]): string {
  const looks = new Map(
    evidence
      .filter(({ file }) => file === path)
      .map(({ line, find = APPLIES_MARK }) => [line, find] as const),
  );
  return text
    .split('\n')
    .map((line, index) => {
      const look = looks.get(index + 1);
      return look === undefined ? line : `${line}  <== ${look}`;
    })
    .join('\n');
}
