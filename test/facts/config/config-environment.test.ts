import { describe } from 'vitest';
import { PROBE, envvars, agentPod, container, known, testConfig, type ConfigCase } from './config-case.ts';

const CASES: readonly ConfigCase[] = [
  {
    name: 'the environment wins over the file',
    texts: { 'etc/datadog.yaml': 'logs_enabled: false', 'envvars.log': envvars('DD_LOGS_ENABLED=true') },
    process: 'agent',
    key: 'logs_enabled',
    is: known(true, 'environment', {
      confidence: 'high',
      file: 'envvars.log',
      line: 2,
      losers: [
        {
          layer: 'file',
          value: false,
          place: { file: 'etc/datadog.yaml', line: 1, text: 'logs_enabled: false' },
        },
      ],
    }),
  },
  {
    name: 'an empty variable sets nothing',
    texts: { 'etc/datadog.yaml': 'logs_enabled: true', 'envvars.log': envvars('DD_LOGS_ENABLED=') },
    process: 'agent',
    key: 'logs_enabled',
    is: known(true, 'file'),
  },
  {
    name: 'the variables of the Agent do not set system-probe on a host',
    texts: { [PROBE]: 'a: 1', 'envvars.log': envvars('DD_SYSTEM_PROBE_NETWORK_ENABLED=true') },
    is: known(false, 'default'),
  },
  {
    name: 'they do when one Docker container runs all daemons',
    texts: {
      [PROBE]: 'a: 1',
      'docker_inspect.log': '{\n\t"Id": "8e7a",\n}',
      'envvars.log': envvars('DD_SYSTEM_PROBE_NETWORK_ENABLED=true'),
    },
    is: known(true, 'environment', { confidence: 'medium' }),
  },
  {
    name: 'the automatic name does not bind where explicit names are listed',
    texts: {
      [PROBE]: 'a: 1',
      'docker_inspect.log': '{\n\t"Id": "8e7a",\n}',
      'envvars.log': envvars('DD_NETWORK_CONFIG_ENABLED=true'),
    },
    is: known(false, 'default'),
  },
  {
    name: 'the variables of the system-probe container set system-probe',
    texts: {
      'k8s/kubelet_pods.yaml': agentPod(
        container('agent'),
        container('system-probe', '{name: DD_SYSTEM_PROBE_NETWORK_ENABLED, value: "true"}'),
      ),
    },
    is: known(true, 'environment', { confidence: 'high', file: 'k8s/kubelet_pods.yaml', line: 13 }),
  },
  {
    name: 'those of another container do not',
    texts: {
      [PROBE]: 'a: 1',
      'k8s/kubelet_pods.yaml': agentPod(
        container('agent', '{name: DD_SYSTEM_PROBE_NETWORK_ENABLED, value: "true"}'),
        container('system-probe'),
      ),
    },
    is: known(false, 'default'),
  },
  {
    name: 'a pod of one container runs all daemons',
    texts: {
      'k8s/kubelet_pods.yaml': agentPod(
        container('agent', '{name: DD_SYSTEM_PROBE_NETWORK_ENABLED, value: "true"}'),
      ),
    },
    is: known(true, 'environment'),
  },
  {
    name: 'a runner of cluster checks is not the Agent of the node',
    texts: {
      'k8s/kubelet_pods.yaml': agentPod(
        container(
          'agent',
          '{name: DD_LOGS_ENABLED, value: "true"}',
          '{name: DD_CLC_RUNNER_ENABLED, value: "true"}',
        ),
      ),
      'etc/datadog.yaml': '',
    },
    process: 'agent',
    key: 'logs_enabled',
    is: known(false, 'default'),
  },
  {
    name: 'a variable from a secret is set, but not shown',
    texts: {
      'k8s/kubelet_pods.yaml': agentPod(
        container('agent', '{name: DD_API_KEY, valueFrom: {secretKeyRef: {name: dd, key: api-key}}}'),
      ),
    },
    process: 'agent',
    key: 'api_key',
    is: known(undefined, 'environment', { isMasked: true }),
  },
  {
    name: 'a list from a variable',
    texts: { 'envvars.log': envvars('DD_CONTAINER_EXCLUDE=image:a image:b') },
    process: 'agent',
    key: 'container_exclude',
    is: known(['image:a', 'image:b'], 'environment'),
  },
  {
    name: 'a duration stays text',
    texts: { [PROBE]: 'network_config:\n  conntrack_init_timeout: 30s' },
    key: 'network_config.conntrack_init_timeout',
    is: known('30s', 'file'),
  },
];

describe('config', () => {
  testConfig(CASES);
});
