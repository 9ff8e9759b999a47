// The keys that a schema knows at a path of a value: the words to suggest when one is mistyped, and what a missing
// one is for.
import * as z from 'zod';
import type { YamlPath } from './yaml-source.ts';

type Schema = z.core.$ZodType;

function defOf(schema: Schema): z.core.$ZodTypes['_zod']['def'] {
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** Keys of all maps that may stand at the path; empty where names are free. */
export function keysAt(schema: Schema, path: YamlPath): readonly string[] {
  return [...new Set(schemasAt(schema, path).flatMap((one) => Object.keys(shapeOf(one))))];
}

/** What the last key of the path is for; undefined when the schema does not say. */
export function descriptionAt(schema: Schema, path: YamlPath): string | undefined {
  const key = String(path.at(-1));
  const keys = schemasAt(schema, path.slice(0, -1)).flatMap((one) => shapeOf(one)[key] ?? []);
  return keys.map((one) => z.globalRegistry.get(one)?.description).find((text) => text !== undefined);
}

function schemasAt(schema: Schema, path: YamlPath): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (at, step) => at.flatMap((one) => below(one, step)),
    branches(schema),
  );
}

function below(schema: Schema, step: string | number): readonly Schema[] {
  const def = defOf(schema);
  switch (def.type) {
    case 'object': {
      const value = shapeOf(schema)[String(step)];
      return value === undefined ? [] : branches(value);
    }
    case 'array':
      return branches(def.element);
    case 'record':
      return branches(def.valueType);
    default:
      return [];
  }
}

function shapeOf(schema: Schema): Readonly<Record<string, Schema>> {
  const def = defOf(schema);
  return def.type === 'object' ? def.shape : {};
}

/** What a value may be, without the wrappers around it. */
function branches(schema: Schema): readonly Schema[] {
  const def = defOf(schema);
  switch (def.type) {
    case 'union':
      return def.options.flatMap(branches);
    case 'lazy':
      return branches(def.getter());
    case 'pipe':
      return branches(def.in);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return branches(def.innerType);
    default:
      return [schema];
  }
}
