// Orchestrator Explorer and workload autoscaling as the status page of a Cluster Agent shows them.
import type { Fact } from '../../model/fact.ts';
import { parseGoBoolean, parseGoNumber } from '../go/go-number.ts';
import { recordsFact, type StatedRecord } from '../stated-records.ts';
import { rowFacts, stated, type RowReading } from './status-fact.ts';
import { findBlock, rowsOf } from './status-lookup.ts';
import type { StatusBlock, StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;

//   Collection Status: The collection is at least partially running since the cache has been populated.
//   Cluster Name: orchard
//   Cluster ID: 5d1b0f63-…
//     Elements in the cache: 120
const ORCHESTRATOR: readonly RowReading[] = [
  { name: 'orchestrator.collectionStatus', keys: ['collection status'], parse: asIs },
  { name: 'orchestrator.error', keys: ['error', 'cluster id error', 'leader election error'], parse: asIs },
  { name: 'orchestrator.cacheElements', keys: ['elements in the cache'], parse: parseGoNumber },
  { name: 'cluster.name', keys: ['cluster name'], parse: asIs },
  { name: 'cluster.id', keys: ['cluster id'], parse: asIs },
];

//   DatadogPodAutoscalers: 3
//   Remote Config connection: Receiving updates
const AUTOSCALING: readonly RowReading[] = [
  { name: 'cluster.autoscaling.podAutoscalers', keys: ['datadogpodautoscalers'], parse: parseGoNumber },
  { name: 'cluster.autoscaling.leader', keys: ['leader'], parse: parseGoBoolean },
  {
    name: 'cluster.autoscaling.remoteConfig',
    keys: ['remote config connection'],
    parse: (value) => value === 'Receiving updates',
  },
];

/** Core 2.13. */
export function readOrchestrator(page: StatusPage): Fact[] {
  const block = findBlock(page.blocks, 'Orchestrator Explorer');
  const autoscaling = findBlock(page.blocks, 'Workload');
  return [
    ...(block === undefined ? [] : orchestratorFacts(block)),
    ...rowFacts(rowsOf(autoscaling?.lines ?? []), AUTOSCALING),
  ];
}

function orchestratorFacts(block: StatusBlock): Fact[] {
  const lines = [block, ...block.blocks].flatMap((one) => one.lines);
  const off = lines.find(({ content }) => content.startsWith('Disabled: ') || content === 'Not Enabled');
  const running = lines.find(({ content }) => content.startsWith('Collection Status: '));
  const enabled =
    off !== undefined
      ? [stated('orchestrator.enabled', false, off)]
      : running === undefined
        ? []
        : [stated('orchestrator.enabled', true, running)];
  return [...enabled, ...rowFacts(rowsOf(lines), ORCHESTRATOR), ...skippedFact(block)];
}

//   Skipped Resources
//   =================
//     roles : not permitted
function skippedFact(block: StatusBlock): Fact[] {
  const skipped = findBlock(block.blocks, 'Skipped Resources');
  if (skipped === undefined) return [];
  const records = [...rowsOf(skipped.lines).values()].map(({ key, value, line }): StatedRecord => ({
    value: { resource: key, reason: value },
    place: line.place,
  }));
  return [recordsFact('orchestrator.skippedResources', records, skipped.heading.place)];
}
