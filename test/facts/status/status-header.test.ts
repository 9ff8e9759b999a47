import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/facts/status/status-header.ts';
import { OLD_PAGE } from './status-page-old.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const headerOf = (title: string, body = ''): Record<string, unknown> =>
  valuesOf(readHeader(pageOf(section(title, body))));

describe('readHeader', () => {
  it.each([
    ['Agent (v7.50.0-devel+git.813.61fc133)', '7.50.0-devel+git.813.61fc133'],
    ['Agent (v7.42.0-rc.3)', '7.42.0-rc.3'],
    ['Agent (vx.y.z)', undefined],
  ])('takes the version from %s', (title, version) => expect(headerOf(title)['agent.version']).toBe(version));

  it.each([
    ['Agent', 'agent'],
    ['Datadog Cluster Agent', 'cluster_agent'],
    ['Datadog Security Agent', 'security_agent'],
    ['IOT Agent', 'iot_agent'],
    ['Plum Agent', undefined],
    ['constructor', undefined],
  ])('falls back to the flavor %s of the banner', (name, flavor) =>
    expect(headerOf(`${name} (v7.1.0)`)['agent.flavor']).toBe(flavor),
  );

  it('prefers the stated flavor', () => {
    expect(headerOf('Agent (v7.1.0)', '  Agent flavor: heroku_agent')['agent.flavor']).toBe('heroku_agent');
  });

  it('makes no fact of what is absent, masked or not a value', () => {
    const body =
      '  Pid: many\n  Go Version: <no value>\n  Python Version: ********\n  Log File:\n  Agent start: error while parsing time';
    expect(headerOf('Agent (v7.1.0)', body)).toEqual({ 'agent.version': '7.1.0', 'agent.flavor': 'agent' });
    expect(valuesOf(readHeader(pageOf(OLD_PAGE)))).not.toHaveProperty('agent.configFile');
  });

  it('takes the status date for the time of the flare', () => {
    const facts = readHeader(
      pageOf(section('Agent (v7.1.0)', '  Status date: 2025-01-01 00:00:00 UTC (1735689600000)')),
    );
    expect(facts.filter((fact) => fact.value === 1735689600000)).toMatchObject([
      { name: 'agent.statusAt', unit: 'ms', confidence: 'high' },
      { name: 'flare.createdAt', unit: 'ms', confidence: 'medium' },
    ]);
  });
});
