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
 * are added.
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

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(FACTS, name);
}
