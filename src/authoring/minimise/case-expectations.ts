// What has to stay the same about a rule while a flare is made smaller, and what a case then says of it.
import { assembleReport } from '../../assemble/assemble-report.ts';
import type { Diagnosis } from '../../assemble/diagnosis.ts';
import { UsageError } from '../../errors.ts';
import { roleOf } from '../../flare/roles.ts';
import type { LogSource } from '../../model/log.ts';
import type { RuleOutcome, TraceNode } from '../../model/outcome.ts';
import type { Finding, ReportEvidence } from '../../model/report.ts';
import type { Rule } from '../../model/rule.ts';
import { logPatternsOf } from '../../ruleset/log-patterns.ts';
import { CASE_OUTCOMES, type CaseOutcome, type FlareCase } from '../case-schema.ts';
import { rememberedWith } from '../../util/lazy.ts';
import { placeholdersIn } from '../../util/placeholders.ts';
import { APPLIES_MARK, unfilledTexts } from '../run-case.ts';

type CaseFiles = FlareCase['files'];

/** Throws a UsageError for a rule that failed: no case can ask for that. */
export function caseOutcomeOf(diagnosis: Diagnosis): CaseOutcome {
  const { outcome, ruleId } = outcomeOf(diagnosis);
  const found = CASE_OUTCOMES.find((one) => one === outcome);
  if (found !== undefined) return found;
  throw new UsageError('BAD_OPTION', `“${ruleId}” failed on this flare; “flare-analyze explain” says why.`);
}

/**
 * Equal for two flares on which the rule ends alike: in the same way, by the same verdict of each look, with the same
 * inputs missing, and with a finding of the same confidence whose texts have the same values to show. A flare that the
 * rule passes over has to come as near to it as well. `files`: the texts that the diagnosis is of.
 */
export function signatureOf(diagnosis: Diagnosis, rule: Rule, files: CaseFiles): string {
  const { outcome, trace, missing } = outcomeOf(diagnosis);
  const finding = findingOf(diagnosis);
  return JSON.stringify([
    outcome,
    verdictsOf(trace),
    inputsOf(missing),
    finding?.confidence,
    Object.keys(shownVariables(finding, rule)).sort(),
    finding === undefined ? 0 : unfilledTexts(finding).length,
    outcome === 'no-match' ? nearnessOf(diagnosis, rule, files) : [],
  ]);
}

/** Hits of a look that it takes to tell a near miss of a count. */
const MAX_NEAR = 20;

/** For each look at lines: how many it hits, where a rule wants more; or whether a line has its words, where it wants more of it. */
function nearnessOf({ scan }: Diagnosis, rule: Rule, files: CaseFiles): (number | boolean)[] {
  return patternsOf(rule).map(({ id, literals, sources }) => {
    const hits = scan.hits.get(id)?.count ?? 0;
    return hits > 0 ? Math.min(hits, MAX_NEAR) : holdsWord(files, literals, sources);
  });
}

function holdsWord(files: CaseFiles, literals: readonly string[], sources: readonly LogSource[]): boolean {
  return Object.entries(files).some(([path, text]) => {
    const { source } = roleOf(path);
    if (source === undefined || !sources.includes(source)) return false;
    const lower = text.toLowerCase();
    return literals.some((literal) => lower.includes(literal.toLowerCase()));
  });
}

/** A rule is asked again for each smaller flare. */
const patternsOf = rememberedWith((rule: Rule) => logPatternsOf([rule]));
const namesInTexts = rememberedWith(({ texts }: Rule) => placeholdersIn(JSON.stringify(texts)));

/** Those that the rule’s own texts show; looks at facts catch many more. */
function shownVariables(finding: Finding | undefined, rule: Rule): Record<string, string> {
  const names = namesInTexts(rule);
  return Object.fromEntries(
    Object.entries(finding?.variables ?? {}).filter(([name, value]) => names.includes(name) && value !== ''),
  );
}

/** With the evidence marked, and with what the texts of the finding show. */
export function withExpectations(flareCase: FlareCase, diagnosis: Diagnosis, rule: Rule): FlareCase {
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
      variables: shownVariables(finding, rule),
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

/** A line has room for one mark. */
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
