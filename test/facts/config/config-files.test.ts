import { describe, expect, it } from 'vitest';
import { PROBE, NETWORK, envvars, known, unknown, testConfig, type ConfigCase } from './config-case.ts';
import { factsOf } from '../flare-of.ts';

const CASES: readonly ConfigCase[] = [
  {
    name: 'a file without envvars.log counts, less surely',
    texts: { [PROBE]: 'network_config:\n  enabled: true' },
    is: known(true, 'file', { confidence: 'medium', file: PROBE, line: 2, text: '  enabled: true' }),
  },
  {
    name: 'a file with the variables of a host is sure',
    texts: { [PROBE]: 'network_config:\n  enabled: true', 'envvars.log': envvars('DD_SITE=datadoghq.eu') },
    is: known(true, 'file', { confidence: 'high' }),
  },
  {
    name: 'a file in Kubernetes is not, as the variables are those of another container',
    texts: {
      [PROBE]: 'network_config:\n  enabled: true',
      'envvars.log': envvars('DD_KUBERNETES_KUBELET_HOST=x'),
    },
    is: known(true, 'file', { confidence: 'medium' }),
  },
  {
    name: 'a quoted boolean is a boolean',
    texts: { [PROBE]: 'network_config:\n  enabled: "true"' },
    is: known(true, 'file'),
  },
  {
    name: 'a literal dotted key is the key',
    texts: { [PROBE]: 'network_config.enabled: true' },
    is: known(true, 'file', { line: 1 }),
  },
  {
    name: 'the default needs the file, and cites its first line',
    texts: { [PROBE]: 'system_probe_config:\n  sysprobe_socket: /a' },
    is: known(false, 'default', { confidence: 'medium', file: PROBE, line: 1, text: 'system_probe_config:' }),
  },
  {
    name: 'an empty file shows the default too',
    texts: { [PROBE]: '' },
    is: known(false, 'default', { file: PROBE, line: 1, text: '' }),
  },
  {
    name: 'an empty value is unset',
    texts: { [PROBE]: 'network_config:\n  enabled:' },
    is: known(false, 'default'),
  },
  {
    name: 'a default that depends on the version is not sure',
    texts: { [PROBE]: 'a: 1' },
    key: 'discovery.enabled',
    is: known(true, 'default', { confidence: 'low' }),
  },
  {
    name: 'a file that did not exist on the host shows the default',
    texts: {
      'flare_creation.log': `error reading file '/etc/datadog-agent/system-probe.yaml' to be copy to '${PROBE}': open /etc/datadog-agent/system-probe.yaml: no such file or directory`,
    },
    is: known(false, 'default', { file: 'flare_creation.log', line: 1 }),
  },
  { name: 'no file, no answer', texts: {}, is: unknown('absent', { input: NETWORK }) },
  {
    name: 'a file that could not be collected',
    texts: { 'flare_creation.log': `error reading file '/a' to be copy to '${PROBE}': permission denied` },
    is: unknown('collection-failed', { detail: `${PROBE}: permission denied` }),
  },
  { name: 'a truncated flare', texts: {}, options: { isTruncated: true }, is: unknown('truncated') },
  {
    name: 'a flare of the cluster agent',
    texts: { 'etc/datadog.yaml': 'logs_enabled: true' },
    process: 'agent',
    key: 'logs_enabled',
    options: { kind: 'cluster-agent' },
    is: unknown('not-collected'),
  },
  {
    name: 'a file that does not parse',
    texts: { [PROBE]: 'network_config:\n\tenabled: true' },
    is: unknown('damaged'),
  },
  {
    name: 'a sentence instead of YAML',
    texts: { [PROBE]: "error collecting data for 'etc/system-probe.yaml': EOF" },
    is: unknown('collection-failed'),
  },
  {
    name: 'a cut file does not show that a key is missing',
    texts: { [PROBE]: 'system_probe_config:\n  enabled: false\nnetwork_conf' },
    options: { damaged: [PROBE] },
    is: unknown('damaged'),
  },
  {
    name: 'a cut file still states what stands before the cut',
    texts: { [PROBE]: 'network_config:\n  enabled: true\nsystem_pr' },
    options: { damaged: [PROBE] },
    is: known(true, 'file'),
  },
  {
    name: 'the last line of a cut file may be half a line',
    texts: { [PROBE]: 'network_config:\n  enabled: t' },
    options: { damaged: [PROBE] },
    is: unknown('damaged'),
  },
  {
    name: 'a key without a known default',
    texts: { [PROBE]: 'a: 1' },
    key: 'nobody.knows',
    is: {
      ...unknown('absent', { detail: `${PROBE} does not set it, and its default is not known` }),
      unset: { file: PROBE, line: 1, isAbsent: false },
    },
  },
  {
    name: 'a masked value',
    texts: { 'etc/datadog.yaml': 'api_key: "****************************abcd"' },
    process: 'agent',
    key: 'api_key',
    is: known('****************************abcd', 'file', { isMasked: true }),
  },
  {
    name: 'a value that a secrets backend keeps is not the handle',
    texts: { 'etc/datadog.yaml': 'site: ENC[site_of_the_team]' },
    process: 'agent',
    key: 'site',
    is: known('ENC[site_of_the_team]', 'file', { isMasked: true }),
  },
  {
    name: 'a number is a boolean where the key is one',
    texts: { 'etc/datadog.yaml': 'logs_enabled: 1' },
    process: 'agent',
    key: 'logs_enabled',
    is: known(true, 'file'),
  },
  {
    name: 'process-agent reads the file of the Agent',
    texts: { 'etc/datadog.yaml': 'process_config:\n  process_collection:\n    enabled: true' },
    process: 'process-agent',
    key: 'process_config.process_collection.enabled',
    is: known(true, 'file', { confidence: 'medium' }),
  },
  {
    name: 'the Cluster Agent has a file of its own',
    texts: { 'etc/datadog-cluster.yaml': 'cluster_checks:\n  enabled: true', 'envvars.log': '' },
    process: 'cluster-agent',
    key: 'cluster_checks.enabled',
    options: { kind: 'cluster-agent' },
    is: known(true, 'file', { confidence: 'high', file: 'etc/datadog-cluster.yaml', line: 2 }),
  },
  {
    name: 'no other flare shows the Cluster Agent',
    texts: { 'etc/datadog-cluster.yaml': 'cluster_checks:\n  enabled: true' },
    process: 'cluster-agent',
    key: 'cluster_checks.enabled',
    is: unknown('not-collected', {
      detail: 'only a flare of the cluster-agent shows its configuration',
    }),
  },
  {
    name: 'a block gives its keys',
    texts: { [PROBE]: 'network_config:\n  enabled: true\n  enable_ebpfless: false' },
    key: 'network_config',
    is: known(['enabled', 'enable_ebpfless'], 'file'),
  },
  {
    name: 'security-agent.yaml wins over datadog.yaml',
    texts: {
      'etc/datadog.yaml': 'compliance_config:\n  enabled: false',
      'etc/security-agent.yaml': 'compliance_config:\n  enabled: true',
    },
    process: 'security-agent',
    key: 'compliance_config.enabled',
    options: { kind: 'security-agent' },
    is: known(true, 'file', { file: 'etc/security-agent.yaml' }),
  },
  {
    name: 'datadog.yaml alone is less sure, as security-agent.yaml would win',
    texts: { 'etc/datadog.yaml': 'compliance_config:\n  enabled: true', 'envvars.log': envvars('DD_SITE=a') },
    process: 'security-agent',
    key: 'compliance_config.enabled',
    is: known(true, 'file', { confidence: 'medium' }),
  },
  {
    name: 'datadog.yaml alone does not show what security-agent.yaml leaves unset',
    texts: { 'etc/datadog.yaml': 'a: 1' },
    process: 'security-agent',
    key: 'compliance_config.enabled',
    is: unknown('absent'),
  },
  {
    name: 'the deprecated spelling wins over the new one',
    texts: {
      [PROBE]:
        'event_monitoring_config:\n  network:\n    enabled: true\nruntime_security_config:\n  network:\n    enabled: false',
    },
    key: 'event_monitoring_config.network.enabled',
    is: known(false, 'file', { line: 6, losers: [{ layer: 'file', value: true }] }),
  },
  {
    name: 'asked for by the deprecated spelling, the new one answers',
    texts: { [PROBE]: 'event_monitoring_config:\n  network:\n    enabled: false' },
    key: 'runtime_security_config.network.enabled',
    is: known(false, 'file', { line: 3 }),
  },
  {
    name: 'a former spelling counts when the key is not set',
    texts: { [PROBE]: 'network_config:\n  enable_http_monitoring: false' },
    key: 'service_monitoring_config.http.enabled',
    is: known(false, 'file'),
  },
];

