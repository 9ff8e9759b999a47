// metadata/inventory/checks.json (core 4.10): the configured instances of all checks and the sources of logs.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { recordOfStated } from '../stated-records.ts';
import { recordsAt, statedTextAt, type FieldSource, type ListedRecord } from '../yaml/yaml-fact.ts';
import { entriesAt, entryAt, listAt, type YamlNode } from '../yaml/yaml-tree.ts';

export function readInventoryChecks(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const source: FieldSource = { document, root, confidence: 'medium' };
  return [
    ...readEach('checks.inventory', 'check_metadata', { ...source, toRecord: checkRecord }),
    ...readEach('logsAgent.sources', 'logs_metadata', { ...source, toRecord: logSource }),
  ];
}

interface EachSource extends FieldSource {
  readonly toRecord: (name: string, node: YamlNode) => FactRecord;
}

/** One record per item of the lists in a map. */
function readEach(
  fact: 'checks.inventory' | 'logsAgent.sources',
  key: string,
  { toRecord, ...source }: EachSource,
): Fact[] {
  const entry = entryAt(source.root, key);
  if (entry?.node.kind !== 'map') return [];
  const records = entriesAt(entry.node).flatMap(({ key: name, node }) =>
    listAt(node).map((item): ListedRecord => ({ record: toRecord(name, item), line: lineOf(item) })),
  );
  return [recordsAt(fact, records, { ...source, entry })];
}

/** The line that shows an error, when there is one. */
function lineOf(item: YamlNode): number {
  return (entryAt(item, 'state', 'error') ?? entryAt(item, 'config.hash'))?.line ?? item.line;
}

// "cilium": [{"config.hash": "cilium:bac9", "config.provider": "file", "config.source": "file:/etc/…", "version.raw": "2.3.0"}]
function checkRecord(name: string, node: YamlNode): FactRecord {
  return recordOfStated({
    name,
    instance: statedTextAt(node, 'config.hash'),
    provider: statedTextAt(node, 'config.provider'),
    source: statedTextAt(node, 'config.source'),
    version: statedTextAt(node, 'version.raw'),
  });
}

// "nginx": [{"config": "{\"type\":\"file\"}", "state": {"status": "error", "error": "no such file"}}]
/** As the status page has it, which writes `OK` for success. */
function logSource(name: string, node: YamlNode): FactRecord {
  const status = statedTextAt(node, 'state', 'status')?.toLowerCase();
  const config = (statedTextAt(node, 'config') ?? '').slice(0, 4000);
  return recordOfStated({
    name,
    type: configured('type', config),
    status: status === 'success' ? 'ok' : status,
    error: statedTextAt(node, 'state', 'error'),
    path: configured('path', config),
    service: configured('service', config),
    source: configured('source', config),
  });
}

/** A text of a configuration in JSON; one with a quote or a backslash in it is left out. */
function configured(key: string, config: string): string | undefined {
  return new RegExp(`"${key}": ?"([^"\\\\]{1,1000})"`, 'i').exec(config)?.[1];
}
