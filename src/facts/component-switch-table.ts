// The settings that switch off the component that writes a log: all of a row must be known to be off.
import type { ConfigProcess } from '../model/knowledge.ts';
import type { LogSource } from '../model/log.ts';

export type ComponentSwitch = readonly [process: ConfigProcess, key: string];

export const COMPONENT_SWITCHES: Readonly<Partial<Record<LogSource, readonly ComponentSwitch[]>>> = {
  'security-agent': [
    ['security-agent', 'runtime_security_config.enabled'],
    ['security-agent', 'compliance_config.enabled'],
  ],
  'system-probe': [
    ['system-probe', 'system_probe_config.enabled'],
    ['system-probe', 'network_config.enabled'],
    ['system-probe', 'service_monitoring_config.enabled'],
    ['system-probe', 'runtime_security_config.enabled'],
  ],
  'trace-agent': [['agent', 'apm_config.enabled']],
  'otel-agent': [['agent', 'otelcollector.enabled']],
};
