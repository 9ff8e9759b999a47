// What is known of settings: built-in default, type, and the environment variables that set them. From security
// 4.1 and 6.3 and, for keys of the core Agent, its default configuration. How they combine is in config-*.ts.
import type { ConfigScalar } from '../../model/knowledge.ts';

/** A duration is text as Go writes it; dumps may give it as a number of nanoseconds (security 6.1). */
export type ConfigType = 'boolean' | 'number' | 'string' | 'list' | 'duration';

export interface ConfigKey {
  readonly type: ConfigType;
  /** Absent: differs by installation, so that an unset key says nothing. */
  readonly default?: ConfigScalar;
  /** False where the default depends on version or platform; it is the one of current Agents on Linux. */
  readonly isDefaultSure: boolean;
  /** When given, only these variables set the key; the automatic name does not. */
  readonly environment?: readonly string[];
  /** `event_monitoring_config.X` whose deprecated twin `runtime_security_config.X` wins when it is set. */
  readonly hasWinningTwin: boolean;
  /** Older spellings, read when the key itself is not set. */
  readonly formerly: readonly string[];
}

type Options = Partial<Omit<ConfigKey, 'default' | 'type'>>;

const row = (type: ConfigType, value: ConfigScalar | undefined, options: Options): ConfigKey => ({
  type,
  ...(value === undefined ? {} : { default: value }),
  isDefaultSure: true,
  hasWinningTwin: false,
  formerly: [],
  ...options,
});

const flag = (value: boolean | undefined, options: Options = {}): ConfigKey => row('boolean', value, options);
const count = (value: number | undefined, options: Options = {}): ConfigKey => row('number', value, options);
const text = (value: string | undefined, options: Options = {}): ConfigKey => row('string', value, options);
const duration = (value: string, options: Options = {}): ConfigKey => row('duration', value, options);
const list = (value: readonly (string | number)[] | undefined, options: Options = {}): ConfigKey =>
  row('list', value, options);

const env = (...environment: string[]): Options => ({ environment });
const unsure: Options = { isDefaultSure: false };
const twin: Options = { hasWinningTwin: true };

/** The keys of one block. */
function block(prefix: string, keys: Readonly<Record<string, ConfigKey>>): Record<string, ConfigKey> {
  return Object.fromEntries(Object.entries(keys).map(([key, value]) => [`${prefix}.${key}`, value]));
}

