import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type Texts } from '../flare-of.ts';

const ETC = 'etc/datadog.yaml';
const inFile = (text: string, name: string): unknown => valueOrCause(factsOf({ [ETC]: text }), name);

describe('config.wrongFile', () => {
  it('names blocks of system-probe at their lines', () => {
    const facts = factsOf({
      [ETC]: 'site: a\nnetwork_config:\n  enabled: true\nservice_monitoring_config.enabled: true',
    });
    expect(facts.fact('config.wrongFile')).toMatchObject({
      value: {
        value: [
          { key: 'network_config', file: ETC, belongsTo: 'etc/system-probe.yaml' },
          { key: 'service_monitoring_config.enabled', file: ETC, belongsTo: 'etc/system-probe.yaml' },
        ],
        itemPlaces: [{ line: 2 }, { line: 4 }],
      },
    });
  });

  it('leaves out what the security-agent reads there', () => {
    const text =
      'runtime_security_config:\n  enabled: true\n  network:\n    enabled: false\ncompliance_config: {enabled: true}';
    expect(inFile(text, 'config.wrongFile')).toEqual([
      { key: 'runtime_security_config.network.enabled', file: ETC, belongsTo: 'etc/system-probe.yaml' },
    ]);
  });

  it.each([
    '',
    'network_config:',
    'network_config: {}',
    'network_devices: {a: 1}',
    'network_configs: {a: 1}',
  ])('invents nothing in %o', (text) =>
    expect(inFile(text, 'config.wrongFile')).toEqual(text === '' ? { cause: 'absent' } : []),
  );
});

describe('config.masked and config.secretHandles', () => {
  const text = [
    'api_key: ****************************abcd',
    'proxy:',
    '  https: http://user:********@proxy:3128',
    'additional_endpoints:',
    '  https://app.datadoghq.eu: ["********"]',
    'app_key: ENC[app]',
    'snmp: [{users: [{authKey: "ENC[snmp]"}]}]',
    'site: datadoghq.com',
  ].join('\n');

  it('lists keys, not values', () => {
    expect(inFile(text, 'config.masked')).toEqual([
      'api_key',
      'proxy.https',
      'additional_endpoints.https://app.datadoghq.eu',
    ]);
    expect(inFile(text, 'config.secretHandles')).toEqual(['app_key', 'snmp']);
  });

  it('are empty where nothing is hidden', () => {
    expect(inFile('site: a*b', 'config.masked')).toEqual([]);
    expect(inFile('site: a ENC[b]', 'config.secretHandles')).toEqual([]);
  });
});

describe('files below etc/', () => {
  const texts: Texts = {
    [ETC]: 'a: 1\nb: [1,\nc: 2',
    'etc/confd/nginx.yaml': 'instances: []',
    'etc/confd/nginx.d/conf.yaml': 'instances:\n\t- url: x',
    'etc/confd/nginx.d/conf.yaml.bak': 'a: [',
    'etc/confd/nginx.d/auto_conf.yaml': 'a: 1',
    'etc/confd/redisdb.yaml': 'instances: []',
    'etc/confd/redisdb.d/conf.yaml.default': 'instances: []',
    'etc/confd/disk.d/conf.yaml.disabled': 'instances: []',
  };

  it('names those that do not parse and the line', () => {
    expect(factsOf(texts).fact('config.unparsableFiles')).toMatchObject({
      value: {
        value: [
          { file: ETC, reason: 'it is not valid YAML' },
          { file: 'etc/confd/nginx.d/conf.yaml', reason: 'it is not valid YAML' },
        ],
        itemPlaces: [{ line: 3 }, { line: 2, text: '\t- url: x' }],
      },
    });
  });

  it('names checks that have two files', () => {
    expect(valueOrCause(factsOf(texts), 'config.duplicateCheckFiles')).toEqual([
      { check: 'nginx', legacyFile: 'etc/confd/nginx.yaml', file: 'etc/confd/nginx.d/conf.yaml' },
    ]);
  });

  it('names those that the Agent does not read', () => {
    expect(valueOrCause(factsOf(texts), 'config.inactiveFiles')).toEqual([
      'etc/confd/disk.d/conf.yaml.disabled',
      'etc/confd/nginx.d/conf.yaml.bak',
    ]);
  });

  it.each(['config.unparsableFiles', 'config.duplicateCheckFiles', 'config.inactiveFiles'])(
    'does not say that there is no %s: a file may be missing',
    (name) => {
      expect(inFile('a: 1', name)).toEqual({ cause: 'absent' });
      expect(valueOrCause(factsOf({ [ETC]: "error collecting data for 'x': EOF" }), name)).toMatchObject({});
    },
  );
});
