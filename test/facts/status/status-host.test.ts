import { describe, expect, it } from 'vitest';
import { readHost } from '../../../src/facts/status/status-host.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { NEW_PAGE } from './status-page-new.ts';
import { OLD_PAGE } from './status-page-old.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

describe('readHost', () => {
  it('reads the parts of an old header', () => {
    expect(valuesOf(readHost(pageOf(OLD_PAGE)))).toEqual({
      'host.os': 'linux',
      'host.platform': 'debian',
      'host.platformVersion': '9.5',
      'host.kernel': '4.4.0-31-generic',
      'host.uptime': 94530,
      'host.bootedAt': Date.UTC(2018, 8, 13, 6),
    });
  });

  it('reads the sections of a new page', () => {
    expect(valuesOf(readHost(pageOf(NEW_PAGE)))).toEqual({
      'host.os': 'windows',
      'host.platform': 'Windows Server 2022',
      'host.platformVersion': '10.0 Build 20348',
      'host.arch': 'amd64',
      'host.uptime': 105_183,
      'agent.features': [{ name: 'apm', enabled: true }],
    });
  });

  it('reads metadata', () => {
    expect(valuesOf(readHost(pageOf(MID_PAGE)))).toMatchObject({
      'cloud.provider': 'gcp',
      'install.method': 'helm',
      'agent.features': [
        { name: 'apm', enabled: false },
        { name: 'logs', enabled: true },
      ],
    });
  });

  it('reads the other rows of the host, and nothing from rows without a value', () => {
    const page = section(
      'Agent (v7.41.0)',
      '  Host Info\n  =========\n    procs: 1,042\n    virtualizationRole: guest\n    virtualizationSystem: kvm\n    bootTime: 0001-01-01 00:00:00 UTC (-62135596800000)\n    os:\n    uptime: long',
    );
    expect(valuesOf(readHost(pageOf(page)))).toEqual({
      'host.processes': 1042,
      'host.virtualizationRole': 'guest',
      'host.virtualizationSystem': 'kvm',
    });
  });
});
