// Names in the texts of a rule that two looks give when both of them must be seen: the first in `when` would win, and
// nobody is told. Looks of which one is enough may share a name.
import type { RuleMistake } from '../../errors.ts';
import { LANGUAGES } from '../../model/language.ts';
import type { Expression } from '../../model/rule.ts';
import { placeholdersIn } from '../../util/placeholders.ts';
import { groupNames } from '../../util/re2.ts';
import { expressionOf } from '../expression.ts';
import type { RightLook, RuleParts } from '../rule-parts.ts';
import { TEXT_KEYS, variablesOfLook } from '../variables.ts';
import type { Coded, YamlSource } from '../yaml-source.ts';

/** What is wrong with showing a name, for each that is ambiguous. */
export function ambiguousVariables({ when, looks }: RuleParts): ReadonlyMap<string, Coded> {
  const found = new Map<string, Coded>();
  for (const [first, second] of when === undefined ? [] : pairsSeenTogether(expressionOf(when))) {
    const [one, other] = [looks.get(first), looks.get(second)];
    if (one === undefined || other === undefined || first === second) continue;
    const given = variablesOfLook(other);
    const shared = variablesOfLook(one).filter((name) => given.includes(name) && !isMeant(name, one, other));
    for (const name of shared) if (!found.has(name)) found.set(name, ambiguity(name, first, second));
  }
  return found;
}

export function ambiguityMistakes(parts: RuleParts, source: YamlSource): RuleMistake[] {
  const ambiguous = ambiguousVariables(parts);
  return TEXT_KEYS.flatMap((key) =>
    LANGUAGES.flatMap((language) =>
      [...new Set(placeholdersIn(parts[key]?.[language] ?? ''))].flatMap((name) => {
        const mistake = ambiguous.get(name);
        return mistake === undefined
          ? []
          : [source.mistakeAt([key, language], mistake.code, mistake.message)];
      }),
    ),
  );
}

/** Somebody called a group so and put its look first; fields of records and `value` come by themselves. */
function isMeant(name: string, first: RightLook, second: RightLook): boolean {
  return isGroup(name, first) && !isGroup(name, second);
}

function isGroup(name: string, { options }: RightLook): boolean {
  const { regex } = options as { readonly regex?: unknown };
  return typeof regex === 'string' && groupNames(regex).includes(name);
}

function ambiguity(name: string, first: string, second: string): Coded {
  const message = `“${first}” and “${second}” are seen together and both give “${name}”, and the text shows that of “${first}” only because it comes first in “when”. Catch it with a group of another name, (?<other>…), show a fact as {{ fact.<name> }}, or move the look whose value is not shown to “applies”.`;
  return { code: 'AMBIGUOUS_VARIABLE', message };
}

type Pair = readonly [first: string, second: string];

/** Looks in different parts of one `all`, in the order in which their values are taken. */
function pairsSeenTogether(expression: Expression): Pair[] {
  if (expression.kind === 'find' || expression.kind === 'none') return [];
  const within = expression.of.flatMap(pairsSeenTogether);
  if (expression.kind !== 'all') return within;
  const parts = expression.of.map(looksSeenIn);
  const across = parts.flatMap((firsts, index) =>
    parts.slice(index + 1).flatMap((seconds) => firsts.flatMap((a) => seconds.map((b): Pair => [a, b]))),
  );
  return [...across, ...within];
}

/** What must not be seen gives nothing. */
function looksSeenIn(expression: Expression): string[] {
  if (expression.kind === 'find') return [expression.name];
  return expression.kind === 'none' ? [] : expression.of.flatMap(looksSeenIn);
}
