// Reads process_check_output.json and its two siblings (core 4.16): how many processes and containers the last
// payload held. The sentence that may stand there instead is known to the store.
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { entryAt, listAt, type YamlNode } from '../yaml/yaml-tree.ts';

import { ofYaml, type FactReader } from '../fact-reader.ts';

// [{"hostName":"web-01","processes":[{"pid":1,…}],"groupId":1,"groupSize":1}]
/** A payload comes in chunks of one list each; a chunk without any leaves the key out. */
const counted = (name: FactName, key: string): FactReader =>
  ofYaml((document: FlareDocument, root: YamlNode | undefined) => {
    if (root?.kind !== 'list') return [];
    const count = root.items.reduce((sum, chunk) => sum + listAt(chunk, key).length, 0);
    return [makeFact(name, count, placeAt(document, lineOf(root, key)))];
  });

function lineOf(root: YamlNode, key: string): number {
  const [chunk] = root.kind === 'list' ? root.items : [];
  return entryAt(chunk, key)?.line ?? root.line;
}

export const readProcessOutput = counted('processAgent.processes', 'processes');
export const readContainerOutput = counted('processAgent.containers', 'containers');
export const readDiscoveryOutput = counted('processAgent.discoveredProcesses', 'processDiscoveries');
