// Values that a title or summary shows and that a match may leave empty, so that the sentence breaks off. Lint warns of them.
import type { RuleMistake } from '../../errors.ts';
import { LANGUAGES } from '../../model/language.ts';
import type { Expression } from '../../model/rule.ts';
import { optionalGroups } from '../../operators/optional-groups.ts';
import { placeholdersIn } from '../../util/placeholders.ts';
import { expressionOf } from '../expression.ts';
import type { ParsedRule } from '../parse-rule.ts';

export function emptyVariables({ parts, source }: Pick<ParsedRule, 'parts' | 'source'>): RuleMistake[] {
  const deciding = parts.when === undefined ? [] : wantedIn(expressionOf(parts.when));
  const givers = new Map<string, string>();
  for (const look of deciding) {
    const { regex } = (parts.looks.get(look)?.options ?? {}) as { readonly regex?: unknown };
    const names = typeof regex === 'string' ? optionalGroups(regex) : [];
    for (const name of names) if (!givers.has(name)) givers.set(name, look);
  }
  return (['title', 'summary'] as const).flatMap((key) =>
    LANGUAGES.flatMap((language) =>
      [...new Set(placeholdersIn(parts[key]?.[language] ?? ''))].flatMap((name) => {
        const look = givers.get(name);
        if (look === undefined) return [];
        const message = `“${look}” can match without its group “${name}”, and the text would show nothing there: catch it in every alternative, or give what has no “${name}” a look of its own that catches something.`;
        return [source.mistakeAt([key, language], 'EMPTY_VARIABLE', message)];
      }),
    ),
  );
}

/** Looks that give their values when they are seen. */
function wantedIn(expression: Expression): string[] {
  if (expression.kind === 'find') return [expression.name];
  return expression.kind === 'none' ? [] : expression.of.flatMap(wantedIn);
}
