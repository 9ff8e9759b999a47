// All small wrong versions of a rule. Good cases tell each of them from the rule.
import type { Rule } from '../../model/rule.ts';
import { expressionMutants } from './expression-mutants.ts';
import { lookMutants } from './look-mutants.ts';

export interface RuleMutant {
  /** What is wrong with it, in words of the rule file. */
  readonly what: string;
  readonly rule: Rule;
}

/** In the order of the rule’s keys; the same rule gives the same mutants. */
export function ruleMutants(rule: Rule): RuleMutant[] {
  return [
    ...appliesMutants(rule),
    ...findMutants(rule),
    ...conditionMutants(rule),
    ...confidenceMutants(rule),
  ];
}

function appliesMutants(rule: Rule): RuleMutant[] {
  return rule.applies.flatMap((look, index) => {
    const rest = rule.applies.filter((_, at) => at !== index);
    const changed = lookMutants(look).map(({ what, look: wrong }) => ({
      what: `applies ${index + 1}: ${what}`,
      rule: { ...rule, applies: rule.applies.map((one, at) => (at === index ? wrong : one)) },
    }));
    return [{ what: `applies without ${index + 1}`, rule: { ...rule, applies: rest } }, ...changed];
  });
}

function findMutants(rule: Rule): RuleMutant[] {
  return Object.entries(rule.find).flatMap(([name, look]) =>
    lookMutants(look).map(({ what, look: wrong }) => ({
      what: `find ${name}: ${what}`,
      rule: { ...rule, find: { ...rule.find, [name]: wrong } },
    })),
  );
}

function conditionMutants(rule: Rule): RuleMutant[] {
  return expressionMutants(rule.when).map(({ what, when }) => ({
    what: `when: ${what}`,
    rule: { ...rule, when },
  }));
}

function confidenceMutants(rule: Rule): RuleMutant[] {
  return rule.confidence.highWith.map((name) => ({
    what: `confidence: not high with ${name}`,
    rule: {
      ...rule,
      confidence: { ...rule.confidence, highWith: rule.confidence.highWith.filter((one) => one !== name) },
    },
  }));
}
