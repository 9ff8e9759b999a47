// Which files the Agent added without masking secrets: non_scrubbed_files.json (core 1.5).
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { listFact, type ListItem } from '../list-fact.ts';
import { placeAt } from '../make-fact.ts';
import { entryAt, type YamlNode } from '../yaml/yaml-tree.ts';

const MAX_FILES = 2000;

// {"files": ["logs/agent.log"], "count": 1}
// {"files": [], "message": "All files were scrubbed"}
export function readNotScrubbed(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const files = entryAt(root, 'files');
  if (files?.node.kind !== 'list') return [];
  const items = files.node.items.flatMap((node): ListItem[] =>
    node.kind === 'scalar' && typeof node.value === 'string'
      ? [{ value: node.value, place: placeAt(document, node.line) }]
      : [],
  );
  return [listFact('flare.notScrubbed', items.slice(0, MAX_FILES), placeAt(document, files.line))];
}
