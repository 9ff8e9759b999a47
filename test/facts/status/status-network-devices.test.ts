import { describe, expect, it } from 'vitest';
import { readNetworkDevices } from '../../../src/facts/status/status-network-devices.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const devicesOf = (page: string): Record<string, unknown> => valuesOf(readNetworkDevices(pageOf(page)));

describe('readNetworkDevices', () => {
  it('reads SNMP traps', () => {
    const page = section(
      'SNMP Traps',
      '  Error: port 9162 is in use\n  Packets: 12\n  Packets Auth Errors: 3\n  Packets Dropped: 1',
    );
    expect(devicesOf(page)).toEqual({
      'snmpTraps.error': 'port 9162 is in use',
      'snmpTraps.packets': 12,
      'snmpTraps.authErrors': 3,
      'snmpTraps.packetsDropped': 1,
    });
  });

  it('reads NetFlow listeners that do not work, without rows of others', () => {
    const page = section(
      'NetFlow',
      `  Total Listeners: 2
  Open Listeners: 1
  Closed Listeners: 1

  === Open Listener Details ===
  ---------
  BindHost: 0.0.0.0
  FlowType: sflow5
  Port: 6343
  Workers: 1
  Namespace: orchard
  Flows Received: 5
  ---------

  === Closed Listener Details ===
  ---------
  BindHost: 127.0.0.1
  FlowType: netflow9
  Port: 2055
  Workers: 1
  Error: listen udp 127.0.0.1:2055: bind: address already in use
  ---------`,
    );
    expect(devicesOf(page)).toEqual({
      'netflow.listeners': 2,
      'netflow.openListeners': 1,
      'netflow.closedListeners': 1,
      'netflow.failedListeners': [
        {
          bindHost: '127.0.0.1',
          flowType: 'netflow9',
          port: 2055,
          error: 'listen udp 127.0.0.1:2055: bind: address already in use',
        },
      ],
    });
  });

  it('finds nothing elsewhere', () => {
    expect(devicesOf(section('NetFlow', '  Error: without a listener'))).toEqual({});
    expect(devicesOf(section('DogStatsD', '  Packets: 3\n  Total Listeners: 2'))).toEqual({});
  });
});
