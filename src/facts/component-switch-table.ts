// The settings that switch off a component, and what it writes: logs, files and the facts of its part of the status
// page. A component is off when all its settings are known to be off.
import type { FileRoleName } from '../model/file-kind-table.ts';
import type { ConfigProcess } from '../model/knowledge.ts';
import type { LogSource } from '../model/log.ts';

export type ComponentSwitch = readonly [process: ConfigProcess, key: string];

export interface Component {
  readonly switches: readonly ComponentSwitch[];
  readonly sources?: readonly LogSource[];
  /** Roles of files that it writes or answers for. */
  readonly roles?: readonly FileRoleName[];
  /** How the names of facts start that nothing states while it is off. */
  readonly facts?: readonly string[];
}

export const COMPONENTS: readonly Component[] = [
  {
    switches: [
      ['security-agent', 'runtime_security_config.enabled'],
      ['security-agent', 'compliance_config.enabled'],
    ],
    sources: ['security-agent'],
    roles: ['security-status'],
  },
  {
    switches: [['security-agent', 'runtime_security_config.enabled']],
    roles: ['policies'],
    facts: ['cws.running', 'cws.connected', 'cws.events', 'cws.selfTests.', 'cws.policies'],
  },
  {
    switches: [
      ['system-probe', 'system_probe_config.enabled'],
      ['system-probe', 'network_config.enabled'],
      ['system-probe', 'service_monitoring_config.enabled'],
      ['system-probe', 'runtime_security_config.enabled'],
    ],
    sources: ['system-probe'],
    roles: [
      'expvar-system-probe',
      'system-probe-telemetry',
      'conntrack-cached',
      'conntrack-host',
      'btf-loader',
      'discovery',
      'selinux-status',
      'selinux-modules',
      'vpc-subnets',
      'dyninst-tombstone',
    ],
    facts: ['systemProbe.'],
  },
  {
    switches: [['agent', 'apm_config.enabled']],
    sources: ['trace-agent'],
    roles: ['expvar-trace-agent'],
    facts: ['apm.'],
  },
  {
    switches: [['agent', 'otelcollector.enabled']],
    sources: ['otel-agent'],
    roles: ['otel-response', 'otel-flare'],
    facts: ['otel.'],
  },
  {
    switches: [['agent', 'logs_enabled']],
    roles: ['log-offsets', 'log-file-permissions', 'streamed-logs', 'expvar-logs-agent'],
    facts: ['logsAgent.'],
  },
  {
    switches: [['agent', 'remote_configuration.enabled']],
    roles: ['remote-config-state'],
    facts: ['remoteConfig.'],
  },
  { switches: [['agent', 'cluster_agent.enabled']], facts: ['clusterAgent.'] },
  { switches: [['agent', 'process_config.process_collection.enabled']], roles: ['process-check-output'] },
  { switches: [['agent', 'process_config.container_collection.enabled']], roles: ['container-check-output'] },
  { switches: [['agent', 'process_config.process_discovery.enabled']], roles: ['process-discovery-output'] },
];

export function componentOfSource(source: LogSource): Component | undefined {
  return COMPONENTS.find(({ sources = [] }) => sources.includes(source));
}

export function componentOfRole(role: string): Component | undefined {
  return COMPONENTS.find(({ roles = [] }) => roles.some((one) => one === role));
}

export function componentOfFact(name: string): Component | undefined {
  return COMPONENTS.find(({ facts = [] }) => facts.some((start) => name.startsWith(start)));
}
