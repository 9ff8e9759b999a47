// Facts of the sections Remote Configuration and Datadog Cluster Agent, and how the state of a component is worded.
import type { Fact } from '../../model/fact.ts';
import { parseGoBoolean } from '../go/go-number.ts';
import { rowFacts, stated, type RowReading } from './status-fact.ts';
import { findSection, rowsOf } from './status-lookup.ts';
import type { StatusLine, StatusPage } from './status-page.ts';

const asIs = (value: string): string => value;

/** `Running`, `running`: true; `Not running or unreachable …`, `Unavailable`: false; undefined for words not known. */
export function parseRunning(status: string): boolean | undefined {
  if (/^running\b/i.test(status)) return true;
  return /^(?:not running|unavailable)\b/i.test(status) ? false : undefined;
}

//   API Key: Not authorized, add the Remote Configuration Read permission to enable it for this agent.
//   Last error: None
const REMOTE_CONFIG_READINGS: readonly RowReading[] = [
  { name: 'remoteConfig.endpoint', keys: ['endpoint'], parse: asIs },
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
  if (off !== undefined) return [stated('remoteConfig.enabled', false, off), ...disabledReason(off)];
  return rowFacts(rowsOf(lines), REMOTE_CONFIG_READINGS);
}

/** `Remote Configuration is disabled because FIPS is enabled`. */
function disabledReason(line: StatusLine): Fact[] {
  const [, reason = ''] = line.content.split(' because ', 2);
  return reason === '' ? [] : [stated('remoteConfig.disabledReason', reason, line)];
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