const SYSTEM_PROBE = block('system_probe_config', {
  enabled: flag(false, env('DD_SYSTEM_PROBE_ENABLED')),
  external: flag(false, env('DD_SYSTEM_PROBE_EXTERNAL')),
  sysprobe_socket: text('/opt/datadog-agent/run/sysprobe.sock', { ...unsure, ...env('DD_SYSPROBE_SOCKET') }),
  max_conns_per_message: count(600),
  debug_port: count(0),
  health_port: count(0, env('DD_SYSTEM_PROBE_HEALTH_PORT')),
  telemetry_enabled: flag(false, env('DD_TELEMETRY_ENABLED')),
  bpf_debug: flag(false, env('DD_SYSTEM_PROBE_CONFIG_BPF_DEBUG', 'BPF_DEBUG')),
  bpf_dir: text('/opt/datadog-agent/embedded/share/system-probe/ebpf', {
    ...unsure,
    ...env('DD_SYSTEM_PROBE_BPF_DIR'),
  }),
  excluded_linux_versions: list([]),
  enable_co_re: flag(true, env('DD_ENABLE_CO_RE')),
  btf_path: text('', env('DD_SYSTEM_PROBE_BTF_PATH')),
  btf_output_dir: text('/var/tmp/datadog-agent/system-probe/btf', env('DD_SYSTEM_PROBE_BTF_OUTPUT_DIR')),
  remote_config_btf_enabled: flag(true, {
    ...unsure,
    ...env('DD_SYSTEM_PROBE_REMOTE_CONFIG_BTF_ENABLED'),
  }),
  enable_runtime_compiler: flag(false, env('DD_ENABLE_RUNTIME_COMPILER')),
  allow_prebuilt_fallback: flag(false, {
    ...unsure,
    ...env('DD_ALLOW_PREBUILT_FALLBACK'),
    formerly: ['system_probe_config.allow_precompiled_fallback'],
  }),
  allow_precompiled_fallback: flag(undefined, env('DD_ALLOW_PRECOMPILED_FALLBACK')),
  allow_runtime_compiled_fallback: flag(true, env('DD_ALLOW_RUNTIME_COMPILED_FALLBACK')),
  enable_kernel_header_download: flag(false, {
    ...unsure,
    ...env('DD_ENABLE_KERNEL_HEADER_DOWNLOAD'),
  }),
  kernel_header_dirs: list([], env('DD_KERNEL_HEADER_DIRS')),
  kernel_header_download_dir: text(
    '/var/tmp/datadog-agent/system-probe/kernel-headers',
    env('DD_KERNEL_HEADER_DOWNLOAD_DIR'),
  ),
  runtime_compiler_output_dir: text(
    '/var/tmp/datadog-agent/system-probe/build',
    env('DD_RUNTIME_COMPILER_OUTPUT_DIR'),
  ),
  apt_config_dir: text('/etc/apt', env('DD_APT_CONFIG_DIR')),
  yum_repos_dir: text('/etc/yum.repos.d', env('DD_YUM_REPOS_DIR')),
  zypper_repos_dir: text('/etc/zypp/repos.d', env('DD_ZYPPER_REPOS_DIR')),
  attach_kprobes_with_kprobe_events_abi: flag(false, env('DD_ATTACH_KPROBES_WITH_KPROBE_EVENTS_ABI')),
  disable_tcp: flag(false, env('DD_DISABLE_TCP_TRACING')),
  disable_udp: flag(false, env('DD_DISABLE_UDP_TRACING')),
  disable_ipv6: flag(false, env('DD_DISABLE_IPV6_TRACING')),
  max_tracked_connections: count(65536),
  max_connection_state_buffered: count(75000),
  disable_dns_inspection: flag(false, env('DD_DISABLE_DNS_INSPECTION')),
  collect_dns_stats: flag(true, env('DD_COLLECT_DNS_STATS')),
  collect_local_dns: flag(false, env('DD_COLLECT_LOCAL_DNS')),
  collect_dns_domains: flag(true, env('DD_COLLECT_DNS_DOMAINS')),
  enable_conntrack: flag(true),
  conntrack_max_state_size: count(131072),
  conntrack_rate_limit: count(500),
  enable_conntrack_all_namespaces: flag(true, env('DD_SYSTEM_PROBE_ENABLE_CONNTRACK_ALL_NAMESPACES')),
  enable_oom_kill: flag(false),
  enable_tcp_queue_length: flag(false),
  'process_config.enabled': flag(false, env('DD_SYSTEM_PROBE_PROCESS_ENABLED')),
  'language_detection.enabled': flag(false),
  'memory_controller.enabled': flag(false),
  'memory_controller.hierarchy': text('v1'),
});

const NETWORK = block('network_config', {
  enabled: flag(false, env('DD_SYSTEM_PROBE_NETWORK_ENABLED')),
  enable_protocol_classification: flag(true, env('DD_ENABLE_PROTOCOL_CLASSIFICATION')),
  enable_tcp_failed_connections: flag(true, {
    ...unsure,
    ...env('DD_SYSTEM_PROBE_NETWORK_ENABLE_FAILED_CONNS'),
  }),
  enable_ringbuffers: flag(true, { ...unsure, ...env('DD_SYSTEM_PROBE_NETWORK_ENABLE_RINGBUFFERS') }),
  ignore_conntrack_init_failure: flag(false, env('DD_SYSTEM_PROBE_NETWORK_IGNORE_CONNTRACK_INIT_FAILURE')),
  conntrack_init_timeout: duration('10s'),
  allow_netlink_conntracker_fallback: flag(true),
  enable_ebpf_conntracker: flag(true),
  enable_cilium_lb_conntracker: flag(true, unsure),
  enable_gateway_lookup: flag(true, {
    ...unsure,
    ...env('DD_SYSTEM_PROBE_NETWORK_ENABLE_GATEWAY_LOOKUP'),
  }),
  enable_ebpfless: flag(false, env('DD_ENABLE_EBPFLESS', 'DD_NETWORK_CONFIG_ENABLE_EBPFLESS')),
  enable_root_netns: flag(true),
  direct_send: flag(false),
  enable_connection_rollup: flag(false),
  dns_monitoring_ports: list([53]),
  enable_co_re: flag(true),
  enable_fentry: flag(false),
  enable_sk_tracer: flag(false),
  enable_cert_collection: flag(false),
  enable_http_monitoring: flag(undefined, env('DD_SYSTEM_PROBE_NETWORK_ENABLE_HTTP_MONITORING')),
  enable_https_monitoring: flag(undefined, env('DD_SYSTEM_PROBE_NETWORK_ENABLE_HTTPS_MONITORING')),
});

