// `{{ name }}` and `{{ fact.name }}` in the texts of a rule: every name must be given by a look or be a fact.
import type { RuleMistake } from '../errors.ts';
import { isFactName } from '../model/fact-table.ts';
import { LANGUAGES, type LocalizedText } from '../model/language.ts';
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
  return Object.entries(textsOf(rule)).flatMap(([key, text]) =>
    LANGUAGES.flatMap((language) =>
      placeholdersIn(text[language])
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

/** Every text of the rule that may hold variables, by the key it is written under. */
function textsOf({ title, summary, customer, falsePositives }: Rule): Record<string, LocalizedText> {
  return {
    title,
    summary,
    ...(customer === undefined ? {} : { customer }),
    ...(falsePositives === undefined ? {} : { 'false-positives': falsePositives }),
  };
}
