import { describe, expect, it } from 'vitest';
import { readRemoteAgents } from '../../../src/facts/status/status-remote-agents.ts';
import { NEW_PAGE } from './status-page-new.ts';
import { itemLines, pageOf, section, valuesOf } from './status-text.ts';

describe('readRemoteAgents', () => {
  it('reads who registered and who does not answer', () => {
    const page =
      section(
        'Remote Agents',
        `
2 remote agent(s) registered:

  Name: Plum Plane
  Flavor: plum_plane
  Session ID: 11-22
  ----------------
  Last seen: 1m30s ago

  Name: Pear Plane
  Flavor: pear_plane
  Session ID: 33-44
  ----------------
  Last seen: long ago`,
      ) + section('Plum Plane', '\nFailed to query for status: rpc error: code = Unavailable');
    const facts = readRemoteAgents(pageOf(page));
    expect(valuesOf(facts)).toEqual({
      remoteAgents: [
        { name: 'Plum Plane', flavor: 'plum_plane', secondsSinceSeen: 90 },
        { name: 'Pear Plane', flavor: 'pear_plane' },
      ],
      'remoteAgents.failures': [{ name: 'Plum Plane', error: 'rpc error: code = Unavailable' }],
    });
    const [line = 0] = itemLines(facts, 'remoteAgents.failures') ?? [];
    expect(page.split('\n')[line - 1]).toContain('Failed to query');
  });

  it('tells none from none known', () => {
    const none = pageOf(section('Remote Agents', '\nNo remote agents registered'));
    expect(valuesOf(readRemoteAgents(none))).toEqual({ remoteAgents: [] });
    expect(readRemoteAgents(pageOf(section('Remote Agents', '')))).toEqual([]);
  });

  it('reads which hosts change their way', () => {
    const page = section(
      'Transport Proxy Warnings',
      `
    The requests to the following hosts use a proxy - but will ignore the proxy in future Agent versions.
    Enable the new behavior now with no_proxy_nonexact_match: true
      a.plum.example
      b.plum.example

    The following hosts did not use a proxy - but will use the proxy in future Agent versions.
    Enable the new behavior now with no_proxy_nonexact_match: true
      c.plum.example`,
    );
    expect(valuesOf(readRemoteAgents(pageOf(page)))).toEqual({
      'proxy.futureChanges': [
        { change: 'proxy-to-direct', host: 'a.plum.example' },
        { change: 'proxy-to-direct', host: 'b.plum.example' },
        { change: 'direct-to-proxy', host: 'c.plum.example' },
      ],
    });
    expect(valuesOf(readRemoteAgents(pageOf(NEW_PAGE)))).toEqual({ 'proxy.futureChanges': [] });
  });
});
