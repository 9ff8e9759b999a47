// Which key of a metadata payload states which fact (core 4.9, 4.10). The lists are in files of their own.
import type { FactScalar } from '../../model/fact.ts';
import { installMethodName } from '../environment/install-method.ts';
import { booleanOf, countOf, type FieldReading } from '../yaml/yaml-fact.ts';

const lowerCase = (value: FactScalar): string => String(value).toLowerCase();
const version = (value: FactScalar): string => String(value).replace(/^v(?=\d)/, '');
const installer = (value: FactScalar): string | undefined => installMethodName(String(value));
const known = (value: FactScalar): string | undefined =>
  value === 'undefined' || value === 'unknown' ? undefined : String(value);
/** An Agent without Python says `n/a`. */
const orNone = (value: FactScalar): string | undefined => (value === 'n/a' ? undefined : String(value));

const BYTES_PER_KB = 1024;

const kilobytes = (value: FactScalar): number | undefined => {
  const size = countOf(value);
  return size === undefined ? undefined : size * BYTES_PER_KB;
};

/** Zero cores means that they could not be counted. */
const cores = (value: FactScalar): number | undefined => {
  const count = countOf(value);
  return count === 0 ? undefined : count;
};

/** `linux`, `GNU/Linux`, `Microsoft Windows Server 2019`, `win32`, `Darwin`: as the status page writes them. */
function operatingSystem(value: FactScalar): string | undefined {
  const systems = [
    ['darwin', /darwin|mac ?os/i],
    ['windows', /^win|windows/i],
    ['linux', /linux/i],
  ] as const;
  return systems.find(([, pattern]) => pattern.test(String(value)))?.[0];
}

/** Kubelet versions name the distribution: `v1.27.3-gke.100`, `v1.29.0-eks-5e0fdde`. */
function distribution(value: FactScalar): string | undefined {
  return /[-+](gke|eks)\b/.exec(String(value))?.[1];
}

/** `HTTP`, `TCP`; empty while the logs agent is off. */
function transport(value: FactScalar): string | undefined {
  const text = lowerCase(value);
  return text === 'http' || text === 'tcp' ? text : undefined;
}

/** metadata/host.json */
export const HOST_FIELDS: readonly FieldReading[] = [
  { name: 'agent.version', path: ['agentVersion'] },
  { name: 'agent.flavor', path: ['agent-flavor'] },
  { name: 'agent.pythonVersion', path: ['systemStats', 'pythonV'], parse: orNone },
  { name: 'host.name', path: ['internalHostname'] },
  { name: 'host.os', path: ['os'], parse: operatingSystem },
  { name: 'host.cpuModel', path: ['systemStats', 'processor'] },
  { name: 'install.method', path: ['install-method', 'tool'], parse: installer },
  { name: 'install.toolVersion', path: ['install-method', 'tool_version'], parse: known },
  { name: 'install.installerVersion', path: ['install-method', 'installer_version'], parse: known },
  { name: 'kubernetes.version', path: ['container-meta', 'kubelet_version'], parse: version },
  { name: 'kubernetes.distribution', path: ['container-meta', 'kubelet_version'], parse: distribution },
  { name: 'host.clusterName', path: ['meta', 'cluster-name'] },
  { name: 'host.agentHostname', path: ['meta', 'agent-hostname'] },
  { name: 'host.ec2Hostname', path: ['meta', 'ec2-hostname'] },
  { name: 'host.instanceId', path: ['meta', 'instance-id'] },
  { name: 'host.socketHostname', path: ['meta', 'socket-hostname'] },
  { name: 'host.socketFqdn', path: ['meta', 'socket-fqdn'] },
  { name: 'host.cloudResourceId', path: ['meta', 'ccrid'] },
  { name: 'docker.version', path: ['container-meta', 'docker_version'] },
  { name: 'cloud.networkId', path: ['network', 'network-id'] },
  { name: 'cloud.publicIp', path: ['network', 'public-ipv4'] },
  { name: 'logsAgent.transport', path: ['logs', 'transport'], parse: transport },
  {
    name: 'logsAgent.autoMultiLine',
    path: ['logs', 'auto_multi_line_detection_enabled'],
    parse: booleanOf,
  },
  { name: 'proxy.behaviorChanged', path: ['proxy-info', 'proxy-behavior-changed'], parse: booleanOf },
  { name: 'otlp.enabled', path: ['otlp', 'enabled'], parse: booleanOf },
  { name: 'fips.enabled', path: ['fips_mode'], parse: booleanOf },
  { name: 'fips.proxyEnabled', path: ['fips_proxy_enabled'], parse: booleanOf },
];

