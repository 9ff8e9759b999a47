import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type FlareOptions, type Texts } from '../flare-of.ts';
import { DUMP, PROBE, envvars } from './config-case.ts';

const ETC = 'etc/datadog.yaml';
const AGENT_DUMP = 'runtime_config_dump.yaml';
const FACT = 'config.agent.notEffective';

const inAgent = (texts: Texts, options?: FlareOptions): unknown =>
  valueOrCause(factsOf(texts, options), FACT);

describe('config.agent.notEffective', () => {
  it('names what overruled the file, and cites the file', () => {
    const facts = factsOf({
      [ETC]: 'site: datadoghq.com\nlog_level: info\ntags: [a]',
      [AGENT_DUMP]: 'log_level: debug\nsite: datadoghq.com\ntags: [a]',
      'envvars.log': envvars('DD_LOG_LEVEL=debug'),
    });
    expect(facts.fact(FACT)).toMatchObject({
      known: true,
      value: {
        value: [{ key: 'log_level', fileValue: 'info', effectiveValue: 'debug', layer: 'environment' }],
        itemPlaces: [{ file: ETC, line: 2, text: 'log_level: info' }],
      },
    });
  });

  it('leaves out who set it where the dump alone shows it', () => {
    expect(inAgent({ [ETC]: 'logs_enabled: true', [AGENT_DUMP]: 'logs_enabled: false' })).toEqual([
      { key: 'logs_enabled', fileValue: 'true', effectiveValue: 'false' },
    ]);
  });

  it('finds a key that the file writes in capitals', () => {
    expect(inAgent({ [ETC]: 'Log_Level: info', [AGENT_DUMP]: 'log_level: debug' })).toEqual([
      { key: 'Log_Level', fileValue: 'info', effectiveValue: 'debug' },
    ]);
  });

  it('takes the layer from the payload', () => {
    const full_configuration = 'check_runners: 8';
    const texts = {
      [ETC]: 'check_runners: 4',
      'metadata/inventory/agent.json': JSON.stringify({
        agent_metadata: { full_configuration, fleet_policies_configuration: full_configuration },
      }),
    };
    expect(inAgent(texts)).toEqual([
      { key: 'check_runners', fileValue: '4', effectiveValue: '8', layer: 'fleet' },
    ]);
  });

  it.each<[name: string, file: string, dump: string]>([
    ['the same', 'logs_enabled: true', 'logs_enabled: true'],
    ['a quoted value', 'logs_enabled: "true"\ncheck_runners: "4"', 'logs_enabled: true\ncheck_runners: 4'],
    ['a duration of a known key', 'a: 60s', 'a: 1m0s'],
    ['another case', 'Logs_Enabled: true\nlog_level: INFO', 'logs_enabled: true\nlog_level: info'],
    ['items that the Agent adds', 'proxy: {no_proxy: [a]}', 'proxy: {no_proxy: [a, 169.254.169.254]}'],
    ['a list written as text', 'tags: a b', 'tags: [b, a]'],
    ['a scrubbed value in the file', 'logs_enabled: true\nsite: "********"', 'site: x\nlogs_enabled: true'],
    ['a scrubbed value in the dump', 'logs_enabled: true\nsite: x', 'site: "********"\nlogs_enabled: true'],
    ['a secret handle', 'logs_enabled: true\nsite: ENC[a]', 'site: x\nlogs_enabled: true'],
    ['a key that the dump does not have', 'logs_enabled: true\nnew_key: 1', 'logs_enabled: true'],
    ['an empty value', 'logs_enabled: true\nsite:', 'site: datadoghq.com\nlogs_enabled: true'],
    ['another kind of value', 'logs_enabled: true\nsize: 10Mb', 'size: 10485760\nlogs_enabled: true'],
    ['dotted keys', 'logs_config.use_http: true', 'logs_config:\n  use_http: true'],
    ['a list of maps', 'logs_enabled: true\na: [{x: 1}]', 'a: [{X: 1}]\nlogs_enabled: true'],
  ])('invents nothing for %s', (_name, file, dump) => {
    expect(inAgent({ [ETC]: file, [AGENT_DUMP]: dump })).toEqual([]);
  });

  it.each<[name: string, texts: Texts, options: FlareOptions, cause: string]>([
    [
      'no dump',
      { [ETC]: 'logs_enabled: true', 'envvars.log': envvars('DD_LOGS_ENABLED=false') },
      {},
      'absent',
    ],
    ['no file', { [AGENT_DUMP]: 'logs_enabled: true' }, {}, 'absent'],
    ['the dump of the command line', { local: '', [ETC]: 'a: 1', [AGENT_DUMP]: 'a: 2' }, {}, 'not-collected'],
    ['a file that does not parse', { [ETC]: 'a: [', [AGENT_DUMP]: 'a: 2' }, {}, 'damaged'],
    ['a cut file', { [ETC]: 'a: 1\nb', [AGENT_DUMP]: 'a: 1' }, { damaged: [ETC] }, 'damaged'],
  ])('is not known with %s', (_name, texts, options, cause) => {
    expect(inAgent(texts, options)).toEqual({ cause });
  });
});

describe('of the other processes', () => {
  it('system-probe: its own dump, and the deprecated name that wins in the same file', () => {
    const texts = {
      [PROBE]:
        'event_monitoring_config: {network: {enabled: true}}\nruntime_security_config: {network: {enabled: false}}',
      [DUMP]:
        'system_probe_config: {enabled: true}\nruntime_security_config: {network: {enabled: false}}\nevent_monitoring_config: {network: {enabled: true}}',
    };
    expect(valueOrCause(factsOf(texts), 'config.systemProbe.notEffective')).toEqual([
      {
        key: 'event_monitoring_config.network.enabled',
        fileValue: 'true',
        effectiveValue: 'false',
        layer: 'file',
      },
    ]);
  });

  it('system-probe: not what the Agent sees of it', () => {
    const texts = {
      [PROBE]: 'network_config: {enabled: true}',
      [DUMP]: 'system_probe_config: {enabled: false}\nnetwork_config: {enabled: false}',
    };
    expect(valueOrCause(factsOf(texts), 'config.systemProbe.notEffective')).toEqual({ cause: 'absent' });
  });

  it('security-agent: what its own file overrules in datadog.yaml is meant so', () => {
    const texts = {
      [ETC]: 'log_level: info\ncompliance_config: {enabled: true}',
      'etc/security-agent.yaml': 'log_level: debug',
      'metadata/inventory/security-agent.json': JSON.stringify({
        security_agent_metadata: {
          full_configuration: 'log_level: debug\ncompliance_config: {enabled: false}',
        },
      }),
    };
    expect(valueOrCause(factsOf(texts), 'config.securityAgent.notEffective')).toEqual([
      { key: 'compliance_config.enabled', fileValue: 'true', effectiveValue: 'false' },
    ]);
  });
});
