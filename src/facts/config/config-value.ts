// The value of a setting as text or YAML states it, with its type. Knows scrubbing; nothing of layers.
import type { FactScalar } from '../../model/fact.ts';
import type { ConfigScalar } from '../../model/knowledge.ts';
import type { ConfigType } from './config-default-table.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';

/** Four stars or more, then the visible end of a key (core 1.3). */
const MASK = /\*{4,}/;

function isMaskedText(text: string): boolean {
  return MASK.test(text);
}

/** Undefined for an empty value: the Agent takes it for unset. A block gives the list of its keys. */
export function configValueOf(node: YamlNode, type: ConfigType | undefined): ConfigScalar | undefined {
  if (node.kind === 'map') return [...node.entries.keys()];
  if (node.kind === 'list') return node.items.map((item) => itemValue(item));
  if (node.value === null) return undefined;
  return typeof node.value === 'string' ? typedText(node.value, type) : typedScalar(node.value, type);
}

function itemValue(item: YamlNode): FactScalar {
  if (item.kind === 'scalar') return item.value ?? '';
  const parts = item.kind === 'map' ? [...item.entries.keys()] : item.items.map((inner) => itemValue(inner));
  return `{${parts.join(', ')}}`;
}

function typedScalar(value: FactScalar, type: ConfigType | undefined): ConfigScalar {
  if (type === 'list') return [value];
  return type === 'string' ? String(value) : value;
}

/** What Go’s ParseBool takes. */
const TRUE = new Set(['true', '1', 't', 'TRUE', 'True', 'T']);
const FALSE = new Set(['false', '0', 'f', 'FALSE', 'False', 'F']);

const TYPED: Readonly<Record<ConfigType, (text: string) => ConfigScalar>> = {
  boolean: (text) => (TRUE.has(text) ? true : FALSE.has(text) ? false : text),
  number: (text) => (/^-?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : text),
  string: (text) => text,
  list: listItems,
};

/** Text of a variable or of a quoted YAML value. Unknown type: `true`, `false` and plain numbers are typed. */
export function typedText(text: string, type: ConfigType | undefined): ConfigScalar {
  if (type !== undefined) return TYPED[type](text);
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d/.test(text) && String(Number(text)) === text ? Number(text) : text;
}

/** Items apart by commas or spaces, or a JSON list: `a,b`, `a b`, `["a", "b"]`. */
function listItems(text: string): readonly FactScalar[] {
  const inner = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1).replaceAll('"', '') : text;
  return inner
    .split(/[\s,]+/)
    .filter((item) => item !== '')
    .map((item) => (/^\d{1,15}$/.test(item) ? Number(item) : item));
}

export function hasMask(value: ConfigScalar | undefined): boolean {
  if (typeof value === 'string') return isMaskedText(value);
  return Array.isArray(value) && value.some((item) => typeof item === 'string' && isMaskedText(item));
}
