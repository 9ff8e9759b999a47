// Runs the cases of each rule on the rule’s mutants: a mutant that passes all of them shows what no case checks.
import type { Rule, Ruleset } from '../../model/rule.ts';
import { CASE_OUTCOMES, type RuleCases } from '../case-schema.ts';
import { loadCases } from '../load-cases.ts';
import { runCase } from '../run-case.ts';
import { ruleMutants } from './rule-mutants.ts';

export interface MutationResult {
  readonly ruleId: string;
  readonly file: string;
  /** The rule itself fails a case: that its mutants fail too says nothing, so none is tried. */
  readonly failsItsCases: boolean;
  readonly mutants: number;
  /** What was wrong in the mutants that every case took for the rule. */
  readonly survivors: readonly string[];
}

/** Throws a RulesetError when a rule has no cases. */
export async function testMutants(pack: Ruleset): Promise<MutationResult[]> {
  const results: MutationResult[] = [];
  for (const rule of pack.rules) results.push(await mutationOf(rule, pack, await loadCases(rule)));
  return results;
}

async function mutationOf(rule: Rule, pack: Ruleset, cases: RuleCases): Promise<MutationResult> {
  const { id: ruleId, file } = rule;
  if (await isKilled(rule, pack, cases))
    return { ruleId, file, failsItsCases: true, mutants: 0, survivors: [] };
  const mutants = ruleMutants(rule);
  const survivors: string[] = [];
  for (const mutant of mutants) {
    if (!(await isKilled(mutant.rule, pack, cases))) survivors.push(mutant.what);
  }
  return { ruleId, file, failsItsCases: false, mutants: mutants.length, survivors };
}

async function isKilled(mutant: Rule, pack: Ruleset, cases: RuleCases): Promise<boolean> {
  for (const outcome of CASE_OUTCOMES) {
    for (const flareCase of cases[outcome]) {
      if ((await runCase(mutant, pack, { flareCase, outcome })).length > 0) return true;
    }
  }
  return false;
}
