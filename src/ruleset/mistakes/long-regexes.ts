// Expressions that nobody can review: right, and a mistake in them is not seen. Lint warns of them.
import type { RuleMistake } from '../../errors.ts';
import type { ParsedRule } from '../parse-rule.ts';

/** Characters; a few lines of an editor. */
const MAX_REGEX = 1000;

export function longRegexes({ parts, source }: Pick<ParsedRule, 'parts' | 'source'>): RuleMistake[] {
  return [...parts.looks].flatMap(([name, look]) => {
    const { regex } = (look?.options ?? {}) as { readonly regex?: unknown };
    if (typeof regex !== 'string' || regex.length <= MAX_REGEX) return [];
    const message = `This regex has ${regex.length} characters, which nobody can review; up to ${MAX_REGEX} are read. Make a look of each kind of message, and name them all under “any”.`;
    return [source.mistakeAt(['find', name, 'regex'], 'LONG_REGEX', message)];
  });
}
