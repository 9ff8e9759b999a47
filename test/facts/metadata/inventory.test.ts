import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const lines = (payload: object): string => JSON.stringify(payload, null, 4);

describe('inventory payloads', () => {
  it('list features and values, not the configurations', () => {
    const facts = factsOf({
      'metadata/inventory/agent.json': lines({
        agent_metadata: {
          config_site: 'example.test',
          feature_logs_enabled: false,
          full_configuration: 'site: example.test',
          fleet_policies_applied: ['base'],
          feature_odd: 'x',
        },
      }),
    });
    expect(facts.fact('agent.features')).toMatchObject({
      value: { value: [{ name: 'logs', enabled: false }], itemPlaces: [{ line: 4 }] },
    });
    expect(valueOrCause(facts, 'agent.inventory')).toEqual([
      { key: 'config_site', value: 'example.test' },
      { key: 'feature_logs_enabled', value: false },
      { key: 'feature_odd', value: 'x' },
    ]);
    expect(valueOrCause(facts, 'fleet.policies')).toEqual(['base']);
  });

  it('give the size of the host', () => {
    const facts = factsOf({
      'metadata/inventory/host.json': lines({
        host_metadata: {
          cpu_cores: 2,
          memory_total_kb: 1000,
          cloud_provider_source: 'IMDSv2',
          os_version: '',
        },
      }),
    });
    expect(facts.fact('host.memoryTotal')).toMatchObject({ value: { value: 1_024_000, unit: 'bytes' } });
    expect(valueOrCause(facts, 'cloud.providerSource')).toBe('IMDSv2');
    expect(valueOrCause(facts, 'host.osVersion')).toEqual({ cause: 'absent' });
  });

  it('list instances of checks and sources of logs', () => {
    const facts = factsOf({
      'metadata/inventory/checks.json': lines({
        check_metadata: {
          cache: [{ 'config.hash': 'cache:1f2e', 'config.provider': 'file', 'version.raw': '7.0.1' }, {}],
        },
        logs_metadata: {
          shop: [
            {
              config: '{"type":"file","path":"/a","service":"web","source":"nginx"}',
              state: { status: 'error', error: 'no such file' },
            },
            { config: '{"type": "docker"}', state: { status: 'success', error: '' } },
          ],
        },
      }),
    });
    expect(valueOrCause(facts, 'checks.inventory')).toEqual([
      { name: 'cache', instance: 'cache:1f2e', provider: 'file', version: '7.0.1' },
      { name: 'cache' },
    ]);
    expect(valueOrCause(facts, 'logsAgent.sources')).toEqual([
      {
        name: 'shop',
        type: 'file',
        status: 'error',
        error: 'no such file',
        path: '/a',
        service: 'web',
        source: 'nginx',
      },
      { name: 'shop', type: 'docker', status: 'ok' },
    ]);
  });

  it('of other components give their state', () => {
    const facts = factsOf({
      'metadata/inventory/haagent.json': '{"ha_agent_metadata": {"enabled": true, "state": "standby"}}',
      'metadata/inventory/otel.json': '{"otel_metadata": {"enabled": false}}',
    });
    expect(valueOrCause(facts, 'haAgent.state')).toBe('standby');
    expect(valueOrCause(facts, 'otelAgent.enabled')).toBe(false);
  });

  it('say nothing when they hold something else', () => {
    const facts = factsOf({
      'metadata/inventory/agent.json': '{"agent_metadata": []}',
      'metadata/inventory/checks.json': '{"check_metadata": [], "logs_metadata": null}',
      'metadata/inventory/x.json': 'inventory metadata is disabled',
    });
    for (const name of ['agent.inventory', 'agent.features', 'checks.inventory', 'logsAgent.sources'])
      expect(valueOrCause(facts, name)).toEqual({ cause: 'absent' });
    expect(valueOrCause(facts, 'haAgent.enabled')).toEqual({ cause: 'component-off' });
  });
});
