// All rules on one flare, and which findings are symptoms of which.
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

/**
 * For each matched rule that is a symptom: the matched rule that explains it. Where several do, the one that
 * is no symptom itself wins, then the first by id; a circle of rules explains nothing.
 */
export function causesOf(
  rules: readonly Rule[],
  outcomes: readonly RuleOutcome[],
): ReadonlyMap<string, string> {
  const matched = new Set(outcomes.filter((one) => one.outcome === 'match').map((one) => one.ruleId));
  const causes = rules.filter((rule) => matched.has(rule.id) && rule.explains.length > 0);
  const isSymptom = (id: string): boolean =>
    causes.some((cause) => cause.id !== id && cause.explains.includes(id));
  const byRank = [...causes].sort(
    (a, b) => Number(isSymptom(a.id)) - Number(isSymptom(b.id)) || (a.id < b.id ? -1 : 1),
  );
  const explainedBy = new Map<string, string>();
  for (const cause of byRank) {
    for (const symptom of cause.explains) {
      if (!matched.has(symptom) || symptom === cause.id || explainedBy.has(symptom)) continue;
      if (!leadsTo(cause.id, symptom, explainedBy)) explainedBy.set(symptom, cause.id);
    }
  }
  return explainedBy;
}

function leadsTo(from: string, target: string, explainedBy: ReadonlyMap<string, string>): boolean {
  for (let id: string | undefined = from; id !== undefined; id = explainedBy.get(id))
    if (id === target) return true;
  return false;
}
