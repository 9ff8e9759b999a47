// The results of `rules test --mutate` for all rules of a pack, which come one by one.
import { testMutants, type MutationResult } from '../../src/authoring/mutation/test-mutants.ts';
import type { Ruleset } from '../../src/model/rule.ts';

export async function allMutants(pack: Ruleset): Promise<MutationResult[]> {
  const results: MutationResult[] = [];
  for await (const result of testMutants(pack)) results.push(result);
  return results;
}
