// The hardware of the host, in the string `gohai` of metadata/host.json (core 4.9): JSON inside JSON. All its facts
// cite the one line that the string stands on.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { recordOfStated } from '../stated-records.ts';
import { MAX_LISTED, fieldFacts, numberAt, statedTextAt, type FieldSource } from '../yaml/yaml-fact.ts';
import { parseYaml } from '../yaml/yaml-positions.ts';
import { entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { GOHAI_FIELDS } from './metadata-field-table.ts';

const BYTES_PER_KB = 1024;

export function readGohai(source: FieldSource): Fact[] {
  const entry = entryAt(source.root, 'gohai');
  const text = textAt(source.root, 'gohai')?.trimStart() ?? '';
  if (entry === undefined || !text.startsWith('{')) return [];
  const reading = parseYaml({ path: 'gohai.json', role: 'host-metadata', lines: [text] });
  if (!reading.ok) return [];
  const place = placeAt(source.document, entry.line);
  const inner = fieldFacts(GOHAI_FIELDS, { ...source, root: reading.root });
  return [
    ...inner.map((fact) => ({ ...fact, ...place })),
    ...listFact('host.filesystems', listAt(reading.root, 'filesystem'), filesystem),
    ...listFact('host.interfaces', listAt(reading.root, 'network', 'interfaces'), networkInterface),
  ];

  function listFact(name: FactName, nodes: readonly YamlNode[], toRecord: ToRecord): Fact[] {
    if (nodes.length === 0) return [];
    const records = nodes.slice(0, MAX_LISTED).map(toRecord);
    return [
      makeFact(name, records, { ...place, confidence: 'medium', itemPlaces: records.map(() => place) }),
    ];
  }
}

type ToRecord = (node: YamlNode) => FactRecord;

// {"kb_size": "20509264", "mounted_on": "/", "name": "/dev/root"}
function filesystem(node: YamlNode): FactRecord {
  const size = numberAt(node, 'kb_size');
  return recordOfStated({
    name: statedTextAt(node, 'name'),
    mountedOn: statedTextAt(node, 'mounted_on'),
    size: size === undefined ? undefined : size * BYTES_PER_KB,
  });
}

// {"name": "cilium_host", "ipv4": ["10.0.0.1"], "macaddress": "aa:bb:cc:dd:ee:ff"}
/** One address or a list of them, by version. */
function networkInterface(node: YamlNode): FactRecord {
  return recordOfStated({
    name: statedTextAt(node, 'name'),
    ipv4: addresses(node, 'ipv4'),
    ipv6: addresses(node, 'ipv6'),
  });
}

function addresses(node: YamlNode, key: string): string | undefined {
  const list = listAt(node, key).slice(0, 20);
  if (list.length === 0) return statedTextAt(node, key);
  return list.map((item) => (item.kind === 'scalar' ? String(item.value ?? '') : '')).join(', ');
}
