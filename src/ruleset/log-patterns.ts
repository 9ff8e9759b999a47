// The patterns that the scanner must look for so that every look at logs can be answered.
import type { LogPattern } from '../model/log.ts';
import type { Look, Rule } from '../model/rule.ts';
import { operatorOf } from '../operators/operators.ts';
import { lookId } from '../model/rule.ts';

export function logPatternsOf(rules: readonly Rule[]): LogPattern[] {
  return rules.flatMap((rule) => {
    const timed = new Set(
      [...rule.applies, ...Object.values(rule.find)].flatMap(
        (look) => operatorOf(look.operator)?.needsEventsOf?.(look.options) ?? [],
      ),
    );
    return [
      ...rule.applies.flatMap((look, index) => patternOf(look, lookId(rule.id, `applies.${index}`))),
      ...Object.entries(rule.find).flatMap(([name, look]) =>
        patternOf(look, lookId(rule.id, name)).map((pattern) =>
          timed.has(name) ? { ...pattern, keepsEvents: true } : pattern,
        ),
      ),
    ];
  });
}

function patternOf(look: Look, id: string): LogPattern[] {
  const pattern = operatorOf(look.operator)?.patternOf?.(look.options);
  return pattern === undefined ? [] : [{ id, ...pattern }];
}