/** metadata/inventory/agent.json */
export const INVENTORY_AGENT_FIELDS: readonly FieldReading[] = [
  { name: 'agent.version', path: ['agent_metadata', 'agent_version'] },
  { name: 'agent.flavor', path: ['agent_metadata', 'flavor'] },
  { name: 'host.name', path: ['hostname'] },
  { name: 'host.nameProvider', path: ['agent_metadata', 'hostname_source'] },
  { name: 'install.method', path: ['agent_metadata', 'install_method_tool'], parse: installer },
  { name: 'install.toolVersion', path: ['agent_metadata', 'install_method_tool_version'], parse: known },
  {
    name: 'install.installerVersion',
    path: ['agent_metadata', 'install_method_installer_version'],
    parse: known,
  },
  { name: 'env.fargate', path: ['agent_metadata', 'ecs_fargate_task_arn'], parse: () => true },
  { name: 'logsAgent.transport', path: ['agent_metadata', 'logs_transport'], parse: transport },
];

/** metadata/inventory/host.json */
export const INVENTORY_HOST_FIELDS: readonly FieldReading[] = [
  { name: 'host.os', path: ['host_metadata', 'os'], parse: operatingSystem },
  { name: 'host.osVersion', path: ['host_metadata', 'os_version'] },
  { name: 'host.kernel', path: ['host_metadata', 'kernel_release'] },
  { name: 'host.kernelBuild', path: ['host_metadata', 'kernel_version'] },
  { name: 'host.arch', path: ['host_metadata', 'cpu_architecture'] },
  { name: 'host.cpuModel', path: ['host_metadata', 'cpu_model'] },
  { name: 'host.cpuCores', path: ['host_metadata', 'cpu_cores'], parse: cores },
  { name: 'host.logicalProcessors', path: ['host_metadata', 'cpu_logical_processors'], parse: cores },
  { name: 'host.memoryTotal', path: ['host_metadata', 'memory_total_kb'], parse: kilobytes },
  { name: 'host.swapTotal', path: ['host_metadata', 'memory_swap_total_kb'], parse: kilobytes },
  { name: 'host.ip', path: ['host_metadata', 'ip_address'] },
  { name: 'cloud.provider', path: ['host_metadata', 'cloud_provider'], parse: lowerCase },
  { name: 'cloud.providerSource', path: ['host_metadata', 'cloud_provider_source'] },
  { name: 'cloud.accountId', path: ['host_metadata', 'cloud_provider_account_id'] },
  { name: 'cloud.hostId', path: ['host_metadata', 'cloud_provider_host_id'] },
];

/** The JSON in the string `gohai` of metadata/host.json. */
export const GOHAI_FIELDS: readonly FieldReading[] = [
  { name: 'host.kernel', path: ['platform', 'kernel_release'] },
  { name: 'host.kernelBuild', path: ['platform', 'kernel_version'] },
  { name: 'host.arch', path: ['platform', 'machine'] },
  { name: 'host.cpuModel', path: ['cpu', 'model_name'] },
  { name: 'host.cpuCores', path: ['cpu', 'cpu_cores'], parse: cores },
  { name: 'host.logicalProcessors', path: ['cpu', 'cpu_logical_processors'], parse: cores },
  { name: 'host.memoryTotal', path: ['memory', 'total'], parse: memorySize },
  { name: 'host.swapTotal', path: ['memory', 'swap_total'], parse: memorySize },
  { name: 'host.ip', path: ['network', 'ipaddress'] },
];

/** `16393244kB` for swap and on Linux, bytes without a unit elsewhere. */
function memorySize(value: FactScalar): number | undefined {
  const [, digits, unit] = /^(\d{1,18})( ?kB)?$/i.exec(String(value)) ?? [];
  return digits === undefined ? undefined : Number(digits) * (unit === undefined ? 1 : BYTES_PER_KB);
}
