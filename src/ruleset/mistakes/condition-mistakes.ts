// A condition that can be evaluated and cannot be meant: never true, always true, or with parts that change nothing.
// Decided by the table of all answers of the looks; conditions over many looks are left alone.
import type { RuleMistake } from '../../errors.ts';
import type { Expression } from '../../model/rule.ts';
import { expressionOf, groupsIn, namesIn, nameUsesIn } from '../expression.ts';
import type { ExpressionYaml } from '../rule-schema.ts';
import type { RuleParts } from '../rule-parts.ts';
import type { YamlSource } from '../yaml-source.ts';

/** The table doubles with every look: 4096 rows. */
const MAX_LOOKS = 12;

/** The looks that are seen in one row. */
type Row = ReadonlySet<string>;

export function conditionMistakes(parts: RuleParts, source: YamlSource): RuleMistake[] {
  const { when, find } = parts;
  if (when === undefined || find === undefined) return [];
  const counts = countMistakes(when, source);
  if (counts.length > 0 || namesIn(expressionOf(when)).some((name) => !Object.hasOwn(find, name)))
    return counts;
  const condition = expressionOf(when);
  const rows = possibleRows(condition, parts);
  if (rows === undefined) return pointlessLevel(parts, source);
  const matching = rows.filter((row) => holds(condition, row));
  if (matching.length === 0)
    return [
      source.mistakeAt(['when'], 'UNREACHABLE_CONDITION', `This can never be true${contradiction(when)}.`),
    ];
  if (matching.length === rows.length)
    return [source.mistakeAt(['when'], 'ALWAYS_TRUE', 'This is true whatever the looks see.')];
  return [...pointlessLevel(parts, source), ...highAnyway(parts, matching, source)];
}

function countMistakes(when: ExpressionYaml, source: YamlSource): RuleMistake[] {
  return groupsIn(when, ['when']).flatMap(({ key, path, of }) => {
    const at = path.slice(0, -1);
    const count = key === 'at-least' ? countAt(source.value, at) : 0;
    if (count <= of.length) return [];
    const message = `At least ${count} of ${of.length} can never be seen: lower the count, or list more looks.`;
    return [source.mistakeAt([...at, 'count'], 'IMPOSSIBLE_COUNT', message)];
  });
}

function countAt(value: unknown, path: readonly (string | number)[]): number {
  const group = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value);
  return (group as { readonly count: number }).count;
}

/** All answers that the looks can give together; undefined when they are too many to try. */
function possibleRows(condition: Expression, parts: RuleParts): readonly Row[] | undefined {
  const { looks } = parts;
  const needed = (name: string): readonly string[] => {
    const look = looks.get(name);
    return look?.operator.needsSeen?.(look.options) ?? [];
  };
  const highWith = parts.confidence?.['high-with'] ?? [];
  const names = new Set([...namesIn(condition), ...highWith]);
  for (const name of names) for (const other of needed(name)) names.add(other);
  if (names.size > MAX_LOOKS) return undefined;
  let rows: readonly Row[] = [new Set()];
  for (const name of names) rows = rows.flatMap((row) => [row, new Set([...row, name])]);
  return rows.filter((row) => [...row].every((name) => needed(name).every((other) => row.has(other))));
}

function holds(expression: Expression, row: Row): boolean {
  if (expression.kind === 'find') return row.has(expression.name);
  const seen = expression.of.filter((part) => holds(part, row)).length;
  switch (expression.kind) {
    case 'all':
      return seen === expression.of.length;
    case 'any':
      return seen > 0;
    case 'none':
      return seen === 0;
    case 'at-least':
      return seen >= expression.count;
  }
}

/** The looks that stand both where they must and where they must not be seen. */
function contradiction(when: ExpressionYaml): string {
  const uses = nameUsesIn(when, []);
  const isDenied = (path: readonly (string | number)[]): boolean =>
    path.filter((step) => step === 'none' || step === 'unless').length % 2 === 1;
  const denied = new Set(uses.filter(({ path }) => isDenied(path)).map(({ name }) => name));
  const both = uses.filter(({ name, path }) => denied.has(name) && !isDenied(path)).map(({ name }) => name);
  return both.length === 0
    ? ''
    : `: ${[...new Set(both)].map((name) => `“${name}”`).join(', ')} must be seen and not seen at once`;
}

function pointlessLevel({ confidence }: RuleParts, source: YamlSource): RuleMistake[] {
  if (confidence?.level !== 'high' || confidence['high-with'].length === 0) return [];
  return [
    source.mistakeAt(
      ['confidence', 'high-with'],
      'HIGH_ANYWAY',
      'The level is high even without these looks; leave out “high-with”, or lower the level.',
    ),
  ];
}

function highAnyway({ confidence }: RuleParts, matching: readonly Row[], source: YamlSource): RuleMistake[] {
  if (confidence === undefined || confidence.level === 'high') return [];
  return confidence['high-with'].flatMap((name, index) => {
    if (!matching.every((row) => row.has(name))) return [];
    const message = `“${name}” is always seen when the rule matches, so the confidence is always high; write { level: high }, or name another look.`;
    return [source.mistakeAt(['confidence', 'high-with', index], 'HIGH_ANYWAY', message)];
  });
}
