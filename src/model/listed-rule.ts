// A rule as lists show it: a row of `rules list --format json` and of /api/v1/rules.
import type { LocalizedText } from './language.ts';
import type { Maturity, Rule, Ruleset } from './rule.ts';
import type { Severity } from './severity.ts';

export interface ListedRule<Title> {
  readonly id: string;
  /** Name of the pack that the rule comes from. */
  readonly pack: string;
  readonly owner?: string;
  readonly severity: Severity;
  readonly title: Title;
  readonly component: string;
  readonly tags: readonly string[];
  readonly maturity: Maturity;
}

/** In the order of the pack. `titleOf` gives the title in one language, or in all. */
export function listedRules<Title>(
  { rules, packs = [] }: Ruleset,
  titleOf: (title: LocalizedText) => Title,
): ListedRule<Title>[] {
  const packOf = ({ id }: Rule): string => packs.findLast((pack) => pack.ruleIds.includes(id))?.name ?? '';
  return rules.map((rule) => ({
    id: rule.id,
    pack: packOf(rule),
    ...(rule.owner === undefined ? {} : { owner: rule.owner }),
    severity: rule.severity,
    title: titleOf(rule.texts.title),
    component: rule.component,
    tags: rule.tags,
    maturity: rule.maturity,
  }));
}