const SERVICE_MONITORING = block('service_monitoring_config', {
  enabled: flag(false, env('DD_SYSTEM_PROBE_SERVICE_MONITORING_ENABLED')),
  'http.enabled': flag(true, {
    ...unsure,
    formerly: ['service_monitoring_config.enable_http_monitoring', 'network_config.enable_http_monitoring'],
  }),
  'http2.enabled': flag(false, {
    ...unsure,
    formerly: ['service_monitoring_config.enable_http2_monitoring'],
  }),
  'kafka.enabled': flag(false),
  'postgres.enabled': flag(false),
  'redis.enabled': flag(false),
  'tls.native.enabled': flag(true, { ...unsure, formerly: ['network_config.enable_https_monitoring'] }),
  'tls.go.enabled': flag(true, unsure),
  'tls.istio.enabled': flag(true, unsure),
  'tls.nodejs.enabled': flag(false),
  'tls.istio.envoy_path': text('/bin/envoy'),
  enable_event_stream: flag(true, unsure),
  enable_ring_buffers: flag(true, unsure),
  'http.max_tracked_connections': count(1024),
  'http.max_stats_buffered': count(100000),
});

const EVENT_MONITORING = block('event_monitoring_config', {
  'process.enabled': flag(false),
  'network_process.enabled': flag(true, {
    ...unsure,
    ...env('DD_SYSTEM_PROBE_EVENT_MONITORING_NETWORK_PROCESS_ENABLED'),
  }),
  'event_stream.use_ring_buffer': flag(true, twin),
  'event_stream.use_fentry': flag(false, twin),
  'event_stream.use_kprobe_fallback': flag(true, twin),
  'event_stream.buffer_size': count(0, twin),
  enable_kernel_filters: flag(true, twin),
  'dns_resolution.enabled': flag(true, { ...twin, ...unsure }),
  'runtime_compilation.enabled': flag(false, twin),
  'network.enabled': flag(true, twin),
  'network.ingress.enabled': flag(true, { ...twin, ...unsure }),
  'network.raw_packet.enabled': flag(true, { ...twin, ...unsure }),
  'network.raw_packet.limiter_rate': count(10, twin),
  'network.raw_packet.filter': text('no_pid_tcp_syn', twin),
  'network.lazy_interface_prefixes': list([], twin),
  'network.classifier_priority': count(10, twin),
  'network.classifier_handle': count(0, twin),
  'network.raw_classifier_handle': count(0, twin),
  'network.flow_monitor.enabled': flag(false, twin),
  'network.flow_monitor.sk_storage.enabled': flag(false, twin),
  'network.flow_monitor.period': duration('10s', twin),
  'network.private_ip_ranges': list(undefined, twin),
  'network.extra_private_ip_ranges': list([], twin),
});

const RUNTIME_SECURITY = block('runtime_security_config', {
  enabled: flag(false),
  fim_enabled: flag(false),
  socket: text('/opt/datadog-agent/run/runtime-security.sock', unsure),
  cmd_socket: text(''),
  'policies.dir': text('/etc/datadog-agent/runtime-security.d', unsure),
  'self_test.enabled': flag(true),
  'self_test.send_report': flag(true, unsure),
  'remote_configuration.enabled': flag(true, unsure),
  'activity_dump.enabled': flag(true, unsure),
  'security_profile.enabled': flag(true, unsure),
  'hash_resolver.enabled': flag(true, unsure),
  'enforcement.enabled': flag(true, unsure),
  'sysctl.enabled': flag(true, unsure),
  'on_demand.enabled': flag(true, unsure),
  'ebpfless.enabled': flag(false),
  'sbom.enabled': flag(false),
  direct_send_from_system_probe: flag(false),
  'compliance_module.enabled': flag(false),
  'network_monitoring.enabled': flag(false),
  'event_server.burst': count(40),
  'event_server.rate': count(10),
  'event_server.retention': duration('6s'),
  event_grpc_server: text('', unsure),
});

const OTHER_MODULES: Record<string, ConfigKey> = {
  'discovery.enabled': flag(true, unsure),
  'discovery.use_system_probe_lite': flag(true, unsure),
  'discovery.service_map.enabled': flag(false),
  'ccm_network_config.enabled': flag(false),
  'compliance_config.enabled': flag(false),
  'traceroute.enabled': flag(false),
  'ping.enabled': flag(false),
  'gpu_monitoring.enabled': flag(false),
  'dynamic_instrumentation.enabled': flag(false, env('DD_DYNAMIC_INSTRUMENTATION_ENABLED')),
  'privileged_logs.enabled': flag(false, unsure),
  'ebpf_check.enabled': flag(false),
};

