// What the Cluster Agent reports of itself, from cluster-agent-metadata.json: the cluster, the features that are on,
// what installed it. The configuration in the same payload is read elsewhere.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { chartVersionFact, installMethodFact } from '../environment/install-method.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { isTelling, recordsFact } from '../stated-records.ts';
import { entriesAt, entryAt, type YamlNode } from '../yaml/yaml-tree.ts';

const PAYLOAD = 'datadog_cluster_agent_metadata';
const FEATURE = 'feature_';

const FIELDS: readonly (readonly [name: FactName, kind: 'string' | 'boolean', ...path: string[]])[] = [
  ['cluster.name', 'string', 'clustername'],
  ['cluster.id', 'string', 'cluster_id'],
  ['cluster.idError', 'string', PAYLOAD, 'cluster_id_error'],
  ['cluster.isLeader', 'boolean', PAYLOAD, 'is_leader'],
  ['cluster.leaderElection.enabled', 'boolean', PAYLOAD, 'leader_election'],
];

/*
 * {
 *   "clustername": "orchard",
 *   "datadog_cluster_agent_metadata": {"feature_cluster_checks_enabled": true, "is_leader": true, …}
 */
export function readClusterMetadata(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const fields = FIELDS.flatMap(([name, kind, ...path]) => {
    const entry = entryAt(root, ...path);
    const value = entry?.node.kind === 'scalar' ? entry.node.value : null;
    if (entry === undefined || value === null || typeof value !== kind || !isTelling(value)) return [];
    return [makeFact(name, value, placeAt(document, entry.line))];
  });
  return [...fields, ...featuresFact(document, root), ...installFacts(document, root)];
}

function featuresFact(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const opening = entryAt(root, PAYLOAD);
  const records = entriesAt(root, PAYLOAD).flatMap(({ key, line, node }) => {
    if (!key.startsWith(FEATURE) || node.kind !== 'scalar' || typeof node.value !== 'boolean') return [];
    const name = key.slice(FEATURE.length).replace(/_enabled$/, '');
    return [{ value: { name, enabled: node.value }, place: placeAt(document, line) }];
  });
  if (opening === undefined || records.length === 0) return [];
  return [recordsFact('cluster.features', records, placeAt(document, opening.line))];
}

function installFacts(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  return (
    [
      ['install_method_tool', installMethodFact],
      ['install_method_installer_version', chartVersionFact],
    ] as const
  ).flatMap(([key, state]) => {
    const entry = entryAt(root, PAYLOAD, key);
    if (entry?.node.kind !== 'scalar' || entry.node.value === null) return [];
    return state(String(entry.node.value), placeAt(document, entry.line));
  });
}
