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

  it('takes no version of Python from a daemon without Python', () => {
    expect(headerOf('Security Agent (v7.1.0)', '  Python Version: n/a')).not.toHaveProperty(
      'agent.pythonVersion',
    );
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

  it('reads what newer pages add', () => {
    const body = `  Build arch: arm64
  FIPS Mode: Not available
  Configuration lib used: plumtree

  Paths
  =====
    Config File: /etc/plum/datadog.yaml
    Extra Config Files:
      - /etc/plum/a.yaml
      - /etc/plum/b.yaml
    conf.d: /etc/plum/conf.d
    checks.d: /etc/plum/checks.d

  FIPS proxy
  ==========
    FIPS proxy is enabled. All communication to Datadog is routed to it:
      - Local address: localhost
      - Starting port: 9803`;
    expect(headerOf('Agent (v7.60.0)', body)).toEqual({
      'agent.version': '7.60.0',
      'agent.flavor': 'agent',
      'agent.buildArch': 'arm64',
      'agent.fipsMode': 'not available',
      'agent.configLibrary': 'plumtree',
      'agent.configFile': '/etc/plum/datadog.yaml',
      'agent.extraConfigFiles': ['/etc/plum/a.yaml', '/etc/plum/b.yaml'],
      'agent.confdPath': '/etc/plum/conf.d',
      'agent.checksdPath': '/etc/plum/checks.d',
      'agent.fipsProxy': 'localhost:9803',
    });
  });

  it.each([
    ['true', 'enabled'],
    ['False', 'disabled'],
  ])('reads the older wording of FIPS: %s', (value, mode) =>
    expect(headerOf('Agent (v7.50.0)', `  FIPS compliant: ${value}`)['agent.fipsMode']).toBe(mode),
  );

  it('takes the version of a trace-agent, which stands behind a blank', () => {
    expect(headerOf('Trace Agent (v 0.99.0)')).toEqual({
      'agent.version': '0.99.0',
      'agent.flavor': 'trace_agent',
    });
  });
});
