// Who reads facts out of which file, and which facts follow from others: the families joined. A role has one
// reader, a fact one derivation.
import { FLARE_DERIVATIONS, FLARE_READERS } from './flare/flare-reader-table.ts';
import { STATUS_DERIVATIONS, STATUS_READERS } from './status/status-reader-table.ts';
import { CONFIG_DERIVATIONS, CONFIG_READERS } from './config/config-reader-table.ts';
import { CHECK_DERIVATIONS, CHECK_READERS } from './checks/checks-reader-table.ts';
import {
  ENVIRONMENT_DERIVATIONS,
  ENVIRONMENT_LINE_READERS,
  ENVIRONMENT_READERS,
} from './environment/environment-reader-table.ts';
import { METADATA_READERS } from './metadata/metadata-reader-table.ts';
import {
  DIAGNOSTICS_DERIVATIONS,
  DIAGNOSTICS_LINE_READERS,
  DIAGNOSTICS_READERS,
} from './diagnostics/diagnostics-reader-table.ts';
import {
  RUNTIME_DERIVATIONS,
  RUNTIME_LINE_READERS,
  RUNTIME_READERS,
} from './runtime/runtime-reader-table.ts';
import { KERNEL_DERIVATIONS, KERNEL_LINE_READERS, KERNEL_READERS } from './kernel/kernel-reader-table.ts';
import {
  WINDOWS_DERIVATIONS,
  WINDOWS_LINE_READERS,
  WINDOWS_READERS,
} from './windows/windows-reader-table.ts';
import {
  SECURITY_DERIVATIONS,
  SECURITY_LINE_READERS,
  SECURITY_READERS,
} from './security/security-reader-table.ts';
import {
  CLUSTER_DERIVATIONS,
  CLUSTER_LINE_READERS,
  CLUSTER_READERS,
} from './cluster/cluster-reader-table.ts';
import { LOGS_DERIVATIONS, LOGS_LINE_READERS, LOGS_READERS } from './logs/logs-reader-table.ts';
import type { Derivations, FactReaders, LineReaders } from './fact-reader.ts';

/** Of documents, by the role of the file. */
export const FACT_READERS: FactReaders = {
  ...FLARE_READERS,
  ...STATUS_READERS,
  ...CONFIG_READERS,
  ...CHECK_READERS,
  ...ENVIRONMENT_READERS,
  ...METADATA_READERS,
  ...DIAGNOSTICS_READERS,
  ...RUNTIME_READERS,
  ...KERNEL_READERS,
  ...WINDOWS_READERS,
  ...SECURITY_READERS,
  ...CLUSTER_READERS,
  ...LOGS_READERS,
};

/** Of streams, by the role of the file. */
export const LINE_READERS: LineReaders = {
  ...ENVIRONMENT_LINE_READERS,
  ...DIAGNOSTICS_LINE_READERS,
  ...RUNTIME_LINE_READERS,
  ...KERNEL_LINE_READERS,
  ...WINDOWS_LINE_READERS,
  ...SECURITY_LINE_READERS,
  ...CLUSTER_LINE_READERS,
  ...LOGS_LINE_READERS,
};

export const DERIVATIONS: Derivations = {
  ...FLARE_DERIVATIONS,
  ...STATUS_DERIVATIONS,
  ...CONFIG_DERIVATIONS,
  ...CHECK_DERIVATIONS,
  ...ENVIRONMENT_DERIVATIONS,
  ...DIAGNOSTICS_DERIVATIONS,
  ...RUNTIME_DERIVATIONS,
  ...KERNEL_DERIVATIONS,
  ...WINDOWS_DERIVATIONS,
  ...SECURITY_DERIVATIONS,
  ...CLUSTER_DERIVATIONS,
  ...LOGS_DERIVATIONS,
};
