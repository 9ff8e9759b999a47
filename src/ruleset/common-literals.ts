// Looks at lines whose text stands in ordinary lines all the time: right, and slow. Lint warns of them. A look that asks for
// levels of trouble is not slow: only records of trouble are searched for it.
import type { RuleMistake } from '../errors.ts';
import { isTroubleOnly } from '../model/log.ts';
import { COMMON_PHRASES } from '../model/common-phrase-table.ts';
import type { ParsedRule } from './parse-rule.ts';

export function commonLiterals({ parts, source }: Pick<ParsedRule, 'parts' | 'source'>): RuleMistake[] {
  return [...parts.looks].flatMap(([name, look]) => {
    const pattern = look?.operator.patternOf?.(look.options);
    const literals = isTroubleOnly(pattern?.levels) ? [] : (pattern?.literals ?? []);
    return literals.filter(isCommon).map((literal) => {
      const key = writtenUnder(look?.options, literal);
      const message = `“${literal}” occurs in ordinary lines, and each of them would have to be examined: use words that occur only with the problem.`;
      return source.mistakeAt(['find', name, ...key], 'COMMON_LITERAL', message);
    });
  });
}

function isCommon(literal: string): boolean {
  return COMMON_PHRASES.some((phrase) => phrase.includes(literal.toLowerCase()));
}

/** The option that gives the literal; none when it cannot be told. */
function writtenUnder(options: unknown, literal: string): string[] {
  const key = Object.entries(options as Readonly<Record<string, unknown>>).find(([, value]) =>
    JSON.stringify(value).includes(JSON.stringify(literal).slice(1, -1)),
  )?.[0];
  return key === undefined ? [] : [key];
}
