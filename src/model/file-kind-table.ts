// Every file kind of a flare: where it lies, how it is read, which flares hold it. From core 1.4-1.6 and 4 and
// security 1.1-1.2 of the format notes. A path that is in no row is not looked into, except unknown text files,
// which are searched line by line (role `other-text`).
import type { FileKind } from './file-kind.ts';
import type { FlareKind } from './flare-kind.ts';
import type { LogSource } from './log.ts';

const EVERY: readonly FlareKind[] = ['agent', 'security-agent', 'cluster-agent', 'unknown'];
const AGENT: readonly FlareKind[] = ['agent', 'unknown'];
const SECURITY: readonly FlareKind[] = ['security-agent', 'unknown'];
const CLUSTER: readonly FlareKind[] = ['cluster-agent', 'unknown'];
const HOST: readonly FlareKind[] = ['agent', 'security-agent', 'unknown'];
const COLLECTOR: readonly FlareKind[] = ['agent', 'cluster-agent', 'unknown'];

type Assumed = 'pattern' | 'isInLocal' | 'isOfProcess';
type Row<Name extends string> = Omit<FileKind<Name>, Assumed> & Partial<Pick<FileKind, Assumed>>;
type Rest = Partial<Row<never>>;

/** Without a pattern a row stands for its paths alone. */
function kind<Name extends string>(row: Row<Name>): FileKind<Name> {
  const paths = [row.path, ...(row.alsoAt ?? [])].map((path) => path.replaceAll('.', '\\.'));
  return { pattern: new RegExp(`^(?:${paths.join('|')})$`), isInLocal: true, isOfProcess: false, ...row };
}

const document = <Name extends string>(role: Name, path: string, rest: Rest = {}): FileKind<Name> =>
  kind({ role, path, reading: 'document', kinds: AGENT, ...rest });

const stream = <Name extends string>(role: Name, path: string, rest: Rest = {}): FileKind<Name> =>
  kind({ role, path, reading: 'stream', kinds: AGENT, ...rest });

/** A page of text that rules also search line by line. */
const page = <Name extends LogSource>(role: Name, path: string, rest: Rest = {}): FileKind<Name> =>
  document(role, path, { source: role, ...rest });

/** `logs/<name>.log` and its rotations `logs/<name>.log.N`; sub-folders as the Agent copies them. */
const log = <Name extends LogSource>(
  name: Name,
  kinds: readonly FlareKind[] = HOST,
  file: string = name,
): FileKind<`log-${Name}`> =>
  kind({
    role: `log-${name}`,
    path: `logs/${name}.log`,
    pattern: new RegExp(`^logs/(?:.*/)?${file}\\.log(?:\\.\\d+)?$`),
    reading: 'none',
    source: name,
    kinds,
  });

const YAML_FILE = String.raw`\.ya?ml[^/]*`;

