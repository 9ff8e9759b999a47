import { describe, expect, it } from 'vitest';
import { listFacts } from '../../src/assemble/clean-facts.ts';
import { factsOf } from '../facts/flare-of.ts';

const PASSWORD = 'hunter2hunter2';

const listed = (variables: readonly string[]): string =>
  JSON.stringify(
    listFacts({
      facts: factsOf({
        'envvars.log': `Found the following envvars:\n${variables.map((one) => ` - ${one}`).join('\n')}\n`,
      }),
    }),
  );

describe('listed facts', () => {
  it.each([
    'DD_STORE_PASSWORD',
    'DD_STORE_PASS',
    'DD_CLUSTER_AGENT_AUTH_TOKEN',
    'DD_SNMP_COMMUNITY_STRING',
    'DD_STORE_PRIVATE_KEY',
    'DD_CLIENT_SECRET',
  ])('hide the value beside the name %s', (name) => {
    const text = listed([`${name}=${PASSWORD}`]);
    expect(text.includes(name)).toBe(true);
    expect(text.includes(PASSWORD)).toBe(false);
  });

  it('show the value beside a harmless name, and values that are no secrets', () => {
    const text = listed([
      'DD_SITE=datadoghq.eu',
      'DD_SECRET_BACKEND_COMMAND=/readsecret.sh',
      'DD_API_KEY_TOKEN=true',
    ]);
    for (const value of ['datadoghq.eu', '/readsecret.sh', '"value":"true"'])
      expect(text.includes(value), value).toBe(true);
  });

  it('hide the value beside a key, and both values of a setting that was overruled', () => {
    const record = { key: 'network_devices.password', fileValue: PASSWORD, effectiveValue: `${PASSWORD}2` };
    const fact = {
      name: 'config.notEffective',
      value: [record],
      file: 'a',
      line: 1,
      text: '',
      confidence: 'high' as const,
    };
    const { facts } = listFacts({
      facts: { ...factsOf({}), all: () => [fact], unknown: () => [] },
    });
    expect(JSON.stringify(facts)).not.toContain(PASSWORD);
  });
});
