// Facts only a Cluster Agent's page states: leader election, cluster checks, metrics server, admission controller.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { rowFacts, type RowReading } from './status-fact.ts';
import { findBlock, rowsOf } from './status-lookup.ts';
import type { StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;

interface BlockReading {
  readonly title: string;
  readonly readings: readonly RowReading[];
}

const errorOf = (name: FactName): RowReading => ({ name, keys: ['error'], parse: asIs });
const numberOf = (name: FactName, key: string): RowReading => ({ name, keys: [key], parse: parseGoNumber });

//   Leader Election Status:  Running
//   Active nodes: 3
//     - Unassigned: 0
const BLOCKS: readonly BlockReading[] = [
  {
    title: 'Leader Election',
    readings: [
      {
        name: 'cluster.leaderElection.status',
        keys: ['leader election status'],
        parse: (value) => value.toLowerCase(),
      },
      { name: 'cluster.leaderElection.leader', keys: ['leader name is'], parse: asIs },
      errorOf('cluster.leaderElection.error'),
    ],
  },
  {
    title: 'Cluster Checks Dispatching',
    readings: [
      { name: 'cluster.checks.status', keys: ['status'], parse: asIs },
      numberOf('cluster.checks.activeNodes', 'active nodes'),
      numberOf('cluster.checks.configurations', 'check configurations'),
      numberOf('cluster.checks.dispatched', 'dispatched'),
      numberOf('cluster.checks.unassigned', 'unassigned'),
    ],
  },
  { title: 'Custom Metrics Server', readings: [errorOf('cluster.customMetrics.error')] },
  { title: 'Admission Controller', readings: [errorOf('cluster.admissionController.error')] },
];

/** Core 2.13. */
export function readCluster(page: StatusPage): Fact[] {
  return BLOCKS.flatMap(({ title, readings }) =>
    rowFacts(rowsOf(findBlock(page.blocks, title)?.lines ?? []), readings),
  );
}
