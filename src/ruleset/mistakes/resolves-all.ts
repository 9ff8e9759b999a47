// A look that shows lines to be over for any value, although both looks catch that value: mostly each value was meant by
// itself. Lint warns of them.
import type { RuleMistake } from '../../errors.ts';
import type { LogOptions } from '../../operators/schemas/log-schema.ts';
import { groupNames } from '../../util/re2.ts';
import type { ParsedRule } from '../parse-rule.ts';
import { variablesOfLook } from '../variables.ts';

export function resolvesAll({ parts, source }: Pick<ParsedRule, 'parts' | 'source'>): RuleMistake[] {
  return [...parts.looks].flatMap(([name, look]) => {
    if (look?.operator.key !== 'log') return [];
    const { 'resolved-by': resolver, same, regex } = look.options as LogOptions;
    const other = resolver === undefined ? undefined : parts.looks.get(resolver);
    if (resolver === undefined || other === undefined || same !== undefined) return [];
    const given = variablesOfLook(other);
    const shared = groupNames(regex ?? '').find((group) => given.includes(group));
    if (shared === undefined) return [];
    const message = `“${name}” and “${resolver}” both catch “${shared}”, but any line of “${resolver}” ends all lines, whatever it caught: add “same: ${shared}”, or rename one of the groups.`;
    return [source.mistakeAt(['find', name, 'resolved-by'], 'RESOLVES_ALL', message)];
  });
}
