// Which components of the Agent answer: health.yaml, or the text of `agent health` (core 4.7).
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { ReaderInput } from '../fact-reader.ts';
import { listFact, type ListItem } from '../list-fact.ts';
import { placeAt } from '../make-fact.ts';
import { entryAt, type YamlEntry } from '../yaml/yaml-tree.ts';

const MAX_COMPONENTS = 500;
const LISTS: readonly (readonly [key: string, name: FactName])[] = [
  ['healthy', 'health.healthy'],
  ['unhealthy', 'health.unhealthy'],
];

export function readHealth({ document, yaml }: ReaderInput): Fact[] {
  const isText = document.lines.some((line) => line.startsWith('Agent health: '));
  if (isText) return readHealthText(document);
  return LISTS.flatMap(([key, name]) => listOf(document, entryAt(yaml(), key), name));
}

/*
 * healthy:
 * - ad-autodiscovery
 * unhealthy: []
 */
function listOf(document: FlareDocument, entry: YamlEntry | undefined, name: FactName): Fact[] {
  if (entry?.node.kind !== 'list') return [];
  const items = entry.node.items.flatMap((node): ListItem[] =>
    node.kind === 'scalar' && node.value !== null
      ? [{ value: String(node.value), place: placeAt(document, node.line) }]
      : [],
  );
  return [listFact(name, items.slice(0, MAX_COMPONENTS), placeAt(document, entry.line))];
}

/*
 * Agent health: FAIL
 * === 10 healthy components ===
 * ad-autoconfig, aggregator, forwarder
 * === 1 unhealthy components ===
 * collector-queue
 */
const HEADING = /^=== \d{1,6} (healthy|unhealthy) components? ===$/;

/** A list without components is left out. */
function readHealthText(document: FlareDocument): Fact[] {
  const opening = document.lines.findIndex((line) => line.startsWith('Agent health: ')) + 1;
  const isPass = document.lines[opening - 1]?.slice('Agent health: '.length).trim() === 'PASS';
  const found = new Map<string, Fact>();
  document.lines.forEach((line, index) => {
    const key = HEADING.exec(line.slice(0, 100).trim())?.[1];
    const name = LISTS.find(([one]) => one === key)?.[1];
    if (name === undefined) return;
    const place = placeAt(document, index + 2);
    const names = place.text
      .slice(0, 20_000)
      .split(/,\s*/)
      .map((one) => one.trim());
    const items = names.filter((one) => one !== '').map((value): ListItem => ({ value, place }));
    found.set(name, listFact(name, items.slice(0, MAX_COMPONENTS), place));
  });
  if (isPass && !found.has('health.unhealthy')) {
    found.set('health.unhealthy', listFact('health.unhealthy', [], placeAt(document, opening)));
  }
  return [...found.values()];
}
