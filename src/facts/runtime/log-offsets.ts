// Reads registry.json of the logs agent: up to where each file, container and journal was sent.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { parseRfc3339 } from '../go/go-date.ts';
import { recordOfStated } from '../stated-records.ts';
import { entryRecords, statedTextAt } from '../yaml/yaml-fact.ts';
import type { YamlEntry, YamlNode } from '../yaml/yaml-tree.ts';

// {"Version":2,"Registry":{"file:/var/log/app.log":{"LastUpdated":"2025-03-01T10:00:00Z","Offset":"1234","TailingMode":"end"}}}
/** The Agent forgets a source that sent nothing for 23 hours. */
export function readLogOffsets(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  return entryRecords('logsAgent.offsets', { document, root, path: ['Registry'] }, offsetRecord);
}

/** The offset of a container or a journal is a date or a cursor: a text. */
function offsetRecord({ key, node }: YamlEntry): FactRecord {
  const at = key.indexOf(':');
  return recordOfStated({
    identifier: key,
    type: at < 0 ? undefined : key.slice(0, at),
    path: key.startsWith('file:') ? key.slice('file:'.length) : undefined,
    offset: statedTextAt(node, 'Offset') ?? statedTextAt(node, 'Timestamp'),
    lastUpdated: parseRfc3339(statedTextAt(node, 'LastUpdated') ?? ''),
    tailingMode: statedTextAt(node, 'TailingMode'),
  });
}
