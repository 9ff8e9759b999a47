// Runs the cases of all rules of a pack.
import { RulesetError, type RuleMistake } from '../errors.ts';
import type { Ruleset } from '../model/rule.ts';
import { CASE_OUTCOMES } from './case-schema.ts';
import { casesFileOf, loadCases } from './load-cases.ts';
import { runCase } from './run-case.ts';

export interface CaseResult {
  readonly ruleId: string;
  readonly file: string;
  readonly outcome: (typeof CASE_OUTCOMES)[number];
  readonly name: string;
  /** Empty: the case passes. */
  readonly differences: readonly string[];
}

export interface PackTestResult {
  readonly cases: readonly CaseResult[];
  /** Case files that are missing or wrong. */
  readonly mistakes: readonly RuleMistake[];
}

export async function testRules(pack: Ruleset): Promise<PackTestResult> {
  const cases: CaseResult[] = [];
  const mistakes: RuleMistake[] = [];
  for (const rule of pack.rules) {
    try {
      const loaded = await loadCases(rule);
      for (const outcome of CASE_OUTCOMES) {
        for (const flareCase of loaded[outcome]) {
          const differences = await runCase(rule, pack, { flareCase, outcome });
          cases.push({
            ruleId: rule.id,
            file: casesFileOf(rule.file),
            outcome,
            name: flareCase.name,
            differences,
          });
        }
      }
    } catch (error) {
      if (!(error instanceof RulesetError)) throw error;
      mistakes.push(...error.mistakes);
    }
  }
  return { cases, mistakes };
}
