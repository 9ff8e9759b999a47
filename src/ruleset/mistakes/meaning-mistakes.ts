// What can be evaluated and cannot be meant: named by lint, and no reason to refuse an analysis.
import type { RuleMistake } from '../../errors.ts';
import { ambiguityMistakes } from './ambiguous-variables.ts';
import { conditionMistakes } from './condition-mistakes.ts';
import { flareMistakes } from './flare-mistakes.ts';
import type { ParsedRule } from '../parse-rule.ts';
import { repeatedNames } from './repeated-names.ts';
import type { RuleParts } from '../rule-parts.ts';
import { textMistakes } from './text-mistakes.ts';
import type { YamlSource } from '../yaml-source.ts';

export function meaningMistakes({ parts, source }: Pick<ParsedRule, 'parts' | 'source'>): RuleMistake[] {
  return [
    ...conditionMistakes(parts, source),
    ...repeatedNames(parts, source),
    ...textMistakes(parts, source),
    ...ambiguityMistakes(parts, source),
    ...flareMistakes(parts, source),
    ...versionsTwice(parts, source),
  ];
}

/** What the rule says itself would hide the row. */
function versionsTwice({ affects, 'known-issue': issue }: RuleParts, source: YamlSource): RuleMistake[] {
  if (affects === undefined || issue === undefined) return [];
  const message = `The row “${issue}” of known-issues.yaml says which versions are affected: leave out “affects”, and correct the row if it is wrong.`;
  return [source.mistakeAt(['affects'], 'VERSIONS_TWICE', message)];
}
