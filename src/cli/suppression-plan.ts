// Which findings are not to be seen: the suppressions of the packs and of --suppressions, with the day of the clock.
import { RulesetError } from '../errors.ts';
import type { SuppressionPlan } from '../model/pack.ts';
import type { Ruleset } from '../model/rule.ts';

/** Throws a RulesetError with every mistake of the files. */
export async function suppressionPlanOf(
  { packs = [], retired = [], suppressions = [] }: Ruleset,
  files: readonly string[],
): Promise<SuppressionPlan> {
  const today = new Date().toISOString().slice(0, 10);
  if (files.length === 0) return { entries: suppressions, today };
  const { loadSuppressions } = await import('../ruleset/packs/load-suppressions.ts');
  // All rules of the packs, also those that --only leaves out.
  const ids = new Set(packs.flatMap((pack) => pack.ruleIds));
  const named = await loadSuppressions(files, { ids, retired });
  if (named.mistakes.length > 0) throw new RulesetError(named.mistakes);
  return { entries: [...suppressions, ...named.suppressions], today };
}
