// Mistakes in the texts of a rule that a reader would stumble over: not translated, a value in one language only,
// a title that is none.
import type { RuleMistake } from '../../errors.ts';
import { LANGUAGES, type LocalizedText } from '../../model/language.ts';
import { displayWidth } from '../../util/display-width.ts';
import { fillPlaceholders, placeholdersIn } from '../../util/placeholders.ts';
import type { RuleParts } from '../rule-parts.ts';
import { unknownVariable, variablesOf } from '../variables.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

/** Columns of a terminal; a Japanese character takes two. */
const MAX_TITLE_WIDTH = 120;
/** Stands for a value when the width is measured. */
const USUAL_VALUE = '7.50.3';

export function textMistakes(parts: RuleParts, source: YamlSource): RuleMistake[] {
  const texts: (readonly [YamlPath, LocalizedText | undefined])[] = [
    [['title'], parts.title],
    [['summary'], parts.summary],
    ...Object.entries(parts['info-needed'] ?? {}).map(
      ([name, { why }]) => [['info-needed', name, 'why'], why] as const,
    ),
  ];
  const given = variablesOf(parts);
  return [
    ...texts.flatMap(([path, text]) =>
      text === undefined
        ? []
        : [
            ...translationMistakes(text, path, source),
            ...(isMistyped(text, given) ? [] : differentVariables(text, path, source)),
          ],
    ),
    ...titleMistakes(parts.title, source),
  ];
}

/** Hiragana, katakana or kanji. */
export function isJapanese(text: string): boolean {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);
}

function translationMistakes(text: LocalizedText, path: YamlPath, source: YamlSource): RuleMistake[] {
  if (isJapanese(text.ja)) return [];
  const message =
    text.ja === text.en
      ? 'The Japanese text is the same as the English one; translate it.'
      : 'The Japanese text has no Japanese characters; translate it.';
  return [source.mistakeAt([...path, 'ja'], 'NOT_TRANSLATED', message)];
}

/** What nothing gives is a mistake of its own, and the other language mostly has it right. */
function isMistyped(text: LocalizedText, given: ReadonlySet<string> | undefined): boolean {
  return LANGUAGES.some((language) =>
    placeholdersIn(text[language]).some((name) => unknownVariable(name, given) !== undefined),
  );
}

function differentVariables(text: LocalizedText, path: YamlPath, source: YamlSource): RuleMistake[] {
  const all = new Set(LANGUAGES.flatMap((language) => placeholdersIn(text[language])));
  return LANGUAGES.flatMap((language) => {
    const shown = placeholdersIn(text[language]);
    const missing = [...all].filter((name) => !shown.includes(name));
    const list = missing.map((name) => `{{ ${name} }}`).join(', ');
    const message = `This language does not show ${list}, but another one does.`;
    return missing.length === 0
      ? []
      : [source.mistakeAt([...path, language], 'DIFFERENT_VARIABLES', message)];
  });
}

function titleMistakes(title: LocalizedText | undefined, source: YamlSource): RuleMistake[] {
  if (title === undefined) return [];
  return LANGUAGES.flatMap((language) => {
    const why = whyNoTitle(title[language]);
    return why === undefined ? [] : [source.mistakeAt(['title', language], 'BAD_TITLE', why)];
  });
}

function whyNoTitle(text: string): string | undefined {
  if (text.includes('\n')) return 'A title is one line; what follows belongs in the summary.';
  if (/[.。．]$/.test(text)) return 'A title ends without a full stop.';
  const width = displayWidth(fillPlaceholders(text, () => USUAL_VALUE));
  if (width <= MAX_TITLE_WIDTH) return undefined;
  return `A title is at most ${MAX_TITLE_WIDTH} columns wide, this one ${width}; the reason belongs in the summary.`;
}
