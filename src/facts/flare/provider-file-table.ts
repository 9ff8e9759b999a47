// Which files the providers of a flare make: the Agent names a provider by its Go function. A provider that failed
// or took too long explains why its files are missing. Read in the Agent’s sources (pkg/flare, comp/*).
import type { FileRoleName } from '../../model/file-kind-table.ts';

export interface ProviderFiles {
  /** A part of the Go function’s name that stays the same from version to version. */
  readonly part: string;
  readonly roles: readonly FileRoleName[];
}

const INVENTORIES = ['inventory-agent', 'inventory-host', 'inventory-checks', 'inventory-other'] as const;
const PROCESS_CHECKS = [
  'process-check-output',
  'container-check-output',
  'process-discovery-output',
] as const;

/** The first row whose part stands in the name counts. */
export const PROVIDER_FILES: readonly ProviderFiles[] = [
  // Functions, in whatever package they stand.
  {
    part: 'collectLogsFiles',
    roles: [
      'log-agent',
      'log-process-agent',
      'log-trace-agent',
      'log-system-probe',
      'log-security-agent',
      'log-jmxfetch',
      'log-dogstatsd',
      'log-otel-agent',
      'dogstatsd-stats',
    ],
  },
  { part: 'collectConfigFiles', roles: ['etc-confd'] },
  {
    part: 'provideExtraFiles',
    roles: ['tagger-list', 'workload-list', 'process-agent-tagger-list', ...PROCESS_CHECKS],
  },
  {
    part: 'provideSystemProbe',
    roles: [
      'system-probe-config-dump',
      'expvar-system-probe',
      'system-probe-telemetry',
      'vpc-subnets',
      'conntrack-cached',
      'conntrack-host',
      'btf-loader',
      'dmesg',
      'audit',
      'selinux-status',
      'selinux-modules',
      'discovery',
      'dyninst-tombstone',
    ],
  },
  {
    part: 'provideConfigDump',
    roles: ['runtime-config-dump', 'process-agent-config-dump', 'system-probe-config-dump'],
  },
  { part: 'provideRemoteConfig', roles: ['remote-config-state'] },
  { part: 'getRegistryJSON', roles: ['log-offsets'] },
  { part: 'getVersionHistory', roles: ['version-history'] },
  {
    part: 'getWindowsData',
    roles: [
      'windows-registry',
      'windows-services',
      'windows-counters',
      'windows-counter-registry',
      'windows-counter-names',
    ],
  },
  {
    part: 'GetExpVar',
    roles: [
      'expvar-runner',
      'expvar-forwarder',
      'expvar-aggregator',
      'expvar-dogstatsd',
      'expvar-logs-agent',
      'expvar-memstats',
      'expvar-hostname',
      'expvar-autoconfig',
      'expvar-scheduler',
      'expvar-python',
      'expvar-trace-agent',
      'expvar-other',
    ],
  },
  { part: 'provideInstallInfo', roles: ['install-info'] },
  { part: 'provideDiagnoses', roles: ['diagnose'] },
  {
    part: 'provideContainers',
    roles: ['docker-ps', 'docker-inspect', 'kubelet-pods', 'kubelet-config', 'ecs-metadata'],
  },
  { part: 'provideRuntimeDebugInfo', roles: ['runtime-debug-info'] },
  { part: 'provideCertificateSources', roles: ['tls-roots'] },
  // Functions without a name of their own: one for each of these files.
  { part: 'ExtraFlareProviders', roles: ['envvars', 'health', 'go-routine-dump', 'telemetry'] },
  // Components, by their folder.
  { part: '/comp/core/status', roles: ['status'] },
  { part: '/comp/core/autodiscovery', roles: ['config-check'] },
  {
    part: '/comp/core/config',
    roles: [
      'etc-datadog',
      'etc-system-probe',
      'etc-security-agent',
      'etc-application-monitoring',
      'etc-extra',
    ],
  },
  { part: '/comp/core/secrets', roles: ['secrets'] },
  { part: '/comp/core/telemetry', roles: ['telemetry'] },
  { part: '/comp/core/tagger', roles: ['tagger-list'] },
  { part: '/comp/core/diagnose', roles: ['diagnose'] },
  { part: '/comp/metadata/host/', roles: ['host-metadata'] },
  { part: '/comp/metadata/', roles: INVENTORIES },
  { part: '/comp/logs/', roles: ['log-file-permissions', 'log-offsets'] },
  { part: '/comp/process/', roles: PROCESS_CHECKS },
  { part: '/comp/otelcol/', roles: ['otel-response', 'otel-error', 'otel-flare', 'log-otel-agent'] },
  { part: '/comp/remote-config/', roles: ['remote-config-state'] },
];

/** Roles of the files that a provider makes; none for one that is not known. */
export function rolesOfProvider(name: string): readonly string[] {
  return PROVIDER_FILES.find(({ part }) => name.includes(part))?.roles ?? [];
}
