// The catalogue of facts: every name a rule may use, what it means and which files state it. One table per family
// in facts/. `source` names a section of the two format documents: core (flare of the Agent) or security.
import type { FactSpec } from './fact.ts';
import { FLARE_FACTS } from './facts/flare-fact-table.ts';
import { AGENT_FACTS } from './facts/agent-fact-table.ts';
import { HOST_FACTS } from './facts/host-fact-table.ts';
import { ENVIRONMENT_FACTS } from './facts/environment-fact-table.ts';
import { KUBELET_FACTS } from './facts/kubelet-fact-table.ts';
import { KUBERNETES_FACTS } from './facts/kubernetes-fact-table.ts';
import { DOCKER_FACTS } from './facts/docker-fact-table.ts';
import { ECS_FACTS } from './facts/ecs-fact-table.ts';
import { CHECKS_FACTS } from './facts/checks-fact-table.ts';
import { FORWARDER_FACTS } from './facts/forwarder-fact-table.ts';
import { LOGS_AGENT_FACTS } from './facts/logs-agent-fact-table.ts';
import { APM_FACTS } from './facts/apm-fact-table.ts';
import { DOGSTATSD_FACTS } from './facts/dogstatsd-fact-table.ts';
import { PROCESS_AGENT_FACTS } from './facts/process-agent-fact-table.ts';
import { REMOTE_FACTS } from './facts/remote-fact-table.ts';
import { CLUSTER_WORKLOAD_FACTS } from './facts/cluster-workload-fact-table.ts';
import { CLUSTER_SERVICES_FACTS } from './facts/cluster-services-fact-table.ts';
import { CLUSTER_FACTS } from './facts/cluster-fact-table.ts';
import { CONFIG_FACTS } from './facts/config-fact-table.ts';
import { SECURITY_FACTS } from './facts/security-fact-table.ts';
import { PERMISSIONS_FACTS } from './facts/permissions-fact-table.ts';
import { BUILD_FACTS } from './facts/build-fact-table.ts';
import { DIAGNOSTICS_FACTS } from './facts/diagnostics-fact-table.ts';
import { PROCESS_FACTS } from './facts/process-fact-table.ts';
import { COLLECTOR_FACTS } from './facts/collector-fact-table.ts';
import { TELEMETRY_FACTS } from './facts/telemetry-fact-table.ts';
import { METADATA_FACTS } from './facts/metadata-fact-table.ts';
import { KERNEL_FACTS } from './facts/kernel-fact-table.ts';
import { KERNEL_OBJECTS_FACTS } from './facts/kernel-objects-fact-table.ts';
import { WINDOWS_FACTS } from './facts/windows-fact-table.ts';
import { LOGS_FACTS } from './facts/logs-fact-table.ts';

/**
 * Version of the catalogue: the first number grows when a name goes or its meaning changes, the second when names
 * are added (test/model/fact-table.test.ts holds the names of each first number).
 */
export const CATALOGUE_VERSION = '1.0';

export const FACTS = {
  ...FLARE_FACTS,
  ...AGENT_FACTS,
  ...HOST_FACTS,
  ...ENVIRONMENT_FACTS,
  ...KUBELET_FACTS,
  ...KUBERNETES_FACTS,
  ...DOCKER_FACTS,
  ...ECS_FACTS,
  ...CHECKS_FACTS,
  ...FORWARDER_FACTS,
  ...LOGS_AGENT_FACTS,
  ...APM_FACTS,
  ...DOGSTATSD_FACTS,
  ...PROCESS_AGENT_FACTS,
  ...REMOTE_FACTS,
  ...CLUSTER_WORKLOAD_FACTS,
  ...CLUSTER_SERVICES_FACTS,
  ...CLUSTER_FACTS,
  ...CONFIG_FACTS,
  ...SECURITY_FACTS,
  ...PERMISSIONS_FACTS,
  ...BUILD_FACTS,
  ...DIAGNOSTICS_FACTS,
  ...PROCESS_FACTS,
  ...COLLECTOR_FACTS,
  ...TELEMETRY_FACTS,
  ...METADATA_FACTS,
  ...KERNEL_FACTS,
  ...KERNEL_OBJECTS_FACTS,
  ...WINDOWS_FACTS,
  ...LOGS_FACTS,
} as const satisfies Record<string, FactSpec>;

export type FactName = keyof typeof FACTS;

/** Facts that tell when the flare was made, milliseconds since 1970 UTC, best first. */
export const FLARE_TIME_FACTS = ['flare.createdAt', 'agent.statusAt'] as const satisfies readonly FactName[];

/** The same facts by family, in the order of the catalogue page. */
export const FACT_FAMILIES: readonly (readonly [title: string, facts: Readonly<Record<string, FactSpec>>])[] =
  [
    ['The flare itself', FLARE_FACTS],
    ['The daemon that made it', AGENT_FACTS],
    ['The host', HOST_FACTS],
    ['Where it runs', ENVIRONMENT_FACTS],
    ['The kubelet', KUBELET_FACTS],
    ['Kubernetes', KUBERNETES_FACTS],
    ['Containers', DOCKER_FACTS],
    ['ECS and Fargate', ECS_FACTS],
    ['Checks', CHECKS_FACTS],
    ['The forwarder', FORWARDER_FACTS],
    ['The Logs Agent and autodiscovery', LOGS_AGENT_FACTS],
    ['Traces and OpenTelemetry', APM_FACTS],
    ['DogStatsD, SNMP traps and NetFlow', DOGSTATSD_FACTS],
    ['The process-agent', PROCESS_AGENT_FACTS],
    ['What is steered from outside', REMOTE_FACTS],
    ['How the Agents are deployed', CLUSTER_WORKLOAD_FACTS],
    ['What the Cluster Agent serves', CLUSTER_SERVICES_FACTS],
    ['The Cluster Agent', CLUSTER_FACTS],
    ['Settings in effect', CONFIG_FACTS],
    ['system-probe and Workload Protection', SECURITY_FACTS],
    ['Permissions, secrets, certificates', PERMISSIONS_FACTS],
    ['Build and installation', BUILD_FACTS],
    ['Diagnosis and health', DIAGNOSTICS_FACTS],
    ['The daemons as processes', PROCESS_FACTS],
    ['Running checks', COLLECTOR_FACTS],
    ['The Agent’s own counters', TELEMETRY_FACTS],
    ['Metadata payloads', METADATA_FACTS],
    ['The kernel', KERNEL_FACTS],
    ['Connection tracking, audit and discovery', KERNEL_OBJECTS_FACTS],
    ['Windows', WINDOWS_FACTS],
    ['The logs as a whole', LOGS_FACTS],
  ];

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(FACTS, name);
}

/** Undefined for what has no unit, or is no fact. */
export function unitOf(name: string): string | undefined {
  const spec: FactSpec | undefined = isFactName(name) ? FACTS[name] : undefined;
  return spec?.unit;
}
