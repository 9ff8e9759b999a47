import { describe, expect, it } from 'vitest';
import { factsOf } from '../flare-of.ts';
import { DUMP, PROBE, envvars, known, testConfig, unknown, type ConfigCase } from './config-case.ts';

const AGENT = 'metadata/inventory/agent.json';
const PROBE_INVENTORY = 'metadata/inventory/system-probe.json';
const ETC = 'etc/datadog.yaml';

/** As the Agent writes it: one line for each layer. */
function inventory(layers: Readonly<Record<string, string>>, block = 'agent_metadata'): string {
  return JSON.stringify({ hostname: 'web-01', [block]: { agent_version: '7.66.0', ...layers } }, null, 4);
}

const CASES: readonly ConfigCase[] = [
  {
    name: 'a layer is cited by the line of JSON that holds it',
    texts: { [AGENT]: inventory({ file_configuration: 'a: 1\nlogs_enabled: true\n' }) },
    is: known(true, 'file', {
      file: AGENT,
      line: 5,
      text: '        "file_configuration": "a: 1\\nlogs_enabled: true\\n"',
    }),
  },
  {
    name: 'the full configuration says what holds, the layer who set it',
    texts: {
      [AGENT]: inventory({
        full_configuration: 'logs_enabled: true',
        provided_configuration: 'logs_enabled: true',
        environment_variable_configuration: 'logs_enabled: true',
        file_configuration: 'logs_enabled: false',
      }),
    },
    is: known(true, 'environment', {
      confidence: 'high',
      line: 5,
      losers: [{ layer: 'file', value: false, place: { file: AGENT, line: 8 } }],
    }),
  },
  ...(
    [
      ['cli_configuration', 'cli'],
      ['remote_configuration', 'remote'],
      ['agent_runtime_configuration', 'runtime'],
      ['source_local_configuration', 'runtime'],
      ['fleet_policies_configuration', 'fleet'],
      ['environment_variable_configuration', 'environment'],
    ] as const
  ).map(([key, layer], index, all): ConfigCase => ({
    name: `${key} wins over all weaker layers`,
    texts: {
      [ETC]: 'logs_enabled: false',
      'envvars.log': index < 5 ? envvars('DD_LOGS_ENABLED=false') : envvars('DD_SITE=a'),
      [AGENT]: inventory({
        ...Object.fromEntries(all.slice(index + 1).map(([weaker]) => [weaker, 'logs_enabled: false'])),
        [key]: 'logs_enabled: true',
      }),
    },
    is: known(true, layer),
  })),
  {
    name: 'a dump is cited before the payload, which names the layer',
    texts: {
      'runtime_config_dump.yaml': 'logs_enabled: true',
      [AGENT]: inventory({
        full_configuration: 'logs_enabled: true',
        fleet_policies_configuration: 'logs_enabled: true',
      }),
    },
    is: known(true, 'fleet', { file: 'runtime_config_dump.yaml', line: 1, confidence: 'high' }),
  },
  {
    name: 'a file that the process loaded is named by its own line',
    texts: {
      [ETC]: 'logs_enabled: true',
      [AGENT]: inventory({
        full_configuration: 'logs_enabled: true',
        file_configuration: 'logs_enabled: true',
      }),
    },
    is: known(true, 'file', { losers: [] }),
  },
  {
    name: 'a file that was changed since the start loses to what was loaded',
    texts: {
      [ETC]: 'logs_enabled: true',
      [AGENT]: inventory({
        full_configuration: 'logs_enabled: false',
        provided_configuration: 'logs_enabled: false',
        file_configuration: 'logs_enabled: false',
      }),
    },
    is: known(false, 'file', { file: AGENT, losers: [{ value: true, place: { file: ETC } }] }),
  },
  {
    name: 'a key that nobody provides is a default, whatever the table says',
    texts: {
      [AGENT]: inventory({
        full_configuration: 'some_new_key: 12\nsite: datadoghq.com',
        provided_configuration: 'site: datadoghq.com',
      }),
    },
    key: 'some_new_key',
    is: known(12, 'default'),
  },
  {
    name: 'a key that is provided is none, even if it says the same',
    texts: {
      [AGENT]: inventory({
        full_configuration: 'site: datadoghq.com',
        provided_configuration: 'site: datadoghq.com',
      }),
    },
    key: 'site',
    is: known('datadoghq.com', 'runtime'),
  },
  {
    name: 'a scrubbed value is masked',
    texts: { [AGENT]: inventory({ full_configuration: "api_key: '***************************abcd'" }) },
    key: 'api_key',
    is: known('***************************abcd', 'runtime', { isMasked: true }),
  },
  {
    name: 'the variables that the process saw make its file sure',
    texts: {
      [ETC]: 'logs_enabled: true',
      [AGENT]: inventory({ environment_variable_configuration: '{}\n' }),
    },
    is: known(true, 'file', { confidence: 'high', file: ETC }),
  },
  {
    name: 'text that is no YAML is no layer',
    texts: {
      [ETC]: 'logs_enabled: true',
      [AGENT]: inventory({ full_configuration: 'logs_enabled: {', cli_configuration: 'just a sentence' }),
    },
    is: known(true, 'file', { confidence: 'medium', file: ETC }),
  },
  {
    name: 'the payload of a local flare describes the command line',
    texts: {
      local: '',
      [ETC]: 'logs_enabled: true',
      [AGENT]: inventory({ full_configuration: 'logs_enabled: false' }),
    },
    is: known(true, 'file', { file: ETC, losers: [] }),
  },
  {
    name: 'a payload that is switched off says nothing',
    texts: { [ETC]: 'logs_enabled: true', [AGENT]: 'inventory metadata is disabled' },
    is: known(true, 'file'),
  },
  {
    name: 'system-probe has a payload of its own',
    texts: {
      [PROBE]: 'network_config:\n  enabled: true',
      [DUMP]: 'system_probe_config: {enabled: false}\nnetwork_config: {enabled: false}',
      [PROBE_INVENTORY]: inventory(
        { full_configuration: 'network_config:\n  enabled: true' },
        'system_probe_metadata',
      ),
    },
    process: 'system-probe',
    key: 'network_config.enabled',
    is: known(true, 'file', { file: PROBE_INVENTORY, confidence: 'high' }),
  },
  {
    name: 'durations of its layers are numbers of nanoseconds',
    texts: {
      [PROBE]: 'network_config:\n  conntrack_init_timeout: 90s',
      [PROBE_INVENTORY]: inventory(
        { full_configuration: 'network_config:\n  conntrack_init_timeout: 9e+10' },
        'system_probe_metadata',
      ),
    },
    process: 'system-probe',
    key: 'network_config.conntrack_init_timeout',
    is: known('1m30s', 'file', { losers: [] }),
  },
  {
    name: 'security-agent has one too',
    texts: {
      'metadata/inventory/security-agent.json': inventory(
        { full_configuration: 'compliance_config: {enabled: true}' },
        'security_agent_metadata',
      ),
    },
    process: 'security-agent',
    key: 'compliance_config.enabled',
    is: known(true, 'runtime'),
  },
  {
    name: 'the payload of another process says nothing of it',
    texts: { [AGENT]: inventory({ full_configuration: 'network_config: {enabled: true}' }) },
    process: 'system-probe',
    key: 'network_config.enabled',
    is: unknown('absent'),
  },
  {
    name: 'the Cluster Agent has one in its own flare',
    texts: {
      'cluster-agent-metadata.json': inventory(
        {
          full_configuration: 'leader_election: true',
          environment_variable_configuration: 'leader_election: true',
        },
        'datadog_cluster_agent_metadata',
      ),
    },
    options: { kind: 'cluster-agent' },
    process: 'cluster-agent',
    key: 'leader_election',
    is: known(true, 'environment', { confidence: 'high' }),
  },
];

describe('config', () => {
  testConfig(CASES.map((one) => ({ process: 'agent', key: 'logs_enabled', ...one })));

  it('is not stopped by a payload of endless aliases', () => {
    const levels = Array.from(
      { length: 60 },
      (_, level) => `a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`,
    );
    const full = ['a-1: &a-1 [x]', ...levels, 'tags: [*a59, *a59]'].join('\n');
    const facts = factsOf({ [AGENT]: inventory({ full_configuration: full }) });
    expect(facts.config('agent', 'tags')).toMatchObject({ known: true });
  });
});
