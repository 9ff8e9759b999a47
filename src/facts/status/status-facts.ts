// Everything that a status page states, as facts. Takes the pages of the Agent, the Security Agent and the
// Cluster Agent of any age; each section has its reader in a file named after it.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { parseClockZone, type ClockZone } from '../go/go-date.ts';
import { readApm } from './status-apm.ts';
import { readAutodiscovery } from './status-autodiscovery.ts';
import { readCheckErrors } from './status-check-errors.ts';
import { readChecks } from './status-checks.ts';
import { readCluster } from './status-cluster.ts';
import { readCompliance } from './status-compliance.ts';
import { readCheckRunners } from './status-check-runners.ts';
import { readClock } from './status-clock.ts';
import { readClusterLink, readRemoteConfig } from './status-components.ts';
import { readConnectivity } from './status-connectivity.ts';
import { readDogstatsd } from './status-dogstatsd.ts';
import { readEndpoints } from './status-endpoints.ts';
import { readEnvironment } from './status-environment.ts';
import { readFleet } from './status-fleet.ts';
import { readForwarder } from './status-forwarder.ts';
import { readHeader } from './status-header.ts';
import { readHost } from './status-host.ts';
import { readHostname } from './status-hostname.ts';
import { readJmx } from './status-jmx.ts';
import { readLogsAgent } from './status-logs-agent.ts';
import { splitRow } from './status-lookup.ts';
import { readNetworkDevices } from './status-network-devices.ts';
import { readOtel } from './status-otel.ts';
import { parseStatusPage, type StatusPage } from './status-page.ts';
import { readProcessAgent } from './status-process-agent.ts';
import { readRemoteAgents } from './status-remote-agents.ts';
import { readRenderErrors } from './status-render-errors.ts';
import { readRuntimeSecurity } from './status-runtime-security.ts';
import { readSystemProbe } from './status-system-probe.ts';

const READERS: readonly ((page: StatusPage) => Fact[])[] = [
  readHeader,
  readClock,
  readHost,
  readHostname,
  readConnectivity,
  readRenderErrors,
  readEnvironment,
  readChecks,
  readCheckRunners,
  readCheckErrors,
  readJmx,
  readForwarder,
  readEndpoints,
  readLogsAgent,
  readApm,
  readProcessAgent,
  readDogstatsd,
  readNetworkDevices,
  readAutodiscovery,
  readOtel,
  readFleet,
  readRemoteAgents,
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
