// All rules on one flare.
import type { Knowledge } from '../model/knowledge.ts';
import type { RuleOutcome } from '../model/outcome.ts';
import type { Rule } from '../model/rule.ts';
import type { Stopwatch } from '../util/stopwatch.ts';
import { evaluateRule } from './evaluate-rule.ts';

/** Facts are read when a rule first asks for them: the time of that rule has them in it. */
export function evaluateRules(
  rules: readonly Rule[],
  knowledge: Knowledge,
  stopwatch?: Stopwatch,
): RuleOutcome[] {
  return rules.map((rule) => {
    const work = (): RuleOutcome => evaluateRule(rule, knowledge);
    return stopwatch === undefined ? work() : stopwatch.time('rule', rule.id, work);
  });
}
