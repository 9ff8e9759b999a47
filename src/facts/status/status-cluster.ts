// Facts only a Cluster Agent's page states: leader election and the dispatching of cluster checks here, metrics
// server, admission controller and Orchestrator Explorer in files of their own.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { externalMetricFacts } from '../cluster/external-metrics.ts';
import { parseGoNumber } from '../go/go-number.ts';
import { readAdmissionController } from './status-admission.ts';
import { derived, rowFacts, stated, type RowReading } from './status-fact.ts';
import { findBlock, rowsOf } from './status-lookup.ts';
import { readOrchestrator } from './status-orchestrator.ts';
import type { StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;
const numberOf = (name: FactName, ...keys: string[]): RowReading => ({ name, keys, parse: parseGoNumber });

//   Leader Election Status:  Running
//   Leader Name is: datadog-cluster-agent-7d9c-x2x4p
//   Renewed leadership: Mon, 11 Jun 2018 09:41:34 UTC
//   Number of leader transitions: 2 transitions
const ELECTION: readonly RowReading[] = [
  {
    name: 'cluster.leaderElection.status',
    keys: ['leader election status'],
    parse: (value) => value.toLowerCase(),
  },
  { name: 'cluster.leaderElection.leader', keys: ['leader name is'], parse: asIs },
  { name: 'cluster.leaderElection.error', keys: ['error'], parse: asIs },
  { name: 'cluster.leaderElection.acquiredAt', keys: ['last acquisition of the lease'], parse: parseRfc1123 },
  { name: 'cluster.leaderElection.renewedAt', keys: ['renewed leadership'], parse: parseRfc1123 },
  {
    name: 'cluster.leaderElection.transitions',
    keys: ['number of leader transitions'],
    parse: (value) => parseGoNumber(value.replace(/ transitions?$/, '')),
  },
];

//   Status: Leader, serving requests
//   Active agents: 3          (before 7.6x: Active nodes)
//   Check Configurations: 12
//     - Dispatched: 12
//     - Unassigned: 0
const DISPATCHING: readonly RowReading[] = [
  { name: 'cluster.checks.status', keys: ['status'], parse: asIs },
  { name: 'cluster.checks.mode', keys: ['status'], parse: dispatchingMode },
  {
    name: 'cluster.checks.leaderAddress',
    keys: ['status'],
    parse: (value) => /redirecting to leader at (\S{1,100})$/.exec(value.slice(0, 300))?.[1],
  },
  numberOf('cluster.checks.activeNodes', 'active nodes', 'active agents'),
  numberOf('cluster.checks.configurations', 'check configurations'),
  numberOf('cluster.checks.dispatched', 'dispatched'),
  numberOf('cluster.checks.unassigned', 'unassigned'),
];

const MODES: readonly (readonly [sentence: string, mode: string])[] = [
  ['Leader, serving requests', 'leader'],
  ['Leader, warming up', 'warmup'],
  ['Follower, redirecting', 'follower'],
  ['Follower, no leader', 'no-leader'],
];

function dispatchingMode(value: string): string | undefined {
  return MODES.find(([sentence]) => value.startsWith(sentence))?.[1];
}

const RFC1123 = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:UTC|GMT)$/;

/** `Mon, 11 Jun 2018 06:38:53 UTC`; a zone of another name does not tell its offset. */
function parseRfc1123(value: string): number | undefined {
  const ms = RFC1123.test(value) ? Date.parse(value) : NaN;
  return ms > 0 ? ms : undefined;
}

/** Core 2.13. */
export function readCluster(page: StatusPage): Fact[] {
  const rowsBelow = (title: string): ReturnType<typeof rowsOf> =>
    rowsOf(findBlock(page.blocks, title)?.lines ?? []);
  return [
    ...rowFacts(rowsBelow('Leader Election'), ELECTION),
    ...rowFacts(rowsBelow('Cluster Checks Dispatching'), DISPATCHING),
    ...dispatchingSwitch(page),
    ...externalMetricFacts(page.blocks),
    ...readAdmissionController(page),
    ...readOrchestrator(page),
  ];
}

/** `Not Enabled` stands in place of a status. */
function dispatchingSwitch(page: StatusPage): Fact[] {
  const name = 'cluster.checks.enabled';
  const lines = findBlock(page.blocks, 'Cluster Checks Dispatching')?.lines ?? [];
  const off = lines.find(({ content }) => content === 'Not Enabled');
  if (off !== undefined) return [stated(name, false, off)];
  const status = lines.find(({ content }) => content.startsWith('Status: '));
  return status === undefined ? [] : [derived(name, true, status)];
}
