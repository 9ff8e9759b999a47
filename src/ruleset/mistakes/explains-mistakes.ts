// `explains` that leads nowhere or back to where it began.
import type { RuleMistake } from '../../errors.ts';
import { didYouMean } from '../../util/nearest-word.ts';
import { findCircle } from '../../util/find-circle.ts';
import { ruleIdOf, type ParsedRule } from '../parse-rule.ts';

/** `alsoKnown`: rules that are not among the files, and what they explain. */
export function explainsMistakes(
  files: readonly Pick<ParsedRule, 'parts' | 'source'>[],
  alsoKnown: ReadonlyMap<string, readonly string[]>,
): RuleMistake[] {
  const own = files.map((file) => [ruleIdOf(file), file.parts.explains ?? []] as const);
  const ownIds = new Set(own.map(([id]) => id));
  const targets = new Map([...alsoKnown, ...own]);
  const known = new Set(targets.keys());
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
      // Told once, at the first of the files.
      if (circle === undefined || circle.some((id) => id < from && ownIds.has(id))) return [];
      const message = `Rules explain each other in a circle: ${[...circle, from].join(' → ')}.`;
      return [source.mistakeAt(path, 'CIRCLE', message)];
    });
  });
}
