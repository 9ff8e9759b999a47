// The single settings that a configuration file writes, whatever they are called.
import { configValueOf } from './config-value.ts';
import { spellingsOf } from './config-keys.ts';
import type { ConfigScalar } from '../../model/knowledge.ts';
import type { YamlNode } from '../yaml/yaml-tree.ts';

/** A setting and the line of its key. */
export interface ConfigLeaf {
  readonly key: string;
  readonly line: number;
  readonly node: YamlNode;
}

const MAX_LEAVES = 2000;
/** Aliases can make a small file endless. */
const MAX_VISITS = 20_000;
/** A key is looked up by each of its dots. */
const MAX_DOTS = 10;

/** In the order of the file; a map is its settings, a list is one value. */
export function leavesOf(root: YamlNode | undefined): readonly ConfigLeaf[] {
  const leaves: ConfigLeaf[] = [];
  const open: ConfigLeaf[] = root?.kind === 'map' ? [{ key: '', line: root.line, node: root }] : [];
  for (let visits = 0; visits < MAX_VISITS && leaves.length < MAX_LEAVES; visits += 1) {
    const here = open.pop();
    if (here === undefined) break;
    if (here.node.kind === 'map') open.push(...innerOf(here.key, here.node).reverse());
    else leaves.push(here);
  }
  return leaves;
}

function innerOf(prefix: string, node: Extract<YamlNode, { kind: 'map' }>): ConfigLeaf[] {
  return [...node.entries.values()].slice(0, MAX_LEAVES).flatMap((entry) => {
    const key = prefix === '' ? entry.key : `${prefix}.${entry.key}`;
    const isTooDeep = key.split('.', MAX_DOTS + 2).length > MAX_DOTS + 1;
    return isTooDeep ? [] : [{ key, line: entry.line, node: entry.node }];
  });
}

/** Undefined where it is empty, or a list of more than plain values. */
export function leafValue({ key, node }: ConfigLeaf): ConfigScalar | undefined {
  if (node.kind === 'list' && node.items.some((item) => item.kind !== 'scalar')) return undefined;
  return configValueOf(node, spellingsOf(key).spec?.type);
}

/** Some text in the value, at any depth, is like this. */
export function hasText(node: YamlNode, isWanted: (text: string) => boolean): boolean {
  const open: YamlNode[] = [node];
  for (let visits = 0; visits < MAX_VISITS; visits += 1) {
    const here = open.pop();
    if (here === undefined) return false;
    if (here.kind === 'scalar') {
      if (typeof here.value === 'string' && isWanted(here.value)) return true;
    } else if (open.length < MAX_VISITS) {
      const inner = here.kind === 'list' ? here.items : [...here.entries.values()].map((entry) => entry.node);
      for (const one of inner) open.push(one);
    }
  }
  return false;
}
