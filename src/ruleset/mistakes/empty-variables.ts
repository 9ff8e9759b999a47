// Values that a text of a rule shows and that a match may leave empty, so that the sentence breaks off. Lint warns of them.
import type { RuleMistake } from '../../errors.ts';
import { LANGUAGES } from '../../model/language.ts';
import type { Expression } from '../../model/rule.ts';
import { optionalGroups } from '../../operators/optional-groups.ts';
import { placeholdersIn } from '../../util/placeholders.ts';
import { expressionOf } from '../expression.ts';
import type { ParsedRule } from '../parse-rule.ts';
import type { RuleParts } from '../rule-parts.ts';
import { TEXT_KEYS, variablesOf, variablesOfLook } from '../variables.ts';

export function emptyVariables({ parts, source }: Pick<ParsedRule, 'parts' | 'source'>): RuleMistake[] {
  return TEXT_KEYS.flatMap((key) =>
    LANGUAGES.flatMap((language) =>
      [...new Set(placeholdersIn(parts[key]?.[language] ?? ''))].flatMap((name) => {
        const look = lookWithout(name, parts);
        if (look === undefined) return [];
        const message = `“${look}” can decide without “${name}”, and the text would show nothing there: catch it in every alternative, or put a look beside it that gives “${name}”.`;
        return [source.mistakeAt([key, language], 'EMPTY_VARIABLE', message)];
      }),
    ),
  );
}

/**
 * A look of the rule that may decide a match in which no look gives this value. Undefined: each match has it, or it is
 * none that the looks give.
 */
export function lookWithout(name: string, parts: RuleParts): string | undefined {
  if (parts.when === undefined || variablesOf(parts)?.has(name) !== true || name.startsWith('issue.'))
    return undefined;
  return lackingIn(expressionOf(parts.when), (look) => gives(look, name, parts));
}

function gives(look: string, name: string, parts: RuleParts): boolean {
  const right = parts.looks.get(look);
  if (right === undefined || !variablesOfLook(right).includes(name)) return false;
  const { regex } = right.options as { readonly regex?: unknown };
  return typeof regex !== 'string' || !optionalGroups(regex).includes(name);
}

/** The first look of a way to make this true without the value. What must not be seen gives none. */
function lackingIn(expression: Expression, givesIt: (look: string) => boolean): string | undefined {
  if (expression.kind === 'find') return givesIt(expression.name) ? undefined : expression.name;
  const isGiver = expression.kind === 'none' ? () => false : givesIt;
  const lacking = expression.of.flatMap((one) => lackingIn(one, isGiver) ?? []);
  return lacking.length < needed(expression) ? undefined : lacking[0];
}

/** How many of the group decide it. */
function needed(group: Exclude<Expression, { readonly kind: 'find' }>): number {
  if (group.kind === 'at-least') return group.count;
  return group.kind === 'any' ? 1 : group.of.length;
}
