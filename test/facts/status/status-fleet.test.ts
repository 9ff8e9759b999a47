import { describe, expect, it } from 'vitest';
import { readFleet } from '../../../src/facts/status/status-fleet.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const fleetOf = (title: string, body: string): Record<string, unknown> =>
  valuesOf(readFleet(pageOf(section(title, body))));

describe('readFleet', () => {
  it('reads Fleet Automation', () => {
    expect(
      fleetOf(
        'Fleet Automation',
        '\n  Fleet Management is enabled\n\n  Remote Management Status:    Enabled\n  Datadog Installer Status:    Not running',
      ),
    ).toEqual({
      'fleet.enabled': true,
      'fleet.remoteManagement': 'enabled',
      'fleet.installer': 'not running',
    });
    expect(fleetOf('Fleet Automation', '  Fleet Management is disabled')).toEqual({ 'fleet.enabled': false });
  });

  it.each([
    ['    SSI is not enabled.', { 'ssi.enabled': false }],
    ['    SSI is enabled for plums', { 'ssi.enabled': true }],
    ['    SSI is a name', {}],
  ])('reads single-step instrumentation: %s', (body, values) => expect(fleetOf('SSI', body)).toEqual(values));

  it('reads the Private Action Runner', () => {
    expect(fleetOf('Private Action Runner', 'Status: Disabled')).toEqual({
      'privateActionRunner.status': 'disabled',
    });
  });

  it('reads delegated authentication', () => {
    expect(
      fleetOf('Delegatedauth', '\nDelegated Authentication is not enabled\n  Reason: no cloud provider'),
    ).toEqual({ 'delegatedAuth.enabled': false, 'delegatedAuth.disabledReason': 'no cloud provider' });
    const body = `
=== Delegated Authentication ===
Cloud Provider: plum

Configured Delegated Auth Instances:
- api_key
  Status: Pending
  Next Retry: 2025-01-01
  Error: 3 consecutive failures
- logs_config.api_key
  Status: Active`;
    expect(fleetOf('Delegatedauth', body)).toEqual({
      'delegatedAuth.enabled': true,
      'delegatedAuth.instances': [
        { key: 'api_key', status: 'pending', error: '3 consecutive failures' },
        { key: 'logs_config.api_key', status: 'active' },
      ],
    });
  });
});
