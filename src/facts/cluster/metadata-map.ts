// Which services the Cluster Agent knows for the pods of each node, from cluster-agent-metadatamapper.log.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { makeFact, placeAt } from '../make-fact.ts';

/*
 * Node detected: node-7
 *
 *   - Namespace: shop
 *       - Pod: cart-0
 *         Services: [cart cart-headless]
 */
const NODE = /^\s{0,20}Node detected: (\S{1,300})/;
const POD = /^\s{0,20}- Pod(?: name)?: \S/;
const SERVICES = /^\s{0,20}Services: \[([^\]]{0,1500})\]/;
const FAILURE = /^\s{0,20}(?:Error\b|error:|Warning\b|Could not |Can't |the key )/;
const TITLE = 'Metadata Mapper';
const MAX_LINE = 2000;
const MAX_SERVICES = 20_000;
const MAX_ERRORS = 100;

/** Core 1.5. Without a title or a node the file tells nothing. */
export function readMetadataMap(document: FlareDocument): Fact[] {
  const counts = { nodes: 0, pods: 0 };
  const services = new Set<string>();
  const errors: Place[] = [];
  let opening: Place | undefined;
  document.lines.forEach((text, index) => {
    const line = text.slice(0, MAX_LINE);
    if (NODE.test(line)) counts.nodes += 1;
    if (POD.test(line)) counts.pods += 1;
    if (opening === undefined && (counts.nodes > 0 || line === TITLE)) opening = placeAt(document, index + 1);
    if (FAILURE.test(line) && errors.length < MAX_ERRORS) errors.push(placeAt(document, index + 1));
    addServices(line, services);
  });
  return [...countFacts(opening, { ...counts, services: services.size }), ...errorFact(errors)];
}

function addServices(line: string, services: Set<string>): void {
  for (const name of SERVICES.exec(line)?.[1]?.split(' ') ?? []) {
    if (name !== '' && services.size < MAX_SERVICES) services.add(name);
  }
}

function countFacts(
  opening: Place | undefined,
  counts: { readonly nodes: number; readonly pods: number; readonly services: number },
): Fact[] {
  if (opening === undefined) return [];
  return [
    makeFact('cluster.metadataMap.nodes', counts.nodes, opening),
    makeFact('cluster.metadataMap.pods', counts.pods, opening),
    makeFact('cluster.metadataMap.services', counts.services, opening),
  ];
}

function errorFact(errors: readonly Place[]): Fact[] {
  const [first] = errors;
  if (first === undefined) return [];
  const texts = errors.map(({ text }) => text.trim().slice(0, 500));
  return [makeFact('cluster.metadataMap.errors', texts, { ...first, itemPlaces: errors })];
}
