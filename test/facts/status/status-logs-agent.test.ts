import { describe, expect, it } from 'vitest';
import { readLogsAgent } from '../../../src/facts/status/status-logs-agent.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { CLUSTER_PAGE, NEW_PAGE } from './status-page-new.ts';
import { OLD_PAGE } from './status-page-old.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const logsOf = (page: string): Record<string, unknown> => valuesOf(readLogsAgent(pageOf(page)));

describe('readLogsAgent', () => {
  it('reads a running agent', () => {
    expect(logsOf(MID_PAGE)).toEqual({
      'logsAgent.running': true,
      'logsAgent.transport': 'http',
      'logsAgent.processed': 30811,
      'logsAgent.sent': 30793,
      'logsAgent.sources': [
        { name: 'fruit/basket/web', type: 'file', status: 'ok' },
        { name: 'fruit/basket/web', type: 'docker', status: 'pending' },
      ],
    });
  });

  it('reads a source that fails, in the shape of Agent 6', () => {
    expect(logsOf(OLD_PAGE)['logsAgent.sources']).toEqual([
      { name: 'pears', type: 'file', status: 'error', error: 'File /var/log/pears.log does not exist' },
    ]);
  });

  it.each([
    [
      'Sending uncompressed logs in SSL encrypted TCP to agent-intake.logs.datadoghq.com on port 10516',
      'tcp',
    ],
    ['Unreliable: Sending compressed logs in HTTP to proxy.example on port 80', 'http'],
    ['You are currently sending Logs to Datadog through TCP (either because ...)', undefined],
  ])('reads the transport of %s', (line, transport) =>
    expect(logsOf(section('Logs Agent', `    ${line}`))['logsAgent.transport']).toBe(transport),
  );

  it('tells stopped from unknown', () => {
    expect(logsOf(NEW_PAGE)).toEqual({ 'logsAgent.running': false });
    expect(logsOf(CLUSTER_PAGE)).toEqual({});
  });
});
