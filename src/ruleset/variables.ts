// `{{ name }}` and `{{ fact.name }}` in the texts of a rule: every name must be given by a look or be a fact.
import type { RuleMistake } from '../errors.ts';
import { FACTS, isFactName, type FactName } from '../model/fact-table.ts';
import type { FactSpec } from '../model/fact.ts';
import { ISSUE_VALUES } from '../model/known-issue.ts';
import { LANGUAGES } from '../model/language.ts';
import { cutText } from '../util/cut-text.ts';
import { didYouMean } from '../util/nearest-word.ts';
import { malformedPlaceholders, placeholdersIn } from '../util/placeholders.ts';
import type { RightLook, RuleParts } from './rule-parts.ts';
import type { Coded, YamlPath, YamlSource } from './yaml-source.ts';

/** Names that the looks and the known issue of a rule give to its texts; undefined when one of its looks is wrong. */
export function variablesOf(parts: RuleParts): ReadonlySet<string> | undefined {
  if (parts.find === undefined) return undefined;
  const looks = [...parts.looks.values()];
  const right = looks.flatMap((look) => look ?? []);
  if (right.length < looks.length) return undefined;
  return new Set([
    ...right.flatMap(variablesOfLook),
    ...(parts['known-issue'] === undefined ? [] : ISSUE_VALUES),
  ]);
}

export function variablesOfLook({ operator, options }: RightLook): readonly string[] {
  return operator.variablesOf?.(options) ?? [];
}

/** What is wrong with a name between braces; undefined when a value of that name exists. */
export function unknownVariable(name: string, given: ReadonlySet<string> | undefined): Coded | undefined {
  if (name.startsWith('fact.')) {
    const fact = name.slice('fact.'.length);
    if (isFactName(fact)) return unshownFact(fact);
    const message = `Nothing gives “${name}”: there is no fact “${fact}”.${didYouMean(fact, Object.keys(FACTS))}`;
    return { code: 'UNKNOWN_VARIABLE', message };
  }
  if (given === undefined || given.has(name)) return undefined;
  if (ISSUE_VALUES.some((one) => one === name)) return { code: 'UNKNOWN_VARIABLE', message: NO_ISSUE };
  return { code: 'UNKNOWN_VARIABLE', message: `Nothing gives “${name}”${wayTo(name, given)}` };
}

const NO_ISSUE =
  'Nothing gives {{ issue.… }}: the rule has no “known-issue: <row of known-issues.yaml>”; add it.';

/** One key gives them all, so that is said once. */
export function withIssueSaidOnce(mistakes: readonly RuleMistake[]): RuleMistake[] {
  const first = mistakes.find(({ message }) => message === NO_ISSUE);
  return mistakes.filter((one) => one === first || one.message !== NO_ISSUE);
}

/** How a value of such a name is got, as the end of a sentence. */
function wayTo(name: string, given: ReadonlySet<string>): string {
  if (isFactName(name)) return `; the fact is shown as {{ fact.${name} }}.`;
  if (name.startsWith('config.'))
    return `; a setting is shown as {{ value }} of a look such as { config: ${name.slice('config.'.length)}, process: agent, exists: true }.`;
  const known = given.size === 0 ? 'nothing' : [...given].join(', ');
  const group = /^[A-Za-z_]\w*$/.test(name)
    ? ` Name a group of a regex, (?<${name}>…), or a fact as fact.<name>.`
    : '';
  return `; the looks give ${known}.${didYouMean(name, given) || group}`;
}

/** A report shows single values; of several nobody would know which one is meant. */
function unshownFact(fact: FactName): Coded | undefined {
  const { type, fields }: FactSpec = FACTS[fact];
  if (type !== 'records' && type !== 'list') return undefined;
  const instead =
    type === 'list'
      ? `look at it, as in { fact: ${fact}, includes: some-item }, and show {{ value }}`
      : `look for the record that is meant, as in { fact: ${fact}, any: { ${fields?.[0] ?? 'name'}: … } }, and show its fields, as in {{ ${fields?.[0] ?? 'name'} }}`;
  return {
    code: 'UNKNOWN_VARIABLE',
    message: `The fact “${fact}” holds several values, which no text can show: ${instead}.`,
  };
}

/** The texts that may hold variables, by the key they are written under. */
export const TEXT_KEYS = ['title', 'summary', 'customer', 'false-positives'] as const;

export function variableMistakes(parts: RuleParts, source: YamlSource): RuleMistake[] {
  const given = variablesOf(parts);
  const ofTexts = TEXT_KEYS.flatMap((key) =>
    LANGUAGES.flatMap((language) => {
      const text = parts[key]?.[language] ?? '';
      const unknown = placeholdersIn(text).flatMap((name) => {
        const mistake = unknownVariable(name, given);
        return mistake === undefined
          ? []
          : [source.mistakeAt([key, language], mistake.code, mistake.message)];
      });
      return [...unknown, ...malformedIn(text, [key, language], source)];
    }),
  );
  return [...withIssueSaidOnce(ofTexts), ...uselessValues(parts, source)];
}

function malformedMessage(found: string): string {
  return `“${cutText(found, SHOWN_CHARACTERS)}” would be shown as written: a value is one name between double braces, as in {{ error }} or {{ fact.host.name }}.`;
}

function malformedIn(text: string, path: YamlPath, source: YamlSource): RuleMistake[] {
  return malformedPlaceholders(text).map(({ text: found, braces, nth }) =>
    source.mistakeInText(
      path,
      { words: braces, nth },
      { code: 'BAD_PLACEHOLDER', message: malformedMessage(found) },
    ),
  );
}

/** What is asked of a customer is said before there is a finding. */
function uselessValues(parts: RuleParts, source: YamlSource): RuleMistake[] {
  return Object.entries(parts['info-needed'] ?? {}).flatMap(([look, { why }]) =>
    LANGUAGES.filter((language) => placeholdersIn(why[language]).length > 0).map((language) => {
      const message = 'Values cannot be used here: this text is shown when there is no finding yet.';
      const path = ['info-needed', look, 'why', language];
      return source.mistakeInText(path, { words: '{{', nth: 0 }, { code: 'BAD_PLACEHOLDER', message });
    }),
  );
}

const SHOWN_CHARACTERS = 40;
