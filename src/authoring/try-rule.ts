// A rule text that stands in no file, beside the rules of a pack: tried on a flare before it is kept.
import { assembleReport } from '../assemble/assemble-report.ts';
import type { Diagnosis } from '../assemble/diagnosis.ts';
import { byPlace, type RuleMistake } from '../errors.ts';
import type { KnownIssue } from '../model/known-issue.ts';
import type { Language } from '../model/language.ts';
import type { Finding } from '../model/report.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import { explainsMistakes } from '../ruleset/mistakes/explains-mistakes.ts';
import { parseRule, ruleIdOf } from '../ruleset/parse-rule.ts';
import { resolveIssues } from '../ruleset/packs/resolve-issues.ts';
import { explain, type Explanation } from './explain.ts';

/** Of a rule’s text, as in a file that is called after its id; all of them. */
export interface MistakenRule {
  readonly mistakes: readonly RuleMistake[];
}

/** It may name the rules and the known issues of the pack, and needs no runbook. */
export function looseRule(text: string, pack: Ruleset): { readonly rule: Rule } | MistakenRule {
  const file = `${ruleIdOf(parseRule(text, 'rule.yaml'))}.yaml`;
  const { rule, mistakes, ...parsed } = parseRule(text, file);
  const known = new Map(pack.rules.map(({ id, explains }) => [id, explains]));
  const resolved = rule === undefined ? undefined : resolveIssues(rule, parsed.source, issuesOf(pack));
  const all = [...mistakes, ...explainsMistakes([parsed], known), ...(resolved?.mistakes ?? [])];
  if (resolved?.rule === undefined || all.length > 0) return { mistakes: all.sort(byPlace) };
  return { rule: resolved.rule };
}

/** The rows that rules of the pack stand on. */
function issuesOf({ rules }: Ruleset): { rows: Map<string, KnownIssue>; isWhole: boolean } {
  const named = rules.filter(({ knownIssue }) => knownIssue !== undefined);
  const rows = named.flatMap(({ texts: { issue } }) =>
    issue === undefined ? [] : [[issue.id, issue] as const],
  );
  return { rows: new Map(rows), isWhole: true };
}

export interface RuleTrial extends Explanation {
  /** What a report would say; null when the rule does not match. */
  readonly finding: Finding | null;
}

/** `diagnosis`: of the flare, with the rule alone. */
export function trialOf(diagnosis: Diagnosis, { id }: Rule, language: Language): RuleTrial {
  const { findings } = assembleReport(diagnosis, language);
  return { ...explain(diagnosis, id), finding: findings.find(({ ruleId }) => ruleId === id) ?? null };
}
