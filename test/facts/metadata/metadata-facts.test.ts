import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

describe('facts of the metadata payloads', () => {
  it('stand in for the status page', () => {
    const facts = factsOf({
      'metadata/host.json':
        '{\n  "agentVersion": "7.50.0",\n  "internalHostname": "web-01",\n  "systemStats": {"nixV": ["ubuntu", "22.04", ""]},\n  "gohai": "{\\"platform\\": {\\"kernel_release\\": \\"5.15.0\\", \\"machine\\": \\"x86_64\\"}}"\n}',
      'metadata/inventory/host.json': '{"host_metadata": {\n"cloud_provider": "AWS"\n}}',
    });
    const names = [
      'agent.version',
      'host.name',
      'host.platform',
      'host.kernel',
      'host.arch',
      'cloud.provider',
    ];
    expect(names.map((name) => valueOrCause(facts, name))).toEqual([
      '7.50.0',
      'web-01',
      'ubuntu',
      '5.15.0',
      'x86_64',
      'aws',
    ]);
    expect(facts.fact('agent.version')).toMatchObject({ value: { line: 2, confidence: 'medium' } });
  });

  it('lose to the better source, whatever the order', () => {
    const history = '{"entries":[{"version":"7.40.0"},{"version":"7.51.0"}]}';
    const inventory = '{"agent_metadata": {"agent_version": "7.52.0"}}';
    const both = factsOf({ 'version-history.json': history, 'metadata/inventory/agent.json': inventory });
    expect(valueOrCause(both, 'agent.version')).toBe('7.52.0');
    expect(valueOrCause(factsOf({ 'version-history.json': history }), 'agent.version')).toBe('7.51.0');
  });

  it('say that the inventory is off', () => {
    const facts = factsOf({ 'metadata/inventory/agent.json': 'inventory metadata is disabled' });
    expect(valueOrCause(facts, 'agent.version')).toEqual({ cause: 'component-off' });
  });
});
