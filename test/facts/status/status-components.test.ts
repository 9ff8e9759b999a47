import { describe, expect, it } from 'vitest';
import {
  parseRunning,
  readClusterLink,
  readRemoteConfig,
} from '../../../src/facts/status/status-components.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

describe('parseRunning', () => {
  it.each([
    ['Running', true],
    ['Not running or unreachable on localhost:8126.', false],
    ['Unavailable', false],
    ['Pondering', undefined],
  ])('reads %s', (text, isRunning) => expect(parseRunning(text)).toBe(isRunning));
});

describe('readRemoteConfig', () => {
  it.each([
    [
      '    Remote Configuration is disabled because there is no key',
      { 'remoteConfig.enabled': false, 'remoteConfig.disabledReason': 'there is no key' },
    ],
    [
      'Endpoint: https://config.plum.example\nOrganization enabled: False',
      { 'remoteConfig.endpoint': 'https://config.plum.example', 'remoteConfig.enabled': false },
    ],
    [
      'Organization enabled: True\nAPI Key: Authorized\nLast error: None',
      { 'remoteConfig.enabled': true, 'remoteConfig.keyAuthorized': true },
    ],
    [
      'API Key: Not authorized, add it\nLast error: non-200 response code: 401',
      { 'remoteConfig.keyAuthorized': false, 'remoteConfig.lastError': 'non-200 response code: 401' },
    ],
    ['Startup Failure Reason: no disk', { 'remoteConfig.lastError': 'no disk' }],
  ])('reads %j', (body, values) =>
    expect(valuesOf(readRemoteConfig(pageOf(section('Remote Configuration', body))))).toEqual(values),
  );
});

describe('readClusterLink', () => {
  const linkOf = (body: string): Record<string, unknown> =>
    valuesOf(readClusterLink(pageOf(section('Datadog Cluster Agent', body))));

  it('reads a link that works', () => {
    expect(valuesOf(readClusterLink(pageOf(MID_PAGE)))).toEqual({
      'clusterAgent.connected': true,
      'clusterAgent.endpoint': 'https://10.9.8.7:5005',
      'clusterAgent.version': '7.41.0+commit.1111111',
    });
  });

  it('reads one that does not, and one without a version', () => {
    expect(linkOf('    - Could not reach the Datadog Cluster Agent: EOF')).toEqual({
      'clusterAgent.connected': false,
      'clusterAgent.error': 'Could not reach the Datadog Cluster Agent: EOF',
    });
    expect(
      linkOf('Successfully connected to the Datadog Cluster Agent.\n- Could not retrieve the version of it.'),
    ).toEqual({
      'clusterAgent.connected': true,
      'clusterAgent.error': 'Could not retrieve the version of it.',
    });
  });
});
