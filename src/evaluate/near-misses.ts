// Which rules are one look short of a match: tries the other verdicts of each look in the condition that the evaluator
// itself would combine. What such a look then shows of the flare is left to the report.
import type { MissedLook, MissedRule, Observation, RuleOutcome } from '../model/outcome.ts';
import type { Expression, Rule } from '../model/rule.ts';
import { decisiveLooks, traceCondition } from './condition.ts';

/**
 * In the order of the rules. Looks are taken one by one: what a look `after` another would give if that one had ended
 * otherwise is not asked. A rule of whose condition nothing else is seen is no near miss: its one missing look would
 * be all there is.
 */
export function nearMissesOf(rules: readonly Rule[], outcomes: readonly RuleOutcome[]): MissedRule[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return outcomes.flatMap((outcome) => {
    const rule = byId.get(outcome.ruleId);
    if (rule === undefined || outcome.outcome === 'match' || outcome.outcome === 'error') return [];
    const looks = missedLooks(rule, outcome);
    return looks.length === 0 ? [] : [{ ruleId: rule.id, outcome: outcome.outcome, looks }];
  });
}

function missedLooks(rule: Rule, { observations }: RuleOutcome): MissedLook[] {
  const applies = rule.applies.map((_, index) => observations[`applies.${index}`]);
  const open = applies.filter((one) => one?.verdict !== 'seen');
  if (open.length > 1) return [];
  if (open.length === 0) return missedInCondition(rule.when, observations);
  const [observation] = open;
  if (observation === undefined || !holdsBySomethingSeen(rule.when, observations)) return [];
  return [{ name: `applies ${applies.indexOf(observation) + 1}`, needed: 'seen', observation }];
}

function missedInCondition(when: Expression, observations: RuleOutcome['observations']): MissedLook[] {
  return looksIn(when).flatMap((name): MissedLook[] => {
    const observation = observations[name];
    if (observation === undefined) return [];
    const others = (['seen', 'not-seen'] as const).filter((verdict) => verdict !== observation.verdict);
    const needed = others.find((verdict) =>
      holdsBySomethingSeen(when, { ...observations, [name]: { ...observation, verdict } }, name),
    );
    return needed === undefined ? [] : [{ name, needed, observation }];
  });
}

/** The condition is true, and a look other than `except` is seen that makes it so. */
function holdsBySomethingSeen(
  when: Expression,
  observations: Readonly<Record<string, Observation>>,
  except?: string,
): boolean {
  const trace = traceCondition(when, (name) => observations[name] ?? NOT_MADE);
  if (trace.verdict !== 'seen') return false;
  return decisiveLooks(trace, 'seen').some(({ label, verdict }) => label !== except && verdict === 'seen');
}

const NOT_MADE: Observation = {
  verdict: 'cannot-tell',
  expected: '',
  actual: '',
  evidence: [],
  captures: {},
  missing: [],
};

/** Each name once. */
function looksIn(when: Expression): string[] {
  const names = (one: Expression): string[] => (one.kind === 'find' ? [one.name] : one.of.flatMap(names));
  return [...new Set(names(when))];
}
