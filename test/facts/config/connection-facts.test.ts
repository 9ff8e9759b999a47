import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type FlareOptions, type Texts } from '../flare-of.ts';
import { envvars } from './config-case.ts';

const ETC = 'etc/datadog.yaml';
const AGENT_DUMP = 'runtime_config_dump.yaml';
const STARS = '*'.repeat(28);

interface Row {
  readonly name: string;
  readonly from: string;
  readonly texts: Texts;
  readonly value: unknown;
  readonly options?: FlareOptions;
}

const row = (name: string, from: string, texts: Texts, value: unknown): Row => ({ name, from, texts, value });

describe('connection', () => {
  const cases: readonly Row[] = [
    row('agent.site', 'the file', { [ETC]: 'site: datadoghq.eu' }, 'datadoghq.eu'),
    row('agent.site', 'the default', { [ETC]: 'a: 1' }, 'datadoghq.com'),
    row('agent.site', 'an empty site', { [ETC]: 'site: ""' }, 'datadoghq.com'),
    row(
      'agent.site',
      'dd_url',
      { [ETC]: 'site: datadoghq.com\ndd_url: https://app.datadoghq.eu' },
      'datadoghq.eu',
    ),
    row(
      'agent.site',
      'dd_url of a newer site',
      { [ETC]: 'dd_url: https://us3.datadoghq.com/' },
      'us3.datadoghq.com',
    ),
    row(
      'agent.site',
      'a proxy in dd_url',
      { [ETC]: 'site: datadoghq.eu\ndd_url: https://proxy:3834' },
      'datadoghq.eu',
    ),
    row(
      'agent.site',
      'a host that only looks like it',
      { [ETC]: 'dd_url: https://notdatadoghq.eu' },
      'datadoghq.com',
    ),
    row('agent.site', 'a secret', { [ETC]: 'site: ENC[site]' }, { cause: 'scrubbed' }),
    row('agent.site', 'nothing', {}, { cause: 'absent' }),
    {
      ...row('agent.site', 'the Cluster Agent', { 'etc/datadog-cluster.yaml': 'site: a' }, 'a'),
      options: { kind: 'cluster-agent' },
    },
    row(
      'proxy.https',
      'a variable',
      { [ETC]: '', 'envvars.log': envvars('HTTPS_PROXY=http://p:1') },
      'http://p:1',
    ),
    row('proxy.https', 'the default', { [ETC]: 'a: 1' }, 'none'),
    row(
      'proxy.https',
      'a password',
      { [ETC]: 'proxy: {https: "http://u:********@p:1"}' },
      { cause: 'scrubbed' },
    ),
    row('proxy.http', 'the file', { [ETC]: 'proxy: {http: "http://p:1"}' }, 'http://p:1'),
    row('proxy.noProxy', 'the file', { [ETC]: 'proxy: {no_proxy: [a, b]}' }, ['a', 'b']),
    row('proxy.noProxy', 'the default', { [ETC]: 'a: 1' }, []),
    row('proxy.isUsed', 'a password', { [ETC]: 'proxy: {https: "http://u:********@p:1"}' }, true),
    row('proxy.isUsed', 'one of two', { [ETC]: 'proxy: {http: "http://p:1"}' }, true),
    row('proxy.isUsed', 'the default', { [ETC]: 'a: 1' }, false),
    row('proxy.isUsed', 'nothing', {}, { cause: 'absent' }),
    row('apiKey.isSet', 'stars', { [ETC]: `api_key: ${STARS}abcd` }, true),
    row('apiKey.isSet', 'a secret', { [ETC]: 'api_key: ENC[key]' }, true),
    row('apiKey.isSet', 'an empty key in the dump', { [AGENT_DUMP]: 'api_key: ""' }, false),
    row(
      'apiKey.isSet',
      'an empty key in the file',
      { [ETC]: 'api_key: ""', 'envvars.log': '' },
      { cause: 'absent' },
    ),
    row('apiKey.isSet', 'the command line', { local: '', [AGENT_DUMP]: 'api_key: ""' }, { cause: 'absent' }),
    row('apiKey.isSet', 'no key at all', { [ETC]: 'a: 1' }, { cause: 'absent' }),
    row('apiKey.suffix', 'stars', { [ETC]: `api_key: "${STARS}abcd"` }, 'abcd'),
    row('apiKey.suffix', 'older stars', { [ETC]: `api_key: ${'*'.repeat(27)}abcde` }, 'abcde'),
    row('apiKey.suffix', 'a readable key', { [ETC]: `api_key: ${'0a'.repeat(14)}beef` }, 'beef'),
    row('apiKey.suffix', 'stars alone', { [ETC]: 'api_key: "********"' }, { cause: 'scrubbed' }),
    row('apiKey.isScrubbed', 'stars', { [ETC]: `api_key: ${STARS}abcd` }, true),
    row('apiKey.isScrubbed', 'a secret', { [ETC]: 'api_key: ENC[key]' }, true),
    row('apiKey.isScrubbed', 'a readable key', { [ETC]: `api_key: ${'0a'.repeat(14)}beef` }, false),
    row('apiKey.isScrubbed', 'an empty key', { [AGENT_DUMP]: 'api_key: ""' }, { cause: 'absent' }),
  ];
  it.each(cases)('$name from $from', ({ name, texts, value, options }) => {
    expect(valueOrCause(factsOf(texts, options), name)).toEqual(value);
  });

  it('names the fact that is not known', () => {
    for (const name of ['agent.site', 'proxy.https', 'proxy.isUsed', 'proxy.noProxy', 'apiKey.suffix'])
      expect(factsOf({}).fact(name)).toMatchObject({ missing: { input: name } });
  });
});
