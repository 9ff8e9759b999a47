// Rules that could match without a line to cite: what a look does not find in the flare stands nowhere in it.
import type { RuleMistake } from '../../errors.ts';
import type { Expression } from '../../model/rule.ts';
import { expressionOf } from '../expression.ts';
import type { RuleParts } from '../rule-parts.ts';
import type { YamlSource } from '../yaml-source.ts';

export function evidenceMistakes({ when, looks }: RuleParts, source: YamlSource): RuleMistake[] {
  if (when === undefined) return [];
  const mayLack = (name: string): boolean => {
    const look = looks.get(name);
    return look?.operator.mayLackEvidence?.(look.options) === true;
  };
  if (!canHoldWithout(expressionOf(when), mayLack)) return [];
  const message =
    'This can be true without a line to cite: no line shows what the flare does not tell, and a removed file makes it true as well. Add a look that finds something, as in when: { all: [what-is-seen, what-is-unknown] }.';
  return [source.mistakeAt(['when'], 'NO_EVIDENCE', message)];
}

/** A look that is not seen shows how far it searched, so `none` has something to cite. */
function canHoldWithout(expression: Expression, mayLack: (name: string) => boolean): boolean {
  switch (expression.kind) {
    case 'find':
      return mayLack(expression.name);
    case 'all':
      return expression.of.length > 0 && expression.of.every((one) => canHoldWithout(one, mayLack));
    case 'any':
      return expression.of.some((one) => canHoldWithout(one, mayLack));
    case 'at-least':
      return expression.of.filter((one) => canHoldWithout(one, mayLack)).length >= expression.count;
    case 'none':
      return false;
  }
}
