// `{{ name }}` and `{{ fact.name }}` in the texts of a rule: every name must be given by a look or be a fact.
import type { RuleMistake } from '../errors.ts';
import { isFactName } from '../model/fact-table.ts';
import { LANGUAGES } from '../model/language.ts';
import type { Rule } from '../model/rule.ts';
import { operatorOf } from '../operators/operators.ts';
import { placeholdersIn } from '../util/placeholders.ts';
import type { YamlSource } from './yaml-source.ts';

export function variableMistakes(rule: Rule, source: YamlSource): RuleMistake[] {
  const looks = Object.values(rule.find);
  const given = new Set(
    looks.flatMap((look) => operatorOf(look.operator)?.variablesOf?.(look.options) ?? []),
  );
  const isKnown = (name: string): boolean =>
    given.has(name) || (name.startsWith('fact.') && isFactName(name.slice('fact.'.length)));
  return (['title', 'summary'] as const).flatMap((key) =>
    LANGUAGES.flatMap((language) =>
      placeholdersIn(rule[key][language])
        .filter((name) => !isKnown(name))
        .map((name) =>
          source.mistakeAt(
            [key, language],
            'UNKNOWN_VARIABLE',
            `Nothing gives “${name}”: name a group of a regex (?<${name}>…) or a fact as fact.<name>.`,
          ),
        ),
    ),
  );
}
