// YAML and JSON values with the line each of them stands on, and the ways through them. How text becomes such a
// tree is in yaml-positions.ts.
import type { FactScalar } from '../../model/fact.ts';

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly line: number;
  /** `null` for an empty value. */
  readonly value: FactScalar | null;
}

export interface YamlList {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly YamlNode[];
}

export interface YamlMap {
  readonly kind: 'map';
  readonly line: number;
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

export type YamlNode = YamlScalar | YamlList | YamlMap;

/** A key with its value; `line` (1-based) is the line of the key. */
export interface YamlEntry {
  readonly key: string;
  readonly line: number;
  readonly node: YamlNode;
}

/** The entry at a path of keys, each taken literally. */
export function entryAt(node: YamlNode | undefined, ...path: readonly string[]): YamlEntry | undefined {
  let entry: YamlEntry | undefined;
  let here = node;
  for (const key of path) {
    entry = here?.kind === 'map' ? here.entries.get(key) : undefined;
    here = entry?.node;
  }
  return entry;
}

/** The list at a path; empty when there is none. */
export function listAt(node: YamlNode | undefined, ...path: readonly string[]): readonly YamlNode[] {
  const found = path.length === 0 ? node : entryAt(node, ...path)?.node;
  return found?.kind === 'list' ? found.items : [];
}

/** The entries of the map at a path; empty when there is none. */
export function entriesAt(node: YamlNode | undefined, ...path: readonly string[]): readonly YamlEntry[] {
  const found = path.length === 0 ? node : entryAt(node, ...path)?.node;
  return found?.kind === 'map' ? [...found.entries.values()] : [];
}

/** A scalar at a path as text; undefined when it is not there, empty or no scalar. */
export function textAt(node: YamlNode | undefined, ...path: readonly string[]): string | undefined {
  const found = entryAt(node, ...path)?.node;
  return found?.kind === 'scalar' && found.value !== null ? String(found.value) : undefined;
}

/**
 * The entry of a dotted key, through nested maps and through keys that hold the dots themselves:
 * `network_config.enabled` finds `network_config: {enabled: …}` and `"network_config.enabled": …`.
 */
export function findDotted(node: YamlNode | undefined, dottedKey: string): YamlEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  const literal = node.entries.get(dottedKey);
  if (literal !== undefined) return literal;
  for (let dot = dottedKey.indexOf('.'); dot >= 0; dot = dottedKey.indexOf('.', dot + 1)) {
    const inner = node.entries.get(dottedKey.slice(0, dot))?.node;
    const found = findDotted(inner, dottedKey.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}
