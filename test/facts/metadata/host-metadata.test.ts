import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const host = (payload: object): Record<string, string> => ({
  'metadata/host.json': JSON.stringify(payload, null, 4),
});

describe('metadata/host.json', () => {
  it('says what the host is called and where it runs', () => {
    const facts = factsOf(
      host({
        'install-method': { tool: 'chef', tool_version: 'chef-15', installer_version: 'undefined' },
        'host-tags': { system: ['team:shop', 'env:dev'] },
        logs: { transport: 'HTTP', auto_multi_line_detection_enabled: true },
        meta: {
          'socket-hostname': 'shop-7',
          'ec2-hostname': '',
          'instance-id': 'i-0123',
          'cluster-name': 'blue',
          host_aliases: ['shop-seven'],
        },
        network: { 'network-id': 'vpc-9' },
        otlp: { enabled: true },
        fips_mode: false,
      }),
    );
    const names = [
      'host.socketHostname',
      'host.instanceId',
      'host.clusterName',
      'host.aliases',
      'cloud.networkId',
    ];
    expect(names.map((name) => valueOrCause(facts, name))).toEqual([
      'shop-7',
      'i-0123',
      'blue',
      ['shop-seven'],
      'vpc-9',
    ]);
    expect(valueOrCause(facts, 'host.ec2Hostname')).toEqual({ cause: 'absent' });
    expect(valueOrCause(facts, 'install.toolVersion')).toBe('chef-15');
    expect(valueOrCause(facts, 'install.installerVersion')).toEqual({ cause: 'absent' });
    expect(valueOrCause(facts, 'logsAgent.transport')).toBe('http');
    expect(
      ['logsAgent.autoMultiLine', 'otlp.enabled', 'fips.enabled'].map((name) => valueOrCause(facts, name)),
    ).toEqual([true, true, false]);
    expect(facts.fact('host.tags')).toMatchObject({
      value: {
        value: ['team:shop', 'env:dev'],
        itemPlaces: [{ text: '            "team:shop",' }, { text: '            "env:dev"' }],
      },
    });
  });

  it('reads the JSON inside gohai and cites its line', () => {
    const gohai = JSON.stringify({
      cpu: { cpu_cores: '2', cpu_logical_processors: '4', model_name: 'Some CPU' },
      memory: { total: '8000000kB', swap_total: '0kB' },
      filesystem: [{ name: '/dev/sda1', mounted_on: '/', kb_size: '1000' }],
      network: {
        ipaddress: '10.1.2.3',
        interfaces: [{ name: 'cilium_net', ipv4: ['10.1.0.1', '10.1.0.2'] }],
      },
      platform: { kernel_release: '6.1.0', machine: 'aarch64' },
    });
    const facts = factsOf(host({ os: 'linux', gohai }));
    const names = [
      'host.cpuCores',
      'host.logicalProcessors',
      'host.memoryTotal',
      'host.swapTotal',
      'host.kernel',
      'host.ip',
    ];
    expect(names.map((name) => valueOrCause(facts, name))).toEqual([
      2,
      4,
      8_192_000_000,
      0,
      '6.1.0',
      '10.1.2.3',
    ]);
    expect(facts.fact('host.interfaces')).toMatchObject({
      value: {
        value: [{ name: 'cilium_net', ipv4: '10.1.0.1, 10.1.0.2' }],
        file: 'metadata/host.json',
        line: 3,
        itemPlaces: [{ line: 3 }],
      },
    });
    expect(valueOrCause(facts, 'host.filesystems')).toEqual([
      { name: '/dev/sda1', mountedOn: '/', size: 1_024_000 },
    ]);
  });

  it('takes memory without a unit for bytes', () => {
    const facts = factsOf(host({ gohai: '{"memory": {"total": "4096"}, "cpu": {"cpu_cores": 0}}' }));
    expect(valueOrCause(facts, 'host.memoryTotal')).toBe(4096);
    expect(valueOrCause(facts, 'host.cpuCores')).toEqual({ cause: 'absent' });
  });

  it.each(['not JSON', '{"cpu": ', '[1]', ''])('invents nothing from gohai %j', (gohai) => {
    const facts = factsOf(host({ gohai, meta: 'x', 'host-tags': { system: 'x' }, network: null }));
    for (const name of [
      'host.cpuCores',
      'host.interfaces',
      'host.tags',
      'host.instanceId',
      'cloud.networkId',
    ])
      expect(valueOrCause(facts, name)).toEqual({ cause: 'absent' });
  });
});