describe('config', () => {
  testConfig(CASES);
});

describe('configFile', () => {
  it('says what one file states, whatever is in effect', () => {
    const facts = factsOf({ 'etc/datadog.yaml': 'a: 1\nnetwork_config:\n  enabled: true' });
    expect(facts.configFile('etc/datadog.yaml', 'network_config')).toEqual({
      known: true,
      value: {
        value: ['enabled'],
        isMasked: false,
        file: 'etc/datadog.yaml',
        line: 2,
        text: 'network_config:',
      },
    });
  });

  it('cites the first line for a key that is not there', () => {
    const facts = factsOf({ 'etc/datadog.yaml': 'a: 1\nb: 2' });
    expect(facts.configFile('etc/datadog.yaml', 'c')).toEqual({
      known: true,
      value: { value: undefined, isMasked: false, file: 'etc/datadog.yaml', line: 1, text: 'a: 1' },
    });
  });

  it('does not know a file that is not there', () => {
    expect(factsOf({}).configFile('etc/datadog.yaml', 'c')).toMatchObject(unknown('absent'));
    expect(factsOf({}).configFile('etc/confd/a.yaml', 'c')).toMatchObject(unknown('absent'));
  });
});

describe('problems', () => {
  it('name a configuration file that does not parse, whatever is asked', () => {
    expect(factsOf({ 'etc/datadog.yaml': 'a: b: c' }).problems).toMatchObject([
      { code: 'file-unparsable', file: 'etc/datadog.yaml' },
    ]);
  });
});
