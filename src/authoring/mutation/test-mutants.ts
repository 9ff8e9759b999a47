// Runs the cases of a rule on the rule’s mutants: a mutant that passes all of them shows what no case checks.
import type { OutcomeKind } from '../../model/outcome.ts';
import type { Rule, Ruleset } from '../../model/rule.ts';
import { CASE_OUTCOMES, type FlareCase } from '../case-schema.ts';
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

interface RunnableCase {
  readonly flareCase: FlareCase;
  readonly outcome: OutcomeKind;
}

/** One rule after the other, as a pack takes long. Throws a RulesetError when a rule has no cases. */
export async function* testMutants(pack: Ruleset): AsyncGenerator<MutationResult, void, undefined> {
  for (const rule of pack.rules) yield await mutationOf(rule, pack);
}

async function mutationOf(rule: Rule, pack: Ruleset): Promise<MutationResult> {
  const { id: ruleId, file } = rule;
  const cases = await casesOf(rule);
  if ((await killerOf(rule, pack, cases)) !== undefined)
    return { ruleId, file, failsItsCases: true, mutants: 0, survivors: [] };
  const mutants = ruleMutants(rule);
  const survivors: string[] = [];
  for (const mutant of mutants) {
    const killer = await killerOf(mutant.rule, pack, cases);
    if (killer === undefined) survivors.push(mutant.what);
    else moveToFront(cases, killer);
  }
  return { ruleId, file, failsItsCases: false, mutants: mutants.length, survivors };
}

async function casesOf(rule: Rule): Promise<RunnableCase[]> {
  const cases = await loadCases(rule);
  return CASE_OUTCOMES.flatMap((outcome) => cases[outcome].map((flareCase) => ({ flareCase, outcome })));
}

/** The first case that the mutant fails. */
async function killerOf(
  mutant: Rule,
  pack: Ruleset,
  cases: readonly RunnableCase[],
): Promise<RunnableCase | undefined> {
  for (const one of cases) if ((await runCase(mutant, pack, one)).length > 0) return one;
  return undefined;
}

/** A case that killed one mutant often kills the next one, which is like it: half the time of a whole pack. */
function moveToFront(cases: RunnableCase[], killer: RunnableCase): void {
  cases.splice(cases.indexOf(killer), 1);
  cases.unshift(killer);
}
