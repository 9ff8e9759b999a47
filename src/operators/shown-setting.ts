// What a look at a setting may show of it: all but the value of a setting whose name says that it is a secret. Such a
// value stands alone in texts, where no redactor can know it. Comparisons use the value itself.
import type { ConfigScalar } from '../model/knowledge.ts';
import type { Place } from '../model/place.ts';
import { HIDDEN_VALUE, isSecretName, redactValue } from '../util/secret-value.ts';
import { shownGroups } from './shown-captures.ts';

export interface SettingAsked {
  /** Dotted. */
  readonly key: string;
  readonly value: ConfigScalar | undefined;
  readonly place: Place;
  readonly regex?: string | undefined;
}

export interface ShownSetting {
  /** Undefined where the setting has no value. */
  readonly text: string | undefined;
  readonly place: Place;
  /** What the named groups of the regex caught. */
  readonly groups: Readonly<Record<string, string>>;
}

export function shownSetting({ key, value, place, regex }: SettingAsked): ShownSetting {
  const text = value === undefined ? undefined : String(value);
  const groups = regex === undefined || text === undefined ? {} : shownGroups(regex, text);
  const shown = text !== undefined && isSecretName(key) ? redactValue(text) : text;
  if (text === undefined || shown === undefined || shown === text) return { text, place, groups };
  return {
    text: shown,
    place: { file: place.file, line: place.line, text: place.text.replaceAll(text, () => shown) },
    groups: Object.fromEntries(Object.keys(groups).map((name) => [name, HIDDEN_VALUE])),
  };
}
