// Which leaves of each condition the cases ever see true and ever see false: a leaf that is always the same is
// tested by nothing.
import type { TraceNode, Verdict } from '../model/outcome.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import { CASE_OUTCOMES } from './case-schema.ts';
import { loadCases } from './load-cases.ts';
import { diagnoseCase } from './run-case.ts';

export interface LeafCoverage {
  readonly ruleId: string;
  /** Name of the look, or `applies N`. */
  readonly leaf: string;
  /** In how many cases the leaf ended in each way. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

/** Throws a RulesetError when a rule has no cases. */
export async function coverRules(pack: Ruleset): Promise<LeafCoverage[]> {
  const all: LeafCoverage[] = [];
  for (const rule of pack.rules) all.push(...(await coverRule(rule, pack)));
  return all;
}

async function coverRule(rule: Rule, pack: Ruleset): Promise<LeafCoverage[]> {
  const leaves = new Map<string, Record<Verdict, number>>();
  const cases = await loadCases(rule);
  for (const flareCase of CASE_OUTCOMES.flatMap((outcome) => cases[outcome])) {
    const diagnosis = await diagnoseCase(rule, pack, flareCase);
    for (const leaf of diagnosis.outcomes.flatMap(({ trace }) => leavesOf(trace))) {
      const verdicts = leaves.get(leaf.label) ?? { seen: 0, 'not-seen': 0, 'cannot-tell': 0 };
      verdicts[leaf.verdict] += 1;
      leaves.set(leaf.label, verdicts);
    }
  }
  return [...leaves].map(([leaf, verdicts]) => ({ ruleId: rule.id, leaf, verdicts }));
}

/** A look may stand in a condition more than once; it is one leaf. */
function leavesOf(trace: TraceNode): readonly TraceNode[] {
  const looks = (node: TraceNode): TraceNode[] =>
    node.observation === undefined ? node.children.flatMap(looks) : [node];
  return [...new Map(looks(trace).map((node) => [node.label, node])).values()];
}

/** What a leaf never was, in words; undefined when the cases saw it both ways. */
export function gapOf({
  verdicts,
}: LeafCoverage): 'never seen' | 'always seen' | 'never decided' | undefined {
  if (verdicts.seen === 0 && verdicts['not-seen'] === 0) return 'never decided';
  if (verdicts.seen === 0) return 'never seen';
  return verdicts['not-seen'] === 0 ? 'always seen' : undefined;
}
