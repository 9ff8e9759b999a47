// What the texts and the runbook of a rule show of its known issue: `{{ issue.fixed }}` and the like, as variables of
// the finding, so that a correction of the row corrects every text.
import type { Language } from '../model/language.ts';
import { ISSUE_VALUES, type IssueValue } from '../model/known-issue.ts';
import type { RuleTexts } from '../model/rule.ts';
import { placeholdersIn } from '../util/placeholders.ts';

/** Only those that the texts name; none for a rule without a known issue. */
export function usedIssueValues(
  about: RuleTexts,
  language: Language,
  texts: readonly string[],
): Record<string, string> {
  const values = issueValues(about, language);
  const used = new Set(texts.flatMap(placeholdersIn));
  const names = ISSUE_VALUES.filter((name) => values !== undefined && used.has(name));
  return Object.fromEntries(names.map((name) => [name, values?.[name] ?? '']));
}

function issueValues(
  { issue, affects }: RuleTexts,
  language: Language,
): Record<IssueValue, string> | undefined {
  if (issue === undefined) return undefined;
  const { separator, none } = WORDS[language];
  const releases = affects?.fixedIn ?? [];
  return {
    'issue.title': issue.title[language],
    'issue.workaround': issue.workaround[language],
    'issue.versions': affects?.versions ?? '',
    'issue.fixed': releases.length === 0 ? none : releases.join(separator),
  };
}

const WORDS: Readonly<Record<Language, { separator: string; none: string }>> = {
  en: { separator: ', ', none: 'a release that is still to come' },
  ja: { separator: '、', none: '今後のリリース' },
};
