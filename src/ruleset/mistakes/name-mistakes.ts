// Names that lead nowhere inside one rule: looks that are not there, that nobody uses, or that refer to each other
// in a circle; an id that is not the file’s name.
import type { RuleMistake } from '../../errors.ts';
import type { LookReference } from '../../operators/operator.ts';
import { didYouMean } from '../../util/nearest-word.ts';
import { findCircle } from '../../util/find-circle.ts';
import { nameUsesIn, type NameUse } from '../expression.ts';
import { rightLook, type RightLook, type RuleParts } from '../rule-parts.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

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
    ...referencesInApplies(parts, source),
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
        `There is no look “${name}” under find; it has ${known.join(', ')}.${didYouMean(name, known)}`,
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
  return references.flatMap(({ name, path, asked }) => {
    const look = parts.looks.get(name);
    if (look === undefined) return [];
    const { operator, options } = look;
    const givesEvents = operator.givesEvents?.(options) === true;
    const why =
      asked.whyNot({ key: operator.key, options, givesEvents }) ?? otherValue(asked, references, look);
    return why === undefined
      ? []
      : [source.mistakeAt(path, 'BAD_REFERENCE', `“${name}” cannot be used here: ${why}`)];
  });
}

/** Of each line of a look, what one group caught is kept. */
function otherValue(
  { name, value }: LookReference,
  references: readonly Reference[],
  { operator, options }: RightLook,
): string | undefined {
  if (value === undefined) return undefined;
  const asked = references.filter((one) => one.name === name).map((one) => one.asked.value);
  const other = [operator.patternOf?.(options)?.eventValue, ...asked].find(
    (one) => one !== undefined && one !== value,
  );
  return other === undefined
    ? undefined
    : `only its group “${other}” is kept, so “${value}” cannot be compared.`;
}

/** Nothing under `applies` is asked for its lines. */
function referencesInApplies({ applies = [] }: RuleParts, source: YamlSource): RuleMistake[] {
  return applies.flatMap((value, index) => {
    const look = rightLook(value);
    const [asked] = look?.operator.refersTo?.(look.options) ?? [];
    if (asked === undefined) return [];
    const message = `A look under “applies” cannot refer to another: put it and “${asked.name}” under “find”, and ask for it in “when”.`;
    return [source.mistakeAt(['applies', index], 'BAD_REFERENCE', message)];
  });
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