const PROCESS = block('process_config', {
  enabled: text(undefined),
  'container_collection.enabled': flag(true),
  'process_collection.enabled': flag(false),
  'run_in_core_agent.enabled': flag(true, unsure),
  'process_discovery.enabled': flag(true),
});

const LOGS: Record<string, ConfigKey> = {
  logs_enabled: flag(false),
  ...block('logs_config', {
    force_use_http: flag(false),
    use_http: flag(false),
    force_use_tcp: flag(false),
    use_tcp: flag(false),
    container_collect_all: flag(false),
    use_compression: flag(true),
    open_files_limit: count(500, unsure),
    file_wildcard_selection_mode: text('by_name'),
    auto_multi_line_detection: flag(false, unsure),
    logs_no_ssl: flag(false),
    socks5_proxy_address: text(''),
    batch_wait: count(5),
  }),
};

const APM = block('apm_config', {
  enabled: flag(true, env('DD_APM_ENABLED')),
  receiver_port: count(8126, env('DD_APM_RECEIVER_PORT', 'DD_RECEIVER_PORT')),
  apm_non_local_traffic: flag(false, { ...unsure, ...env('DD_APM_NON_LOCAL_TRAFFIC') }),
  max_memory: count(500_000_000, { ...unsure, ...env('DD_APM_MAX_MEMORY') }),
  max_cpu_percent: count(50, { ...unsure, ...env('DD_APM_MAX_CPU_PERCENT') }),
});

const CORE: Record<string, ConfigKey> = {
  api_key: text(undefined),
  app_key: text(undefined),
  site: text('datadoghq.com'),
  dd_url: text('', env('DD_DD_URL', 'DD_URL')),
  hostname: text(''),
  hostname_fqdn: flag(false),
  tags: list([]),
  env: text(''),
  log_level: text('info', env('DD_LOG_LEVEL', 'LOG_LEVEL')),
  log_file: text(undefined),
  log_format_json: flag(false),
  log_to_console: flag(true),
  disable_file_logging: flag(false),
  skip_ssl_validation: flag(false),
  'proxy.http': text('', env('DD_PROXY_HTTP', 'HTTP_PROXY', 'http_proxy')),
  'proxy.https': text('', env('DD_PROXY_HTTPS', 'HTTPS_PROXY', 'https_proxy')),
  'proxy.no_proxy': list([], env('DD_PROXY_NO_PROXY', 'NO_PROXY', 'no_proxy')),
  no_proxy_nonexact_match: flag(false, unsure),
  cmd_port: count(5001),
  expvar_port: count(5000),
  health_port: count(0),
  check_runners: count(4),
  use_dogstatsd: flag(true),
  dogstatsd_port: count(8125),
  dogstatsd_non_local_traffic: flag(false, unsure),
  dogstatsd_origin_detection: flag(false),
  forwarder_timeout: count(20),
  forwarder_num_workers: count(1, unsure),
  forwarder_storage_max_size_in_bytes: count(0),
  'cluster_agent.enabled': flag(false),
  'cluster_checks.enabled': flag(false),
  clc_runner_enabled: flag(false),
  collect_kubernetes_events: flag(false),
  collect_ec2_tags: flag(false),
  kubelet_tls_verify: flag(true),
  kubernetes_kubelet_host: text(''),
  kubernetes_http_kubelet_port: count(10255),
  kubernetes_https_kubelet_port: count(10250),
  container_include: list([]),
  container_exclude: list([]),
  secret_backend_command: text(''),
  'remote_configuration.enabled': flag(true, unsure),
  'telemetry.enabled': flag(false),
  'otelcollector.enabled': flag(false),
  enable_metadata_collection: flag(true),
  inventories_enabled: flag(true),
};

export const CONFIG_KEYS: Readonly<Record<string, ConfigKey>> = {
  ...SYSTEM_PROBE,
  ...NETWORK,
  ...SERVICE_MONITORING,
  ...EVENT_MONITORING,
  ...RUNTIME_SECURITY,
  ...OTHER_MODULES,
  ...PROCESS,
  ...LOGS,
  ...APM,
  ...CORE,
};
