// `explains` that leads nowhere or back to where it began.
import type { RuleMistake } from '../errors.ts';
import { didYouMean } from '../util/nearest-word.ts';
import { findCircle } from '../util/find-circle.ts';
import { ruleIdOf, type ParsedRule } from './parse-rule.ts';

/** `alsoKnown`: ids of rules that are not among the files. */
export function explainsMistakes(
  files: readonly Pick<ParsedRule, 'parts' | 'source'>[],
  alsoKnown: readonly string[],
): RuleMistake[] {
  const targets = new Map(files.map((file) => [ruleIdOf(file), file.parts.explains ?? []]));
  const known = new Set([...targets.keys(), ...alsoKnown]);
  return files.flatMap((file) => {
    const { parts, source } = file;
    const from = ruleIdOf(file);
    return (parts.explains ?? []).flatMap((to, index): RuleMistake[] => {
      const path = ['explains', index];
      if (!known.has(to)) {
        const message = `There is no rule “${to}”.${didYouMean(to, known)}`;
        return [source.mistakeAt(path, 'UNKNOWN_RULE', message)];
      }
      const circle = findCircle(targets, { from, to });
      if (circle === undefined || circle.some((id) => id < from)) return [];
      const message = `Rules explain each other in a circle: ${[...circle, from].join(' → ')}.`;
      return [source.mistakeAt(path, 'CIRCLE', message)];
    });
  });
}
