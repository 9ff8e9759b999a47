// Facts of the small sections of a core page: APM, Process Agent, Remote Configuration and the Agent's link to
// the Cluster Agent. Logs Agent and System Probe have files of their own.
import type { Fact } from '../../model/fact.ts';
import { parseGoBoolean } from '../go/go-number.ts';
import { derived, rowFacts, stated, type RowReading } from './status-fact.ts';
import { findSection, rowsOf } from './status-lookup.ts';
import type { StatusLine, StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;

/** `Running`, `running`: true; `Not running or unreachable …`, `Unavailable`: false; undefined for words not known. */
export function parseRunning(status: string): boolean | undefined {
  if (/^running\b/i.test(status)) return true;
  return /^(?:not running|unavailable)\b/i.test(status) ? false : undefined;
}

//   Status: Not running or unreachable on localhost:8126.
//   Error: Get "http://localhost:8126/debug/vars": dial tcp 127.0.0.1:8126: connect: connection refused
const APM_READINGS: readonly RowReading[] = [
  { name: 'apm.running', keys: ['status'], parse: parseRunning },
  { name: 'apm.error', keys: ['error'], parse: asIs },
];

/** Core 2.9. */
export function readApm(page: StatusPage): Fact[] {
  return rowFacts(rowsOf(findSection(page, 'APM Agent')?.lines ?? []), APM_READINGS);
}

const PROCESS_READINGS: readonly RowReading[] = [
  { name: 'processAgent.running', keys: ['status'], parse: parseRunning },
];

/** Core 2.10: a process-agent that answers has no status row, only its own figures. */
export function readProcessAgent(page: StatusPage): Fact[] {
  const rows = rowsOf(findSection(page, 'Process Agent')?.lines ?? []);
  const facts = rowFacts(rows, PROCESS_READINGS);
  const pid = rows.get('pid');
  const component = rowsOf(findSection(page, 'Process Component')?.lines ?? []).get('enabled checks');
  return [
    ...facts,
    ...(facts.length === 0 && pid !== undefined ? [derived('processAgent.running', true, pid.line)] : []),
    ...(component === undefined ? [] : [derived('processAgent.inCoreAgent', true, component.line)]),
  ];
}

//   API Key: Not authorized, add the Remote Configuration Read permission to enable it for this agent.
//   Last error: None
const REMOTE_CONFIG_READINGS: readonly RowReading[] = [
  { name: 'remoteConfig.enabled', keys: ['organization enabled'], parse: parseGoBoolean },
  {
    name: 'remoteConfig.keyAuthorized',
    keys: ['api key'],
    parse: (value) =>
      /^authorized\b/i.test(value) ? true : /^not authorized\b/i.test(value) ? false : undefined,
  },
  {
    name: 'remoteConfig.lastError',
    keys: ['last error', 'startup failure reason'],
    parse: (value) => (value === 'None' ? undefined : value),
  },
];

/** Core 2.12. */
export function readRemoteConfig(page: StatusPage): Fact[] {
  const lines = findSection(page, 'Remote Configuration')?.lines ?? [];
  const off = lines.find((line) => line.content.startsWith('Remote Configuration is disabled'));
  if (off !== undefined) return [stated('remoteConfig.enabled', false, off)];
  return rowFacts(rowsOf(lines), REMOTE_CONFIG_READINGS);
}

//     - Datadog Cluster Agent endpoint detected: https://10.0.0.1:5005
//     - Running: 7.50.0+commit.9b0b54b
const CLUSTER_LINK_READINGS: readonly RowReading[] = [
  { name: 'clusterAgent.endpoint', keys: ['datadog cluster agent endpoint detected'], parse: asIs },
  {
    name: 'clusterAgent.version',
    keys: ['running'],
    parse: (value) => (/^\d+\.\d/.test(value) ? value : undefined),
  },
];

/** Core 2.12: how the node Agent sees the Cluster Agent. */
export function readClusterLink(page: StatusPage): Fact[] {
  const lines = findSection(page, 'Datadog Cluster Agent')?.lines ?? [];
  const connected = lines.find((line) => line.content.startsWith('Successfully connected to'));
  const failed = lines.find((line) => /^- Could not (?:detect|reach|retrieve)\b/.test(line.content));
  return [
    ...(connected === undefined ? [] : [stated('clusterAgent.connected', true, connected)]),
    ...(failed === undefined ? [] : linkFailure(failed, connected !== undefined)),
    ...rowFacts(rowsOf(lines), CLUSTER_LINK_READINGS),
  ];
}

/** A version that cannot be asked for is a failure too, but not of the connection. */
function linkFailure(line: StatusLine, isConnected: boolean): Fact[] {
  const error = stated('clusterAgent.error', line.content.replace(/^- /, ''), line);
  return isConnected ? [error] : [stated('clusterAgent.connected', false, line), error];
}
