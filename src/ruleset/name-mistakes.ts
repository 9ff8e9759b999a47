// Names that lead nowhere inside one rule: looks that are not there, that nobody uses, or that refer to each other
// in a circle; an id that is not the file’s name.
import type { RuleMistake } from '../errors.ts';
import type { LookReference } from '../operators/operator.ts';
import { didYouMean } from '../util/nearest-word.ts';
import { findCircle } from '../util/find-circle.ts';
import { nameUsesIn, type NameUse } from './expression.ts';
import type { RightLook, RuleParts } from './rule-parts.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

export function nameMistakes(parts: RuleParts, source: YamlSource): RuleMistake[] {
  const id = idMistakes(parts, source);
  if (parts.find === undefined) return id;
  const references = referencesIn(parts);
  const uses = [...namesUsed(parts), ...references];
  return [
    ...id,
    ...unknownNames(uses, parts, source),
    ...unusedNames(uses, parts, source),
    ...badReferences(references, parts, source),
    ...circles(references, source),
  ];
}

function idMistakes({ id }: RuleParts, source: YamlSource): RuleMistake[] {
  const base = source.file
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\.ya?ml$/, '');
  if (id === undefined || base === id) return [];
  const message = `The file of rule “${id}” must be called ${id}.yaml.`;
  return [source.mistakeAt(['id'], 'ID_NOT_FILE_NAME', message)];
}

function namesUsed(parts: RuleParts): NameUse[] {
  const highWith = parts.confidence?.['high-with'] ?? [];
  return [
    ...(parts.when === undefined ? [] : nameUsesIn(parts.when, ['when'])),
    ...highWith.map((name, index) => ({ name, path: ['confidence', 'high-with', index] })),
    ...Object.keys(parts['info-needed'] ?? {}).map((name) => ({ name, path: ['info-needed', name] })),
  ];
}

interface Reference extends NameUse {
  /** The look that refers. */
  readonly from: string;
  readonly asked: LookReference;
}

function referencesIn(parts: RuleParts): Reference[] {
  return [...parts.looks].flatMap(([from, look]) =>
    (look?.operator.refersTo?.(look.options) ?? []).map((asked) => ({
      name: asked.name,
      from,
      asked,
      path: ['find', from, ...(pathTo(asked.name, look?.options) ?? [])],
    })),
  );
}

/** Where in the options a name is written; the last place, because references stand behind the texts to look for. */
function pathTo(name: string, value: unknown): YamlPath | undefined {
  if (value === name) return [];
  if (typeof value !== 'object' || value === null) return undefined;
  const paths = Object.entries(value).flatMap(([key, one]): YamlPath[] => {
    const path = pathTo(name, one);
    return path === undefined ? [] : [[Array.isArray(value) ? Number(key) : key, ...path]];
  });
  return paths.at(-1);
}

function unknownNames(uses: readonly NameUse[], { find = {} }: RuleParts, source: YamlSource): RuleMistake[] {
  const known = Object.keys(find);
  return uses
    .filter(({ name }) => !Object.hasOwn(find, name))
    .map(({ name, path }) =>
      source.mistakeAt(
        path,
        'UNKNOWN_FIND',
        `There is no look “${name}” under find; there are: ${known.join(', ')}.${didYouMean(name, known)}`,
      ),
    );
}

/** What is only asked for under `info-needed` decides nothing. */
function unusedNames(uses: readonly NameUse[], parts: RuleParts, source: YamlSource): RuleMistake[] {
  const isUseKnown = parts.when !== undefined && parts.confidence !== undefined;
  if (!isUseKnown || [...parts.looks.values()].includes(undefined)) return [];
  const used = new Set(uses.filter(({ path }) => path[0] !== 'info-needed').map(({ name }) => name));
  return Object.keys(parts.find ?? {})
    .filter((name) => !used.has(name))
    .map((name) => source.mistakeAt(['find', name], 'UNUSED_FIND', `Nothing uses the look “${name}”.`));
}

function badReferences(
  references: readonly Reference[],
  parts: RuleParts,
  source: YamlSource,
): RuleMistake[] {
  const { looks } = parts;
  return references.flatMap(({ name, path, asked }) => {
    const look = looks.get(name);
    if (look === undefined) return [];
    if (asked.value !== undefined) return badValue(asked.value, { name, look, path, source });
    if (!asked.isToGiveLines || givesLines(look)) return [];
    const message = `“${name}” is a look of “${look.operator.key}” and gives no lines that come before or after; refer to a look at lines, such as ${exampleOf(looks)}.`;
    return [source.mistakeAt(path, 'BAD_REFERENCE', message)];
  });
}

function badValue(
  value: string,
  { name, look, path, source }: { name: string; look: RightLook; path: YamlPath; source: YamlSource },
): RuleMistake[] {
  const refuse = (message: string): RuleMistake[] => [source.mistakeAt(path, 'BAD_REFERENCE', message)];
  const { operator, options } = look;
  const known = operator.valuesOf?.(options) ?? [];
  if (!known.includes(value)) {
    const what = known.length === 0 ? 'no groups or fields' : known.join(', ');
    return refuse(
      `“${name}” has no “${value}” to compare; it has ${what}. “same” takes a group of its regex, or { group: field } of its records.`,
    );
  }
  const kept = operator.patternOf?.(options)?.eventValue ?? value;
  return kept === value
    ? []
    : refuse(`Of each line one group is kept: “${name}” keeps “${kept}”, so “${value}” cannot be compared.`);
}

function givesLines({ operator, options }: RightLook): boolean {
  return operator.givesEvents?.(options) === true;
}

function exampleOf(looks: RuleParts['looks']): string {
  const inTime = [...looks].find(([, look]) => look !== undefined && givesLines(look))?.[0];
  return inTime === undefined ? '{ log: agent, contains: … }' : `“${inTime}”`;
}

/** Each circle once, at the reference that closes it. */
function circles(references: readonly Reference[], source: YamlSource): RuleMistake[] {
  const targets = new Map<string, string[]>();
  for (const { from, name } of references) targets.set(from, [...(targets.get(from) ?? []), name]);
  return references.flatMap(({ from, name, path }) => {
    const circle = findCircle(targets, { from, to: name });
    if (circle === undefined || circle.some((one) => one < from)) return [];
    const message = `Looks refer to each other in a circle: ${[...circle, from].join(' → ')}.`;
    return [source.mistakeAt(path, 'CIRCLE', message)];
  });
}
