// Two versions of a pack as one, so that a bundle is read once for both where that changes nothing: rules that are the same in both run once, the
// older version of a changed rule runs under a name of its own.
import type { Diagnosis } from '../../assemble/diagnosis.ts';
import { causesOf } from '../../evaluate/causes-of.ts';
import type { Rule, Ruleset } from '../../model/rule.ts';
import { logPatternsOf } from '../../ruleset/log-patterns.ts';

export type Side = 'before' | 'after';

export interface PackPair {
  /** What an analysis runs. */
  readonly union: Ruleset;
  /**
   * Both sides keep the same lines one by one: the room for them, which all looks of an analysis share, is then as large
   * for each side as by itself. Otherwise each side needs an analysis of its own.
   */
  readonly isOneRun: boolean;
  /** What the analysis of the union says of one side alone. */
  diagnosisOf(side: Side, diagnosis: Diagnosis): Diagnosis;
}

/** No rule is called so: ids hold letters, digits and hyphens. */
const OLDER = '@before';

export function pairPacks(before: Ruleset, after: Ruleset): PackPair {
  const current = new Map(after.rules.map((rule) => [rule.id, sameText(rule)]));
  const isShared = (rule: Rule): boolean => current.get(rule.id) === sameText(rule);
  const older = before.rules.filter((rule) => !isShared(rule));
  const packs: Readonly<Record<Side, Ruleset>> = { before, after };
  /** Id on its side, by the id in the union. */
  const names: Readonly<Record<Side, ReadonlyMap<string, string>>> = {
    before: new Map(before.rules.map((rule) => [isShared(rule) ? rule.id : rule.id + OLDER, rule.id])),
    after: new Map(after.rules.map((rule) => [rule.id, rule.id])),
  };
  return {
    union: {
      rules: [...after.rules, ...older.map((rule) => ({ ...rule, id: rule.id + OLDER }))],
      runbooks: after.runbooks,
      digest: after.digest,
    },
    isOneRun: keptLines(before) === keptLines(after),
    diagnosisOf: (side, diagnosis) => {
      const ruleset = packs[side];
      const outcomes = diagnosis.outcomes.flatMap((outcome) => {
        const ruleId = names[side].get(outcome.ruleId);
        return ruleId === undefined ? [] : [{ ...outcome, ruleId }];
      });
      return { ...diagnosis, ruleset, outcomes, causes: causesOf(ruleset.rules, outcomes) };
    },
  };
}

/** What is looked for of which every line is kept. */
function keptLines({ rules }: Ruleset): string {
  const kept = logPatternsOf(rules).filter((pattern) => pattern.keepsEvents === true);
  return [...new Set(kept.map((pattern) => JSON.stringify({ ...pattern, id: '' })))].sort().join('\n');
}

/** Where a rule stands says nothing of what it does. */
function sameText(rule: Rule): string {
  return JSON.stringify({ ...rule, file: '' });
}
