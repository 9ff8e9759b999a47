// `flare-analyze rules show ID`: what one rule says, in words or as the validated rule.
import { renderRule } from '../authoring/show-rule.ts';
import { UsageError } from '../errors.ts';
import type { Rule, Ruleset } from '../model/rule.ts';
import { nearestNames } from '../util/nearest-names.ts';
import { loadPackFor } from './pack.ts';
import { terminalOf } from './terminal.ts';

export interface ShowOptions {
  readonly rules: readonly string[];
  readonly builtinRules: boolean;
  readonly format: 'text' | 'json';
}

export async function showRule(id: string, options: ShowOptions): Promise<void> {
  const pack = await loadPackFor({ ...options, only: [] });
  const rule = ruleNamed(id, pack);
  const text =
    options.format === 'json'
      ? `${JSON.stringify(rule, null, 2)}\n`
      : renderRule(rule, pack, terminalOf({ color: false }).widthColumns);
  process.stdout.write(text);
}

/** Throws a UsageError that names the nearest ids; `what` the name could have been. */
export function ruleNamed(id: string, { rules, packs = [] }: Ruleset, what = 'rule'): Rule {
  const rule = rules.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  const near = nearestNames(
    id,
    rules.map((one) => one.id),
  );
  const hint = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  const folder =
    what === 'rule'
      ? 'for rules of your own give --rules DIR'
      : `for rules of your own name their folder as well, as in “DIR ${id}”`;
  throw new UsageError(
    'BAD_OPTION',
    `There is no ${what} “${id}”.${hint} “flare-analyze rules list” shows all${packs.length > 1 ? '' : `; ${folder}`}.`,
  );
}
