// Every file kind of a flare that the program looks into. Paths are below the flare's root folder.
// From core 1.5 and security 1.1-1.2 of the format notes; a path that is not here is not looked into,
// except unknown text files, which are searched line by line (role `other-text`).
import type { FileRole } from '../model/flare.ts';

export interface RoleRow extends FileRole {
  readonly path: RegExp;
}

/** `logs/<name>.log` and its rotations `logs/<name>.log.N`; sub-folders as the Agent copies them. */
const log = (name: string): RegExp => new RegExp(`^logs/(?:.*/)?${name}\\.log(?:\\.\\d+)?$`);

/** First match wins. */
export const ROLE_TABLE: readonly RoleRow[] = [
  { role: 'status', path: /^status\.log$/, reading: 'both', source: 'status' },
  {
    role: 'security-status',
    path: /^security-agent-status\.log$/,
    reading: 'both',
    source: 'security-status',
  },
  { role: 'cluster-status', path: /^cluster-agent-status\.log$/, reading: 'both', source: 'cluster-status' },
  { role: 'flare-creation', path: /^flare_creation\.log$/, reading: 'both', source: 'flare-creation' },
  { role: 'diagnose', path: /^(?:diagnose|connectivity)\.log$/, reading: 'both', source: 'diagnose' },
  { role: 'config-check', path: /^config-check\.log$/, reading: 'both', source: 'config-check' },
  { role: 'permissions', path: /^permissions\.log$/, reading: 'both', source: 'permissions' },
  { role: 'envvars', path: /^envvars\.log$/, reading: 'document' },
  { role: 'local-marker', path: /^local$/, reading: 'document' },

  { role: 'log-agent', path: log('agent'), reading: 'lines', source: 'agent' },
  { role: 'log-process-agent', path: log('process-agent'), reading: 'lines', source: 'process-agent' },
  { role: 'log-trace-agent', path: log('trace-agent'), reading: 'lines', source: 'trace-agent' },
  { role: 'log-system-probe', path: log('system-probe'), reading: 'lines', source: 'system-probe' },
  { role: 'log-security-agent', path: log('security-agent'), reading: 'lines', source: 'security-agent' },
  { role: 'log-cluster-agent', path: log('cluster-agent'), reading: 'lines', source: 'cluster-agent' },
  { role: 'log-jmxfetch', path: log('jmxfetch'), reading: 'lines', source: 'jmxfetch' },
  { role: 'log-dogstatsd', path: log('dogstatsd'), reading: 'lines', source: 'dogstatsd' },
  { role: 'log-otel-agent', path: log('otel-agent'), reading: 'lines', source: 'otel-agent' },
  { role: 'dmesg', path: /^(?:dmesg|system-probe\/dmesg\.log)$/, reading: 'lines', source: 'dmesg' },
  { role: 'audit', path: /^system-probe\/selinux_audit\.log$/, reading: 'lines', source: 'audit' },

  { role: 'runtime-config-dump', path: /^runtime_config_dump\.yaml$/, reading: 'document' },
  { role: 'system-probe-config-dump', path: /^system_probe_runtime_config_dump\.yaml$/, reading: 'document' },
  {
    role: 'process-agent-config-dump',
    path: /^process_agent_runtime_config_dump\.yaml$/,
    reading: 'document',
  },
  { role: 'etc-datadog', path: /^etc\/datadog\.ya?ml$/, reading: 'document' },
  { role: 'etc-system-probe', path: /^etc\/system-probe\.ya?ml$/, reading: 'document' },
  { role: 'etc-security-agent', path: /^etc\/security-agent\.ya?ml$/, reading: 'document' },
  { role: 'etc-confd', path: /^etc\/confd\/.*\.ya?ml(?:\.default)?$/i, reading: 'document' },

  { role: 'kubelet-pods', path: /^k8s\/kubelet_pods\.yaml$/, reading: 'document' },
  { role: 'kubelet-config', path: /^k8s\/kubelet_config\.yaml$/, reading: 'document' },
  { role: 'ecs-metadata', path: /^ecs_metadata\.json$/, reading: 'document' },
  { role: 'docker-ps', path: /^docker_ps\.log$/, reading: 'document' },
  { role: 'docker-inspect', path: /^docker_inspect\.log$/, reading: 'document' },
  { role: 'workload-list', path: /^workload-list\.log$/, reading: 'document' },
  { role: 'tagger-list', path: /^tagger-list\.json$/, reading: 'document' },

  { role: 'host-metadata', path: /^(?:metadata\/host|metadata_v5)\.json$/, reading: 'document' },
  { role: 'inventory-agent', path: /^metadata\/inventory\/agent\.json$/, reading: 'document' },
  { role: 'inventory-host', path: /^metadata\/inventory\/host\.json$/, reading: 'document' },
  { role: 'install-info', path: /^install_info(?:\.log)?$/, reading: 'document' },
  { role: 'version-history', path: /^version-history\.json$/, reading: 'document' },
  { role: 'health', path: /^health\.yaml$/, reading: 'document' },
  { role: 'expvar-runner', path: /^expvar\/runner$/, reading: 'document' },
  { role: 'expvar-system-probe', path: /^expvar\/system-probe$/, reading: 'document' },

  { role: 'policies', path: /^runtime-security\.d\//, reading: 'ignore' },
  { role: 'compliance', path: /^compliance\.d\//, reading: 'ignore' },
  { role: 'windows-registry', path: /^datadog\.reg$/, reading: 'ignore' },
  { role: 'windows-counters', path: /^(?:typeperf|lodctr|counter_strings)\.txt$/, reading: 'ignore' },
  { role: 'windows-services', path: /^servicestatus\.(?:txt|json)$/, reading: 'ignore' },
  {
    role: 'kernel-symbols',
    path: /^(?:kallsyms|available_filter_functions|available_events|kprobe_events)$/,
    reading: 'ignore',
  },
  { role: 'mountinfo', path: /^mountinfo$/, reading: 'document' },
  {
    role: 'cluster-deployment',
    path: /^(?:agent-daemonset|cluster-agent-deployment)\.yaml$/,
    reading: 'document',
  },
  { role: 'helm-values', path: /^helm-values\.yaml$/, reading: 'document' },
  { role: 'operator-resource', path: /^datadog-agent-cr\.yaml$/, reading: 'document' },
  { role: 'cluster-checks', path: /^clusterchecks\.log$/, reading: 'document' },

  { role: 'go-routine-dump', path: /^go-routine-dump\.log$/, reading: 'ignore' },
  { role: 'telemetry', path: /^(?:telemetry|system-probe\/system_probe_telemetry)\.log$/, reading: 'ignore' },
  {
    role: 'other-text',
    path: /^(?:logs\/.*\.log(?:\.\d+)?|system-probe\/[^/]+\.log|[^/]+\.(?:log|txt))$/,
    reading: 'lines',
    source: 'other',
  },
];
