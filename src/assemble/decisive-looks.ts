// Which looks of a rule that matched its finding rests on.
import type { RuleOutcome, TraceNode } from '../model/outcome.ts';
import { lookId, type Rule } from '../model/rule.ts';
import type { NamedLook } from './evidence.ts';

interface DecisiveLooks {
  /** What makes the condition true: these are counted. */
  readonly held: readonly NamedLook[];
  /** All that is shown. */
  readonly looks: readonly NamedLook[];
}

/** What holds in the condition, then what raised the confidence, then what made the rule apply. */
export function decisiveLooksOf(rule: Rule, outcome: RuleOutcome): DecisiveLooks {
  const [applies, condition] = outcome.trace.children;
  const raising = rule.confidence.highWith.flatMap((name): NamedLook[] => {
    const observation = outcome.observations[name];
    return observation?.verdict === 'seen' ? [{ name, observation }] : [];
  });
  const reasons = applies === undefined ? [] : holding(applies).map(({ observation }) => ({ observation }));
  const held = condition === undefined ? [] : holding(condition);
  const looks = [...held, ...raising, ...reasons];
  const hasEvidence = looks.some((look) => look.observation.evidence.length > 0);
  return { held, looks: hasEvidence || condition === undefined ? looks : searched(condition) };
}

function holding(node: TraceNode): NamedLook[] {
  if (node.verdict !== 'seen' || node.label === 'none of') return [];
  return node.observation === undefined
    ? node.children.flatMap(holding)
    : [{ name: node.label, observation: node.observation }];
}

/** A finding that rests on absence alone cites the places that were searched. */
function searched(node: TraceNode): NamedLook[] {
  return node.observation === undefined
    ? node.children.flatMap(searched)
    : [{ name: node.label, observation: node.observation }];
}

/** Ids of the looks whose lines the finding tells of: those that decide and are seen, and those that they rest on. */
export function explainingLooksOf(rule: Rule, outcome: RuleOutcome): readonly string[] {
  const { looks } = decisiveLooksOf(rule, outcome);
  const names = new Set(rule.applies.map((_, index) => `applies.${index}`));
  const add = (name: string): void => {
    if (names.has(name) || outcome.observations[name]?.verdict !== 'seen') return;
    names.add(name);
    outcome.observations[name].restsOn?.forEach(add);
  };
  for (const { name } of looks) if (name !== undefined) add(name);
  return [...names].map((name) => lookId(rule.id, name));
}
