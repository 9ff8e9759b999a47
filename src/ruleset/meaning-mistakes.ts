// What can be evaluated and cannot be meant: named by lint, and no reason to refuse an analysis.
import type { RuleMistake } from '../errors.ts';
import { ambiguityMistakes } from './ambiguous-variables.ts';
import { conditionMistakes } from './condition-mistakes.ts';
import type { ParsedRule } from './parse-rule.ts';
import { repeatedNames } from './repeated-names.ts';
import { textMistakes } from './text-mistakes.ts';

export function meaningMistakes({ parts, source }: Pick<ParsedRule, 'parts' | 'source'>): RuleMistake[] {
  return [
    ...conditionMistakes(parts, source),
    ...repeatedNames(parts, source),
    ...textMistakes(parts, source),
    ...ambiguityMistakes(parts, source),
  ];
}