const KINDS = [
  // What the daemon says of itself.
  page('status', 'status.log', { isInLocal: false }),
  page('security-status', 'security-agent-status.log', { kinds: SECURITY, isInLocal: false }),
  page('cluster-status', 'cluster-agent-status.log', { kinds: CLUSTER, isInLocal: false }),
  page('flare-creation', 'flare_creation.log', { kinds: EVERY }),
  page('diagnose', 'diagnose.log', { kinds: COLLECTOR, alsoAt: ['connectivity.log', 'diagnose.json'] }),
  page('config-check', 'config-check.log', { kinds: COLLECTOR, isInLocal: false }),
  page('permissions', 'permissions.log', { kinds: EVERY }),
  document('envvars', 'envvars.log', { kinds: EVERY }),
  document('local-marker', 'local', { kinds: EVERY }),
  document('health', 'health.yaml', { isOfProcess: true }),
  document('secrets', 'secrets.log'),
  document('install-info', 'install_info.log', { alsoAt: ['install_info'] }),
  document('version-history', 'version-history.json'),
  document('runtime-debug-info', 'runtime_debug_info.log', { isOfProcess: true }),
  document('non-scrubbed-files', 'non_scrubbed_files.json', { kinds: EVERY }),
  document('tls-roots', 'certificates/tls_roots.txt', { os: 'linux' }),
  stream('telemetry', 'telemetry.log', { kinds: COLLECTOR, isInLocal: false }),
  stream('go-routine-dump', 'go-routine-dump.log', { isInLocal: false }),

  // Logs and what belongs to them.
  // Agent 5 wrote the logs of its checks and of its forwarder under these names.
  log('agent', HOST, '(?:agent|collector|forwarder)'),
  log('process-agent'),
  log('trace-agent'),
  log('system-probe'),
  log('security-agent'),
  log('cluster-agent', CLUSTER),
  log('jmxfetch'),
  log('dogstatsd'),
  log('otel-agent'),
  stream('dmesg', 'system-probe/dmesg.log', {
    alsoAt: ['dmesg'],
    source: 'dmesg',
    kinds: HOST,
    os: 'linux',
  }),
  stream('audit', 'system-probe/selinux_audit.log', { source: 'audit', os: 'linux' }),
  stream('dogstatsd-stats', 'logs/dogstatsd_info', {
    pattern: /^(?:logs\/dogstatsd_info\/dogstatsd-stats|dogstatsd-stats)\.log(?:\.\d+)?$/,
  }),
  document('log-offsets', 'registry.json'),
  document('log-file-permissions', 'logs_file_permissions.log', { isInLocal: false }),
  // Lines of the customer’s own applications.
  kind({
    role: 'streamed-logs',
    path: 'logs/streamlogs_info',
    pattern: /^logs\/streamlogs_info\//,
    reading: 'none',
    kinds: AGENT,
  }),

  // Configuration.
  document('runtime-config-dump', 'runtime_config_dump.yaml'),
  document('system-probe-config-dump', 'system_probe_runtime_config_dump.yaml'),
  document('process-agent-config-dump', 'process_agent_runtime_config_dump.yaml'),
  document('etc-datadog', 'etc/datadog.yaml', { alsoAt: ['etc/datadog.yml'], kinds: EVERY }),
  document('etc-system-probe', 'etc/system-probe.yaml', { alsoAt: ['etc/system-probe.yml'], kinds: HOST }),
  document('etc-security-agent', 'etc/security-agent.yaml', {
    alsoAt: ['etc/security-agent.yml'],
    kinds: HOST,
  }),
  document('etc-cluster-agent', 'etc/datadog-cluster.yaml', { kinds: CLUSTER }),
  document('etc-application-monitoring', 'etc/application_monitoring.yaml'),
  // Benchmarks lay among the checks once; they are further down.
  document('etc-confd', 'etc/confd', {
    pattern: new RegExp(`^etc/confd/(?!compliance\\.d/).*${YAML_FILE}$`, 'i'),
    kinds: COLLECTOR,
  }),
  document('etc-extra', 'etc/extra_conf', { pattern: new RegExp(`^etc/extra_conf/.*${YAML_FILE}$`, 'i') }),

  // Metadata payloads.
  document('host-metadata', 'metadata/host.json', { alsoAt: ['metadata_v5.json'] }),
  document('inventory-agent', 'metadata/inventory/agent.json', { alsoAt: ['metadata_inventories.json'] }),
  document('inventory-host', 'metadata/inventory/host.json'),
  document('inventory-checks', 'metadata/inventory/checks.json', { isInLocal: false }),
  document('inventory-other', 'metadata/inventory', { pattern: /^metadata\/inventory\/[^/]+\.json$/ }),
  document('remote-config-state', 'remote-config-state.log', { isInLocal: false }),
  document('process-check-output', 'process_check_output.json', { isInLocal: false }),
  document('container-check-output', 'container_check_output.json', { isInLocal: false }),
  document('process-discovery-output', 'process_discovery_check_output.json', { isInLocal: false }),
  document('otel-response', 'otel/otel-response.json', { isInLocal: false }),
  document('otel-error', 'otel/otel-agent.log', { isInLocal: false }),
  document('otel-flare', 'otel/otel-flare', {
    pattern: /^otel\/otel-flare\/.+\.(?:txt|json|cfg|err)$/,
    isInLocal: false,
  }),

  // Expvars: one YAML file each, without an extension. Those of trace-agent and system-probe were asked for, also
  // by the command line: they describe these daemons in every flare.
  document('expvar-runner', 'expvar/runner', { kinds: COLLECTOR, isOfProcess: true, isInLocal: false }),
  document('expvar-forwarder', 'expvar/forwarder', { kinds: EVERY, isOfProcess: true }),
  document('expvar-aggregator', 'expvar/aggregator', { kinds: COLLECTOR, isOfProcess: true }),
  document('expvar-dogstatsd', 'expvar/dogstatsd', {
    alsoAt: ['expvar/dogstatsd-udp', 'expvar/dogstatsd-uds'],
    isOfProcess: true,
  }),
  document('expvar-logs-agent', 'expvar/logs-agent', { isOfProcess: true }),
  document('expvar-memstats', 'expvar/memstats', { kinds: EVERY, isOfProcess: true }),
  document('expvar-hostname', 'expvar/hostname', { kinds: EVERY, isOfProcess: true }),
  document('expvar-autoconfig', 'expvar/autoconfig', { kinds: COLLECTOR, isOfProcess: true }),
  document('expvar-scheduler', 'expvar/CheckScheduler', { kinds: COLLECTOR, isOfProcess: true }),
  document('expvar-python', 'expvar/pyLoader', { alsoAt: ['expvar/pythonInit'], isOfProcess: true }),
  document('expvar-system-probe', 'expvar/system-probe', { os: 'linux' }),
  document('expvar-trace-agent', 'expvar/trace-agent', { kinds: HOST }),
  document('expvar-other', 'expvar', { pattern: /^expvar\/[^/]+$/, kinds: EVERY, isOfProcess: true }),

  // Containers and the node.
  document('kubelet-pods', 'k8s/kubelet_pods.yaml', { platforms: ['kubernetes'] }),
  document('kubelet-config', 'k8s/kubelet_config.yaml', { platforms: ['kubernetes'] }),
  document('ecs-metadata', 'ecs_metadata.json', { platforms: ['ecs'] }),
  document('docker-ps', 'docker_ps.log'),
  document('docker-inspect', 'docker_inspect.log', { platforms: ['docker', 'kubernetes', 'ecs'] }),
  stream('workload-list', 'workload-list.log', { kinds: COLLECTOR, isInLocal: false }),
  stream('tagger-list', 'tagger-list.json', { kinds: COLLECTOR, isInLocal: false }),
  stream('process-agent-tagger-list', 'process-agent_tagger-list.json', { isInLocal: false }),

  // system-probe and the kernel.
  stream('conntrack-cached', 'system-probe/conntrack_cached.log', { os: 'linux' }),
  stream('conntrack-host', 'system-probe/conntrack_host.log', { os: 'linux' }),
  document('btf-loader', 'system-probe/ebpf_btf_loader.log', { os: 'linux' }),
  document('selinux-status', 'system-probe/selinux_sestatus.log', { os: 'linux' }),
  document('selinux-modules', 'system-probe/selinux_semodule_list.log', { os: 'linux' }),
  document('discovery', 'system-probe/discovery.log', { os: 'linux' }),
  stream('system-probe-telemetry', 'system-probe/system_probe_telemetry.log', { os: 'linux' }),
  document('vpc-subnets', 'system-probe/vpc_subnets.log', { os: 'linux' }),
  document('dyninst-tombstone', 'system-probe/dyninst_tombstone.json', { os: 'linux' }),
  document('mountinfo', 'mountinfo', { kinds: HOST, os: 'linux' }),
  stream('kallsyms', 'kallsyms', { kinds: HOST, os: 'linux' }),
  stream('filter-functions', 'available_filter_functions', { kinds: HOST, os: 'linux' }),
  stream('trace-events', 'available_events', { kinds: HOST, os: 'linux' }),
  stream('kprobe-events', 'kprobe_events', { kinds: HOST, os: 'linux' }),

  // Windows.
  document('windows-registry', 'datadog.reg', { os: 'windows' }),
  document('windows-services', 'servicestatus.json', { alsoAt: ['servicestatus.txt'], os: 'windows' }),
  stream('windows-counters', 'typeperf.txt', { os: 'windows' }),
  document('windows-counter-registry', 'lodctr.txt', { os: 'windows' }),
  stream('windows-counter-names', 'counter_strings.txt', { os: 'windows' }),

  // Workload Protection and compliance.
  document('policies', 'runtime-security.d', { pattern: /^runtime-security\.d\/.+/, kinds: SECURITY }),
  document('compliance', 'compliance.d', {
    pattern: /^(?:etc\/confd\/)?compliance\.d\/.+/,
    kinds: SECURITY,
  }),

  // The Cluster Agent.
  document('cluster-checks', 'clusterchecks.log', { kinds: CLUSTER, isInLocal: false }),
  document('metadata-map', 'cluster-agent-metadatamapper.log', { kinds: CLUSTER, isInLocal: false }),
  document('cluster-metadata', 'cluster-agent-metadata.json', { kinds: CLUSTER, isInLocal: false }),
  document('custom-metrics', 'custommetricsprovider.log', { kinds: CLUSTER, isInLocal: false }),
  document('autoscalers', 'autoscaler-list.json', { kinds: CLUSTER, isInLocal: false }),
  document('local-autoscaling', 'local-autoscaling-check.json', { kinds: CLUSTER, isInLocal: false }),
  document('agent-daemonset', 'agent-daemonset.yaml', { kinds: CLUSTER }),
  document('cluster-agent-deployment', 'cluster-agent-deployment.yaml', { kinds: CLUSTER }),
  document('helm-values', 'helm-values.yaml', { kinds: CLUSTER }),
  document('operator-resource', 'datadog-agent-cr.yaml', { kinds: CLUSTER }),

  kind({
    role: 'other-text',
    path: 'other text files',
    pattern: /^(?:logs\/.*\.log(?:\.\d+)?|system-probe\/[^/]+\.log|[^/]+\.(?:log|txt))$/,
    reading: 'none',
    source: 'other',
    kinds: EVERY,
  }),
];

/** The roles of files that have a row. */
export type FileRoleName = (typeof KINDS)[number]['role'];

/** Files below `etc/`, as people wrote them. */
export const ETC_ROLES = [
  'etc-datadog',
  'etc-system-probe',
  'etc-security-agent',
  'etc-cluster-agent',
  'etc-application-monitoring',
  'etc-confd',
  'etc-extra',
] as const satisfies readonly FileRoleName[];

/** First match wins. */
export const FILE_KINDS: readonly FileKind<FileRoleName>[] = KINDS;

const BY_ROLE: ReadonlyMap<string, FileKind> = new Map(FILE_KINDS.map((one) => [one.role, one]));

export function fileKindOf(role: string): FileKind | undefined {
  return BY_ROLE.get(role);
}

/** The kind that holds the lines of each source: a source stands in one row. */
export const SOURCE_KINDS = Object.fromEntries(
  FILE_KINDS.flatMap((one) => (one.source === undefined ? [] : [[one.source, one]])),
) as Readonly<Record<LogSource, FileKind>>;
