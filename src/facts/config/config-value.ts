// The value of a setting as text or YAML states it, with its type. Knows what is not shown; nothing of layers.
import type { FactScalar } from '../../model/fact.ts';
import type { ConfigScalar } from '../../model/knowledge.ts';
import type { ConfigType } from './config-key.ts';
import { formatGoDuration } from '../go/go-duration.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';
import { holdsMask } from '../../util/masked-text.ts';

/** `ENC[handle]`: the value is kept by a secrets backend; the handle stays visible (core 1.3). */
const SECRET_HANDLE = /^ENC\[.*\]$/s;

export function isSecretHandle(text: string): boolean {
  return SECRET_HANDLE.test(text.trim());
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
  // Not what is in the inner items: aliases can make a small list endless.
  const parts =
    item.kind === 'map'
      ? [...item.entries.keys()]
      : item.items.map((inner) => (inner.kind === 'scalar' ? String(inner.value) : '…'));
  return `{${parts.join(', ')}}`;
}

function typedScalar(value: FactScalar, type: ConfigType | undefined): ConfigScalar {
  if (type === 'list') return [value];
  if (type === 'boolean' && typeof value === 'number') return value !== 0;
  if (type === 'duration' && typeof value === 'number') return formatGoDuration(value);
  return type === 'string' ? String(value) : value;
}

/** What Go’s ParseBool takes. */
const TRUE = new Set(['true', '1', 't', 'TRUE', 'True', 'T']);
const FALSE = new Set(['false', '0', 'f', 'FALSE', 'False', 'F']);

const TYPED: Readonly<Record<ConfigType, (text: string) => ConfigScalar>> = {
  boolean: (text) => (TRUE.has(text) ? true : FALSE.has(text) ? false : text),
  number: (text) => (/^-?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : text),
  string: (text) => text,
  // A bare number is nanoseconds.
  duration: (text) => (/^-?\d{1,19}$/.test(text) ? formatGoDuration(Number(text)) : text),
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

/** The value, or a part of it, is not shown. */
export function isHidden(value: ConfigScalar | undefined): boolean {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.some((item) => typeof item === 'string' && (holdsMask(item) || isSecretHandle(item)));
}
