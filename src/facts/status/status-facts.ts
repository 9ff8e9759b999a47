// Everything that a status page states, as facts. Takes the pages of the Agent, the Security Agent and the
// Cluster Agent of any age; each section has its reader in a file named after it.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { parseClockZone, type ClockZone } from '../go/go-date.ts';
import { readCheckErrors } from './status-check-errors.ts';
import { readChecks } from './status-checks.ts';
import { readCluster } from './status-cluster.ts';
import { readCompliance } from './status-compliance.ts';
import { readApm, readClusterLink, readProcessAgent, readRemoteConfig } from './status-components.ts';
import { readEnvironment } from './status-environment.ts';
import { readEndpoints, readForwarder } from './status-forwarder.ts';
import { readHeader } from './status-header.ts';
import { readHost } from './status-host.ts';
import { readLogsAgent } from './status-logs-agent.ts';
import { splitRow } from './status-lookup.ts';
import { parseStatusPage, type StatusPage } from './status-page.ts';
import { readRuntimeSecurity } from './status-runtime-security.ts';
import { readSystemProbe } from './status-system-probe.ts';

const READERS: readonly ((page: StatusPage) => Fact[])[] = [
  readHeader,
  readHost,
  readEnvironment,
  readChecks,
  readCheckErrors,
  readForwarder,
  readEndpoints,
  readLogsAgent,
  readApm,
  readProcessAgent,
  readRemoteConfig,
  readClusterLink,
  readSystemProbe,
  readRuntimeSecurity,
  readCompliance,
  readCluster,
];

/** At most one fact per name. Empty when the page holds only a sentence about why it could not be made (core 1.6). */
export function readStatusFacts(document: FlareDocument): Fact[] {
  const page = parseStatusPage(document);
  return READERS.flatMap((read) => read(page));
}

/** The first dates of a page stand in its header; a date further down may have another daylight-saving offset. */
const HEADER_LINES = 60;

//   Status date: 2022-12-20 17:52:01.796 EST / 2022-12-20 22:52:01.796 UTC (1671576721796)
/** The zone of the host's clock, from the status date; undefined for pages older than the number in parentheses. */
export function readClockZone(document: FlareDocument): ClockZone | undefined {
  for (const line of document.lines.slice(0, HEADER_LINES)) {
    const zone = parseClockZone(splitRow(line)?.value ?? '');
    if (zone !== undefined) return zone;
  }
  return undefined;
}
