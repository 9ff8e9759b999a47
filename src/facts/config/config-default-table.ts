// What is known of settings: built-in default, type, and the environment variables that set them. From security
// 4.1 and 6.3 and, for keys of the core Agent, its default configuration. How they combine is in config-*.ts.
import type { ConfigKey } from './config-key.ts';
import { APM, CORE, LOGS, PROCESS } from './core-default-table.ts';
import {
  EVENT_MONITORING,
  NETWORK,
  OTHER_MODULES,
  RUNTIME_SECURITY,
  SERVICE_MONITORING,
  SYSTEM_PROBE,
} from './system-probe-default-table.ts';

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
