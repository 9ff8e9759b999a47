// The patterns that the scanner must look for so that every look at logs can be answered.
import type { LogPattern } from '../model/log.ts';
import type { Look, Rule } from '../model/rule.ts';
import { operatorOf } from '../operators/operators.ts';
import { lookId } from '../model/rule.ts';

export function logPatternsOf(rules: readonly Rule[]): LogPattern[] {
  return rules.flatMap((rule) => {
    const wanted = wantedEvents(Object.values(rule.find));
    return [
      ...rule.applies.flatMap((look, index) => patternOf(look, lookId(rule.id, `applies.${index}`))),
      ...Object.entries(rule.find).flatMap(([name, look]) =>
        patternOf(look, lookId(rule.id, name)).map((pattern) => ({ ...pattern, ...wanted.get(name) })),
      ),
    ];
  });
}

/** What the looks of a rule ask of the lines of another, by its name. */
function wantedEvents(
  looks: readonly Look[],
): ReadonlyMap<string, Pick<LogPattern, 'keepsEvents' | 'eventValue'>> {
  const references = looks.flatMap((look) => operatorOf(look.operator)?.refersTo?.(look.options) ?? []);
  return new Map(
    references
      .filter(({ givesEach }) => givesEach)
      // Asking for no value takes none away.
      .sort((a, b) => Number(a.value !== undefined) - Number(b.value !== undefined))
      .map(({ name, value }) => [
        name,
        { keepsEvents: true, ...(value === undefined ? {} : { eventValue: value }) },
      ]),
  );
}

function patternOf(look: Look, id: string): LogPattern[] {
  const pattern = operatorOf(look.operator)?.patternOf?.(look.options);
  return pattern === undefined ? [] : [{ id, ...pattern }];
}
