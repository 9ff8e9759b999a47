// Facts of the sections Process Agent and Process Component: which of them collects processes, what, how much waits.
import type { Fact, FactRecord } from '../../model/fact.ts';
import { parseGoDate } from '../go/go-date.ts';
import { parseGoBoolean, parseGoNumber } from '../go/go-number.ts';
import { parseBytes } from './status-apm.ts';
import { parseRunning } from './status-components.ts';
import { endpointRecords } from './status-endpoints.ts';
import { recordOfKnown } from '../make-fact.ts';
import {
  derived,
  listOnLine,
  rowFacts,
  statedList,
  type RowReading,
  type StatedItem,
} from './status-fact.ts';
import { findBlock, findSection, rowsOf, type StatusRow } from './status-lookup.ts';
import type { StatusBlock, StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;

//   Version: 7.42.0
//   Allocated Memory: 35,295,544 bytes
const DAEMON_READINGS: readonly RowReading[] = [
  { name: 'processAgent.running', keys: ['status'], parse: parseRunning },
  {
    name: 'processAgent.version',
    keys: ['version'],
    parse: (value) => (/^\d+\.\d/.test(value) ? value : undefined),
  },
  { name: 'processAgent.startedAt', keys: ['process agent start'], parse: parseGoDate },
  { name: 'processAgent.pid', keys: ['pid'], parse: parseGoNumber },
  { name: 'processAgent.memory', keys: ['allocated memory'], parse: parseBytes },
  { name: 'processAgent.hostname', keys: ['hostname'], parse: asIs },
];

//   Enabled Checks: [container rtcontainer pod]
//   System Probe Process Module Status: Not running
//   Process Language Detection Enabled: False
const CHECKS_READINGS: readonly RowReading[] = [
  {
    name: 'processAgent.systemProbeModule',
    keys: ['system probe process module status'],
    parse: parseRunning,
  },
  {
    name: 'processAgent.languageDetection',
    keys: ['process language detection enabled'],
    parse: parseGoBoolean,
  },
];

//     Docker socket: /var/run/docker.sock
//     Number of containers: 25
const COLLECTOR_READINGS: readonly RowReading[] = [
  { name: 'processAgent.dockerSocket', keys: ['docker socket'], parse: asIs },
  { name: 'processAgent.processes', keys: ['number of processes'], parse: parseGoNumber },
  { name: 'processAgent.containers', keys: ['number of containers'], parse: parseGoNumber },
  { name: 'processAgent.submissionErrors', keys: ['number of submission errors'], parse: parseGoNumber },
];

/** Core 2.10: a process-agent that answers has no status row, only its own figures. */
export function readProcessAgent(page: StatusPage): Fact[] {
  const agent = findSection(page, 'Process Agent');
  const component = findSection(page, 'Process Component');
  const facts = rowFacts(rowsOf(agent?.lines ?? []), DAEMON_READINGS);
  const pid = facts.some(({ name }) => name === 'processAgent.running')
    ? undefined
    : rowsOf(agent?.lines ?? []).get('pid');
  const inCore = rowsOf(component?.lines ?? []).get('enabled checks');
  return [
    ...facts,
    ...(pid === undefined ? [] : [derived('processAgent.running', true, pid.line)]),
    ...(inCore === undefined ? [] : [derived('processAgent.inCoreAgent', true, inCore.line)]),
    ...readChecks([agent, component].find((section) => section !== undefined && hasChecks(section))),
  ];
}

/** Of the two sections the one that collects; in newer Agents on Linux that is the component. */
function hasChecks(section: StatusBlock): boolean {
  return rowsOf(section.lines).has('enabled checks');
}

function readChecks(section: StatusBlock | undefined): Fact[] {
  if (section === undefined) return [];
  const rows = rowsOf(section.lines);
  const collector = findBlock(section.blocks, 'Collector')?.lines ?? [];
  const collectorRows = rowsOf(collector);
  const endpoints = findBlock(section.blocks, 'Process Endpoints');
  const urls = endpointRecords(endpoints?.lines ?? []);
  return [
    ...rowFacts(rows, CHECKS_READINGS),
    ...listFact('processAgent.enabledChecks', rows.get('enabled checks')),
    ...(endpoints === undefined || urls.length === 0
      ? []
      : [statedList('processAgent.endpoints', endpoints.heading, urls)]),
    ...rowFacts(collectorRows, COLLECTOR_READINGS),
    ...listFact('processAgent.droppedPayloads', collectorRows.get('drop check payloads')),
    ...readQueues(collectorRows),
  ];
}

function listFact(
  name: 'processAgent.enabledChecks' | 'processAgent.droppedPayloads',
  row: StatusRow | undefined,
): Fact[] {
  return row === undefined ? [] : listOnLine(name, row);
}

//     RTProcess Queue length: 0
//     RTProcess Bytes enqueued: 0
function readQueues(rows: ReadonlyMap<string, StatusRow>): Fact[] {
  const queues = [...rows.values()].flatMap<StatedItem<FactRecord>>(({ key, value, line }) => {
    const name = key.endsWith(' Queue length') ? key.slice(0, -' Queue length'.length) : undefined;
    const length = parseGoNumber(value);
    if (name === undefined || length === undefined) return [];
    const bytes = parseGoNumber(rows.get(`${name.toLowerCase()} bytes enqueued`)?.value ?? '');
    return [{ value: recordOfKnown({ name, length, bytes }), line }];
  });
  const [first] = queues;
  return first === undefined ? [] : [statedList('processAgent.queues', first.line, queues)];
}
