// The catalogue of facts: every name a rule may use, what it means and which files state it. One table per family
// in facts/. `source` names a section of the two format documents: core (flare of the Agent) or security.
import type { FactSpec } from './fact.ts';
import { FLARE_FACTS } from './facts/flare-fact-table.ts';
import { AGENT_FACTS } from './facts/agent-fact-table.ts';
import { HOST_FACTS } from './facts/host-fact-table.ts';
import { ENVIRONMENT_FACTS } from './facts/environment-fact-table.ts';
import { CHECKS_FACTS } from './facts/checks-fact-table.ts';
import { PIPELINES_FACTS } from './facts/pipelines-fact-table.ts';
import { CLUSTER_FACTS } from './facts/cluster-fact-table.ts';
import { CONFIG_FACTS } from './facts/config-fact-table.ts';
import { SECURITY_FACTS } from './facts/security-fact-table.ts';
import { DIAGNOSTICS_FACTS } from './facts/diagnostics-fact-table.ts';
import { RUNTIME_FACTS } from './facts/runtime-fact-table.ts';
import { METADATA_FACTS } from './facts/metadata-fact-table.ts';
import { KERNEL_FACTS } from './facts/kernel-fact-table.ts';
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
  ...CHECKS_FACTS,
  ...PIPELINES_FACTS,
  ...CLUSTER_FACTS,
  ...CONFIG_FACTS,
  ...SECURITY_FACTS,
  ...DIAGNOSTICS_FACTS,
  ...RUNTIME_FACTS,
  ...METADATA_FACTS,
  ...KERNEL_FACTS,
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
    ['Checks', CHECKS_FACTS],
    ['What is sent', PIPELINES_FACTS],
    ['The Cluster Agent', CLUSTER_FACTS],
    ['Settings in effect', CONFIG_FACTS],
    ['system-probe and Workload Protection', SECURITY_FACTS],
    ['Diagnosis, health, permissions, secrets', DIAGNOSTICS_FACTS],
    ['The Agent’s own counters', RUNTIME_FACTS],
    ['Metadata payloads', METADATA_FACTS],
    ['The kernel', KERNEL_FACTS],
    ['Windows', WINDOWS_FACTS],
    ['The logs as a whole', LOGS_FACTS],
  ];

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(FACTS, name);
}
