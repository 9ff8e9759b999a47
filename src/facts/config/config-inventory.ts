// The settings of a process by layer, from the payload that describes it (core 4.10): the one place of a flare that
// says who set what. Each layer is YAML that stands as text in one line of JSON.
import type { FlareDocument } from '../../model/flare.ts';
import type { ConfigLayer, ConfigProcess } from '../../model/knowledge.ts';
import type { Place } from '../../model/place.ts';
import type { DocumentStore } from '../document-store.ts';
import { placeAt } from '../make-fact.ts';
import { parseYaml } from '../yaml/yaml-positions.ts';
import { entryAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';
import { embeddedSource, type ConfigSource } from './config-source.ts';

export interface ConfigInventory {
  /** What each layer sets, strongest first; the same value may be set in several. */
  readonly layers: readonly ConfigSource[];
  /** All settings with their defaults: what holds. */
  readonly full: { readonly source: ConfigSource; readonly place: Place } | undefined;
  /** All settings but the defaults: whether anybody set one. */
  readonly provided: ConfigSource | undefined;
}

interface Payload {
  readonly documentOf: (store: DocumentStore) => FlareDocument | undefined;
  /** Key of the map that holds the layers. */
  readonly block: string;
  /** The process that makes the flare writes it; the others are asked over the network. */
  readonly isOfMaker: boolean;
}

const PAYLOADS: Readonly<Partial<Record<ConfigProcess, Payload>>> = {
  agent: {
    documentOf: (store) => store.ofRole('inventory-agent')[0],
    block: 'agent_metadata',
    isOfMaker: true,
  },
  'system-probe': {
    documentOf: (store) => store.byPath('metadata/inventory/system-probe.json'),
    block: 'system_probe_metadata',
    isOfMaker: false,
  },
  'security-agent': {
    documentOf: (store) => store.byPath('metadata/inventory/security-agent.json'),
    block: 'security_agent_metadata',
    isOfMaker: false,
  },
  'cluster-agent': {
    documentOf: (store) => store.ofRole('cluster-metadata')[0],
    block: 'datadog_cluster_agent_metadata',
    isOfMaker: true,
  },
};

/** Strongest first. `source_local_configuration` is what a process takes over from the Agent next to it. */
const LAYER_KEYS: readonly (readonly [key: string, layer: ConfigLayer])[] = [
  ['cli_configuration', 'cli'],
  ['remote_configuration', 'remote'],
  ['agent_runtime_configuration', 'runtime'],
  ['source_local_configuration', 'runtime'],
  ['fleet_policies_configuration', 'fleet'],
  ['environment_variable_configuration', 'environment'],
  ['file_configuration', 'file'],
];

/** Undefined where no payload describes the process, or the command line wrote it in the daemon’s place. */
export function configInventory(
  process: ConfigProcess,
  store: DocumentStore,
  isLocal: boolean,
): ConfigInventory | undefined {
  const payload = PAYLOADS[process];
  const document = payload?.documentOf(store);
  if (payload === undefined || document === undefined || (isLocal && payload.isOfMaker)) return undefined;
  const block = entryAt(store.yaml(document), payload.block)?.node;
  const read = (key: string, layer: ConfigLayer, isDump: boolean): ConfigSource[] => {
    const layerText = embeddedYaml(document, block, key);
    return layerText === undefined
      ? []
      : [embeddedSource({ ...layerText, layer, isDump, confidence: 'high' })];
  };
  const [full] = read('full_configuration', 'runtime', true);
  const [provided] = read('provided_configuration', 'runtime', true);
  return {
    layers: LAYER_KEYS.flatMap(([key, layer]) => read(key, layer, false)),
    full:
      full === undefined
        ? undefined
        : { source: full, place: linePlace(document, block, 'full_configuration') },
    provided,
  };
}

/*
 * "environment_variable_configuration": "site: datadoghq.eu\nproxy:\n  https: http://proxy:3128\n",
 * "cli_configuration": "{}\n",
 */
function embeddedYaml(
  document: FlareDocument,
  block: YamlNode | undefined,
  key: string,
): { readonly root: YamlNode; readonly place: Place } | undefined {
  const text = textAt(block, key);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const reading = parseYaml({ path: `${document.path}#${key}`, role: document.role, lines });
  if (!reading.ok || reading.root.kind !== 'map') return undefined;
  return { root: reading.root, place: linePlace(document, block, key) };
}

function linePlace(document: FlareDocument, block: YamlNode | undefined, key: string): Place {
  return placeAt(document, entryAt(block, key)?.line ?? 1);
}
