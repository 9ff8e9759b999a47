// Settings that nobody knows and that are nearly one that is known. Lint warns of them only: many settings are right and
// stand in no table.
import type { RuleMistake } from '../errors.ts';
import { CONFIG_KEYS } from '../facts/config/config-default-table.ts';
import type { ParsedRule } from '../ruleset/parse-rule.ts';
import { lettersChanged } from '../util/letters-changed.ts';
import { nearestWord } from '../util/nearest-word.ts';

/** Keys share long beginnings: where more letters differ, another key is meant. */
const MAX_LETTERS = 2;

export function mistypedSettings({ parts, source }: Pick<ParsedRule, 'parts' | 'source'>): RuleMistake[] {
  const looks = [
    ...Object.entries(parts.find ?? {}).map(([name, look]) => ({ path: ['find', name], look })),
    ...(parts.applies ?? []).map((look, index) => ({ path: ['applies', index], look })),
  ];
  return looks.flatMap(({ path, look: { config: key } }) => {
    const near = typeof key === 'string' ? knownKeyLike(key) : undefined;
    if (near === undefined) return [];
    const message = `No setting “${String(key)}” is known; did you mean “${near}”?`;
    return [source.mistakeAt([...path, 'config'], 'MISTYPED_SETTING', message)];
  });
}

function knownKeyLike(key: string): string | undefined {
  if (Object.hasOwn(CONFIG_KEYS, key)) return undefined;
  const near = nearestWord(key, Object.keys(CONFIG_KEYS));
  return near !== undefined && lettersChanged(key, near, 'whole') <= MAX_LETTERS ? near : undefined;
}
