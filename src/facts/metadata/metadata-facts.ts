// Facts of the metadata payloads: metadata/host.json, metadata/inventory/{agent,host}.json, version-history.json.
// They repeat much of the status page and stand in when it is missing. Checks and the other payloads are in
// inventory-checks.ts and inventory-other.ts.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import {
  booleanOf,
  factAt,
  fieldFacts,
  recordsAt,
  statedValue,
  type FieldSource,
  type ListedRecord,
} from '../yaml/yaml-fact.ts';
import { entriesAt, entryAt, listAt, textAt, type YamlEntry, type YamlNode } from '../yaml/yaml-tree.ts';
import { readGohai } from './gohai.ts';
import { HOST_FIELDS, INVENTORY_AGENT_FIELDS, INVENTORY_HOST_FIELDS } from './metadata-field-table.ts';

/** Core 4.9. The hardware stands in `gohai`, a string that holds JSON. */
export function readHostMetadata(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const source: FieldSource = { document, root, confidence: 'medium' };
  const facts = [
    ...fieldFacts(HOST_FIELDS, source),
    ...platformFacts(source),
    ...textList('host.aliases', source, ['meta', 'host_aliases']),
    ...textList('host.tags', source, ['host-tags', 'system']),
    ...readGohai(source),
  ];
  return facts.filter((fact, index) => facts.findIndex(({ name }) => name === fact.name) === index);
}

/** `"nixV": ["ubuntu", "22.04", ""]`. */
function platformFacts({ document, root }: FieldSource): Fact[] {
  const names: readonly FactName[] = ['host.platform', 'host.platformVersion'];
  const nodes = listAt(root, 'systemStats', 'nixV');
  return names.flatMap((name, index) => {
    const node = nodes[index];
    const value = statedValue(node);
    if (node === undefined || typeof value !== 'string') return [];
    return [makeFact(name, value, { ...placeAt(document, node.line), confidence: 'medium' })];
  });
}

function textList(name: FactName, source: FieldSource, path: readonly string[]): Fact[] {
  const entry = entryAt(source.root, ...path);
  if (entry?.node.kind !== 'list') return [];
  const items = entry.node.items.filter((node) => statedValue(node) !== undefined).slice(0, 1000);
  const itemPlaces = items.map(({ line }) => placeAt(source.document, line));
  const texts = items.map((node) => String(statedValue(node)));
  return [{ ...factAt(name, texts, { ...source, entry }), itemPlaces }];
}

/** Core 4.10. */
export function readInventoryAgent(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const source: FieldSource = { document, root, confidence: 'medium' };
  const entry = entryAt(root, 'agent_metadata');
  return [
    ...fieldFacts(INVENTORY_AGENT_FIELDS, source),
    ...(entry?.node.kind === 'map' ? [...readFeatures(source, entry), readValues(source, entry)] : []),
    ...textList('fleet.policies', source, ['agent_metadata', 'fleet_policies_applied']),
  ];
}

// "feature_apm_enabled": true
/** The features of the status page’s Metadata block. */
function readFeatures(source: FieldSource, entry: YamlEntry): Fact[] {
  const records = entriesAt(entry.node).flatMap(({ key, line, node }): ListedRecord[] => {
    const name = /^feature_(\w{1,100})_enabled$/.exec(key.slice(0, 200))?.[1];
    const value = statedValue(node);
    const enabled = value === undefined ? undefined : booleanOf(value);
    return name === undefined || enabled === undefined ? [] : [{ record: { name, enabled }, line }];
  });
  const [first] = records;
  return first === undefined
    ? []
    : [recordsAt('agent.features', records, { ...source, entry: { ...entry, line: first.line } })];
}

/** `full_configuration` and its like hold YAML and have readers of their own. */
function readValues(source: FieldSource, entry: YamlEntry): Fact {
  const records = entriesAt(entry.node).flatMap(({ key, line, node }): ListedRecord[] => {
    const value = key.endsWith('_configuration') ? undefined : statedValue(node);
    const record: FactRecord | undefined = value === undefined ? undefined : { key, value };
    return record === undefined ? [] : [{ record, line }];
  });
  return recordsAt('agent.inventory', records, { ...source, entry });
}

/** Core 4.10. */
export function readInventoryHost(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  return fieldFacts(INVENTORY_HOST_FIELDS, { document, root, confidence: 'medium' });
}

/** Core 4.12: oldest first, so that the last entry is the version installed now. */
export function readVersionHistory(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const last = listAt(root, 'entries').at(-1);
  const value = textAt(last, 'version');
  const line = entryAt(last, 'version')?.line;
  if (value === undefined || line === undefined) return [];
  return [makeFact('agent.version', value, { ...placeAt(document, line), confidence: 'medium' })];
}
