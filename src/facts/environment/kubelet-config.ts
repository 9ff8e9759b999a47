// The configuration of the node’s kubelet, from k8s/kubelet_config.yaml: who may ask it, how it limits containers,
// when it evicts pods and how it rotates their logs.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { isTelling, recordsFact } from '../stated-records.ts';
import { entriesAt, entryAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';

type Kind = 'boolean' | 'number' | 'string';

const FIELDS: readonly (readonly [name: FactName, kind: Kind, ...path: string[]])[] = [
  ['kubernetes.kubelet.anonymousAuth', 'boolean', 'authentication', 'anonymous', 'enabled'],
  ['kubernetes.kubelet.webhookAuth', 'boolean', 'authentication', 'webhook', 'enabled'],
  ['kubernetes.kubelet.authorizationMode', 'string', 'authorization', 'mode'],
  ['kubernetes.kubelet.readOnlyPort', 'number', 'readOnlyPort'],
  ['kubernetes.kubelet.port', 'number', 'port'],
  ['kubernetes.kubelet.cgroupDriver', 'string', 'cgroupDriver'],
  ['kubernetes.kubelet.maxPods', 'number', 'maxPods'],
  ['kubernetes.kubelet.serverTlsBootstrap', 'boolean', 'serverTLSBootstrap'],
  ['kubernetes.kubelet.runtimeEndpoint', 'string', 'containerRuntimeEndpoint'],
  ['kubernetes.kubelet.containerLogMaxSize', 'string', 'containerLogMaxSize'],
  ['kubernetes.kubelet.containerLogMaxFiles', 'number', 'containerLogMaxFiles'],
];

/*
 * kubeletconfig:
 *   authentication:
 *     anonymous: {enabled: false}
 *   evictionHard:
 *     memory.available: 100Mi
 */
/** What `/configz` of the kubelet answers (core 1.5). */
export function readKubeletConfig(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const config = entryAt(root, 'kubeletconfig')?.node ?? root;
  const fields = FIELDS.flatMap(([name, kind, ...path]) => {
    const entry = entryAt(config, ...path);
    const value = entry?.node.kind === 'scalar' ? entry.node.value : null;
    if (entry === undefined || value === null || typeof value !== kind || !isTelling(value)) return [];
    return [makeFact(name, value, placeAt(document, entry.line))];
  });
  return [...fields, ...evictionFact(document, config)];
}

function evictionFact(document: FlareDocument, config: YamlNode | undefined): Fact[] {
  const opening = entryAt(config, 'evictionHard');
  if (opening === undefined) return [];
  const records = entriesAt(config, 'evictionHard').flatMap(({ key, line }) => {
    const threshold = textAt(config, 'evictionHard', key);
    return threshold === undefined
      ? []
      : [{ value: { signal: key, threshold }, place: placeAt(document, line) }];
  });
  return [recordsFact('kubernetes.kubelet.evictionHard', records, placeAt(document, opening.line))];
}
