// The patterns that the scanner must look for so that every look at logs can be answered.
import type { LogPattern } from '../model/log.ts';
import type { Look, Rule } from '../model/rule.ts';
import { operatorOf } from '../operators/operators.ts';
import { lookId } from '../model/rule.ts';

export function logPatternsOf(rules: readonly Rule[]): LogPattern[] {
  return rules.flatMap((rule) => {
    const wanted = wantedLines(Object.values(rule.find));
    return [
      ...rule.applies.flatMap((look, index) => patternOf(look, lookId(rule.id, `applies.${index}`))),
      ...Object.entries(rule.find).flatMap(([name, look]) =>
        patternOf(look, lookId(rule.id, name)).map((pattern) => ({ ...pattern, ...wanted.get(name) })),
      ),
    ];
  });
}

type Wanted = Pick<LogPattern, 'keepsEvents' | 'keepsLastInFiles' | 'eventValue'>;

/** What the looks of a rule ask of the lines of another, by its name. */
function wantedLines(looks: readonly Look[]): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  const references = looks.flatMap((look) => operatorOf(look.operator)?.refersTo?.(look.options) ?? []);
  for (const { name, keeps, value } of references)
    wanted.set(name, {
      ...wanted.get(name),
      ...(keeps === 'each' ? { keepsEvents: true } : {}),
      ...(keeps === 'last-in-files' ? { keepsLastInFiles: true } : {}),
      ...(value === undefined ? {} : { eventValue: value }),
    });
  return wanted;
}

function patternOf(look: Look, id: string): LogPattern[] {
  const pattern = operatorOf(look.operator)?.patternOf?.(look.options);
  return pattern === undefined ? [] : [{ id, ...pattern }];
}
