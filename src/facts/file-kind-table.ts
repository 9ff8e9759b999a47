// Which flares hold which files: for the reason why one is missing. From core 1.4-1.6 and security 1.1-1.2.
import type { FlareKind } from '../model/flare.ts';
import type { LogSource } from '../model/log.ts';

export interface FileKind {
  /** The file below the root, or the folder when the role covers several. */
  readonly path: string;
  /** Where other versions, or other flares, put it. */
  readonly alsoAt?: readonly string[];
  /** Kinds of flares that may hold it. */
  readonly kinds: readonly FlareKind[];
  /** A flare made without reaching the daemon has it too. */
  readonly isInLocal: boolean;
}

const EVERY: readonly FlareKind[] = ['agent', 'security-agent', 'cluster-agent', 'unknown'];
const AGENT: readonly FlareKind[] = ['agent', 'unknown'];
const SECURITY: readonly FlareKind[] = ['security-agent', 'unknown'];
const CLUSTER: readonly FlareKind[] = ['cluster-agent', 'unknown'];
const HOST: readonly FlareKind[] = ['agent', 'security-agent', 'unknown'];
const COLLECTOR: readonly FlareKind[] = ['agent', 'cluster-agent', 'unknown'];

const file = (path: string, kinds: readonly FlareKind[], isInLocal = true): FileKind => ({
  path,
  kinds,
  isInLocal,
});

/** By the role of src/flare/role-table.ts. */
export const FILE_KINDS: Readonly<Record<string, FileKind>> = {
  status: file('status.log', AGENT, false),
  'security-status': file('security-agent-status.log', SECURITY, false),
  'cluster-status': file('cluster-agent-status.log', CLUSTER, false),
  'flare-creation': file('flare_creation.log', EVERY),
  diagnose: { ...file('diagnose.log', COLLECTOR), alsoAt: ['connectivity.log'] },
  'config-check': file('config-check.log', COLLECTOR, false),
  permissions: file('permissions.log', EVERY),
  envvars: file('envvars.log', EVERY),
  'runtime-config-dump': file('runtime_config_dump.yaml', AGENT),
  'system-probe-config-dump': file('system_probe_runtime_config_dump.yaml', AGENT),
  'process-agent-config-dump': file('process_agent_runtime_config_dump.yaml', AGENT),
  'etc-datadog': file('etc/datadog.yaml', EVERY),
  'etc-system-probe': file('etc/system-probe.yaml', HOST),
  'etc-security-agent': file('etc/security-agent.yaml', HOST),
  'etc-confd': file('etc/confd', COLLECTOR),
  'kubelet-pods': file('k8s/kubelet_pods.yaml', AGENT),
  'kubelet-config': file('k8s/kubelet_config.yaml', AGENT),
  'ecs-metadata': file('ecs_metadata.json', AGENT),
  'docker-ps': file('docker_ps.log', AGENT),
  'docker-inspect': file('docker_inspect.log', AGENT),
  'workload-list': file('workload-list.log', COLLECTOR, false),
  'tagger-list': file('tagger-list.json', COLLECTOR, false),
  'host-metadata': { ...file('metadata/host.json', AGENT), alsoAt: ['metadata_v5.json'] },
  'inventory-agent': file('metadata/inventory/agent.json', AGENT),
  'inventory-host': file('metadata/inventory/host.json', AGENT),
  'install-info': { ...file('install_info.log', AGENT), alsoAt: ['install_info'] },
  'version-history': file('version-history.json', AGENT),
  health: file('health.yaml', AGENT),
  'expvar-runner': file('expvar/runner', AGENT, false),
  'expvar-system-probe': file('expvar/system-probe', AGENT),
  policies: file('runtime-security.d', SECURITY),
  compliance: file('compliance.d', SECURITY),
  mountinfo: file('mountinfo', HOST),
};

/** Where the lines of a source stand. */
export const SOURCE_FILES: Readonly<Record<LogSource, FileKind>> = {
  agent: file('logs/agent.log', HOST),
  'process-agent': file('logs/process-agent.log', HOST),
  'trace-agent': file('logs/trace-agent.log', HOST),
  'system-probe': file('logs/system-probe.log', HOST),
  'security-agent': file('logs/security-agent.log', HOST),
  'cluster-agent': file('logs/cluster-agent.log', CLUSTER),
  jmxfetch: file('logs/jmxfetch.log', HOST),
  dogstatsd: file('logs/dogstatsd.log', HOST),
  'otel-agent': file('logs/otel-agent.log', HOST),
  dmesg: { ...file('system-probe/dmesg.log', HOST), alsoAt: ['dmesg'] },
  audit: file('system-probe/selinux_audit.log', AGENT),
  status: file('status.log', AGENT, false),
  'security-status': file('security-agent-status.log', SECURITY, false),
  'cluster-status': file('cluster-agent-status.log', CLUSTER, false),
  diagnose: { ...file('diagnose.log', COLLECTOR), alsoAt: ['connectivity.log'] },
  'config-check': file('config-check.log', COLLECTOR, false),
  'flare-creation': file('flare_creation.log', EVERY),
  permissions: file('permissions.log', EVERY),
  other: file('other text files', EVERY),
};

/** Daemons with a container of their own in the Agent’s pod: a flare holds the log of the one that made it. */
export const CONTAINER_SOURCES: ReadonlySet<LogSource> = new Set<LogSource>([
  'agent',
  'process-agent',
  'trace-agent',
  'system-probe',
  'security-agent',
  'otel-agent',
]);
