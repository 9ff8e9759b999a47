import { describe } from 'vitest';
import {
  DUMP,
  PROBE,
  envvars,
  agentPod,
  container,
  known,
  unknown,
  testConfig,
  type ConfigCase,
} from './config-case.ts';

const CASES: readonly ConfigCase[] = [
  {
    name: 'the dump of system-probe wins, and the file that says the same set it',
    texts: {
      [DUMP]: 'network_config:\n  enabled: true\nsystem_probe_config:\n  enabled: true',
      [PROBE]: 'network_config:\n  enabled: true',
    },
    is: known(true, 'file', { confidence: 'high', file: DUMP, line: 2, losers: [] }),
  },
  {
    name: 'the dump wins over a file that says otherwise',
    texts: {
      [DUMP]: 'network_config:\n  enabled: true\nsystem_probe_config:\n  enabled: true',
      [PROBE]: 'network_config:\n  enabled: false',
    },
    is: known(true, 'runtime', {
      file: DUMP,
      losers: [{ layer: 'file', value: false, place: { file: PROBE, line: 2, text: '  enabled: false' } }],
    }),
  },
  {
    name: 'variables that say otherwise do not change what the process holds',
    texts: {
      'runtime_config_dump.yaml': 'logs_enabled: true',
      'etc/datadog.yaml': 'logs_enabled: true',
      'envvars.log': envvars('DD_LOGS_ENABLED=false'),
    },
    process: 'agent',
    key: 'logs_enabled',
    is: known(true, 'file', { losers: [{ layer: 'environment', value: false }] }),
  },
  {
    name: 'a default in the dump is a default',
    texts: { [DUMP]: 'network_config:\n  enabled: false\nsystem_probe_config:\n  enabled: true' },
    is: known(false, 'default', { confidence: 'high', file: DUMP }),
  },
  {
    name: 'a dump shows that nobody sets a key, without any file',
    texts: { [DUMP]: 'system_probe_config:\n  enabled: true' },
    is: known(false, 'default', { confidence: 'low', file: DUMP, line: 1 }),
  },
  {
    name: 'a dump of the Agent’s view loses to the variables of the other container',
    texts: {
      [DUMP]: 'network_config:\n  enabled: false\nsystem_probe_config:\n  enabled: false',
      'k8s/kubelet_pods.yaml': agentPod(
        container('agent'),
        container('system-probe', '{name: DD_SYSTEM_PROBE_NETWORK_ENABLED, value: "true"}'),
      ),
    },
    is: known(true, 'environment'),
  },
  {
    name: 'a dump of the Agent’s view is less sure',
    texts: { [DUMP]: 'network_config:\n  enabled: false\nsystem_probe_config:\n  enabled: false' },
    is: known(false, 'default', { confidence: 'medium' }),
  },
  {
    name: 'the dump of a local flare describes the command line',
    texts: {
      local: '',
      [DUMP]: 'network_config:\n  enabled: false',
      [PROBE]: 'network_config:\n  enabled: true',
    },
    is: known(true, 'file', { file: PROBE, confidence: 'medium' }),
  },
  {
    name: 'the variables of a local flare make no file sure',
    texts: { local: '', 'envvars.log': envvars('DD_SITE=a'), 'etc/datadog.yaml': 'logs_enabled: true' },
    process: 'agent',
    key: 'logs_enabled',
    is: known(true, 'file', { confidence: 'medium' }),
  },
  {
    name: 'a file that sets what the dump does not know is less sure',
    texts: {
      [DUMP]: 'system_probe_config:\n  enabled: true',
      [PROBE]: 'network_config:\n  enabled: true',
      'envvars.log': envvars('DD_SITE=a'),
    },
    is: known(true, 'file', { confidence: 'medium', file: PROBE }),
  },
  {
    name: 'it counts where there is nothing else, barely',
    texts: { local: '', [DUMP]: 'network_config:\n  enabled: true' },
    is: known(true, 'runtime', { confidence: 'low' }),
  },
  {
    name: 'the variables of a local flare are those of the command line',
    texts: { local: '', 'envvars.log': envvars('DD_LOGS_ENABLED=true') },
    process: 'agent',
    key: 'logs_enabled',
    is: known(true, 'environment', { confidence: 'low' }),
  },
  {
    name: 'the Agent’s dump does not describe the security-agent',
    texts: { 'runtime_config_dump.yaml': 'runtime_security_config:\n  enabled: true' },
    process: 'security-agent',
    key: 'runtime_security_config.enabled',
    is: unknown('absent'),
  },
  {
    name: 'the dump wins over a file that writes the key by its winning name',
    texts: {
      [DUMP]: 'system_probe_config: {enabled: true}\nevent_monitoring_config: {network: {enabled: true}}',
      [PROBE]: 'runtime_security_config:\n  network:\n    enabled: false',
    },
    key: 'event_monitoring_config.network.enabled',
    is: known(true, 'default', { file: DUMP, losers: [{ layer: 'file', value: false }] }),
  },
  {
    name: 'nanoseconds in a dump are the duration of the file',
    texts: {
      [DUMP]: 'system_probe_config:\n  enabled: true\nnetwork_config:\n  conntrack_init_timeout: 30000000000',
      [PROBE]: 'network_config:\n  conntrack_init_timeout: 30s',
    },
    key: 'network_config.conntrack_init_timeout',
    is: known('30s', 'file', { file: DUMP, losers: [] }),
  },
  {
    name: 'the dump of process-agent is its own, in a local flare too',
    texts: {
      local: '',
      'etc/datadog.yaml': 'log_level: info',
      'process_agent_runtime_config_dump.yaml': 'log_level: debug',
    },
    process: 'process-agent',
    key: 'log_level',
    is: known('debug', 'runtime', { confidence: 'high' }),
  },
  {
    name: 'it may be a sentence',
    texts: {
      'etc/datadog.yaml': 'log_level: info',
      'process_agent_runtime_config_dump.yaml': 'error: process-agent is not running or is unreachable',
    },
    process: 'process-agent',
    key: 'log_level',
    is: known('info', 'file'),
  },
  {
    name: 'a dump that is a sentence is no dump',
    texts: {
      [DUMP]: 'error: system-probe is not running or is unreachable',
      [PROBE]: 'network_config: {enabled: true}',
    },
    is: known(true, 'file'),
  },
];

describe('config', () => {
  testConfig(CASES);
});
