// The same name twice in one list of a rule: the second changes nothing, and mostly another one was meant.
import type { RuleMistake } from '../../errors.ts';
import { groupsIn } from '../expression.ts';
import type { RuleParts } from '../rule-parts.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

export function repeatedNames(parts: RuleParts, source: YamlSource): RuleMistake[] {
  const groups = parts.when === undefined ? [] : groupsIn(parts.when, ['when']);
  const lists: (readonly [YamlPath, readonly unknown[]])[] = [
    [['tags'], parts.tags ?? []],
    [['flares'], parts.flares ?? []],
    [['explains'], parts.explains ?? []],
    [['confidence', 'high-with'], parts.confidence?.['high-with'] ?? []],
    ...groups.map(({ path, of }) => [path, of] as const),
  ];
  return lists.flatMap(([path, names]) =>
    names.flatMap((name, index) => {
      if (typeof name !== 'string' || names.indexOf(name) === index) return [];
      const message = `“${name}” is already in this list.`;
      return [source.mistakeAt([...path, index], 'REPEATED_NAME', message)];
    }),
  );
}
