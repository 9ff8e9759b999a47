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
      'logsAgent.bytesSent': 18_474_997,
      'logsAgent.endpoints': [
        {
          host: 'agent-http-intake.logs.datadoghq.eu',
          port: 443,
          transport: 'http',
          isEncrypted: true,
          isCompressed: true,
          isReliable: true,
        },
      ],
      'logsAgent.sources': [
        {
          name: 'fruit/basket/web',
          type: 'file',
          status: 'ok',
          message: '1 files tailed out of 1 files matching',
          path: '/var/log/pods/fruit/*.log',
        },
        { name: 'fruit/basket/web', type: 'docker', status: 'pending' },
      ],
    });
  });

  it('reads a source that fails, in the shape of Agent 6', () => {
    expect(logsOf(OLD_PAGE)['logsAgent.sources']).toEqual([
      {
        name: 'pears',
        type: 'file',
        status: 'error',
        error: 'File /var/log/pears.log does not exist',
        path: '/var/log/pears.log',
      },
    ]);
  });

  it.each([
    [
      'Sending uncompressed logs in SSL encrypted TCP to agent-intake.logs.datadoghq.com on port 10516',
      'tcp',
    ],
    ['Unreliable: Sending compressed logs in HTTP to proxy.example on port 80', 'http'],
    ['You are currently sending Logs to Datadog through TCP (either because ...)', 'tcp'],
    ['You are currently reading about TCP', undefined],
  ])('reads the transport of %s', (line, transport) =>
    expect(logsOf(section('Logs Agent', `    ${line}`))['logsAgent.transport']).toBe(transport),
  );

  it('reads the counters of newer Agents', () => {
    expect(
      logsOf(
        section(
          'Logs Agent',
          `
    BytesMissed: 7
    EncodedBytesSent: 5.510084e+06
    LogsDropped: 2
    LogsTruncated: 3
    RetryCount: 14
    RetryTimeSpent: 7m33s
    SenderLatency: 200ms
    CoreAgentProcessOpenFiles: 26
    OSFileLimit: 4096

  Errors
  ======
    could not open the registry

  Warnings
  ========
    the limit of tailed files is reached`,
        ),
      ),
    ).toEqual({
      'logsAgent.running': true,
      'logsAgent.bytesMissed': 7,
      'logsAgent.encodedBytesSent': 5_510_084,
      'logsAgent.dropped': 2,
      'logsAgent.truncated': 3,
      'logsAgent.retryCount': 14,
      'logsAgent.retryTime': 453,
      'logsAgent.senderLatency': 0.2,
      'logsAgent.openFiles': 26,
      'logsAgent.openFileLimit': 4096,
      'logsAgent.errors': ['could not open the registry'],
      'logsAgent.warnings': ['the limit of tailed files is reached'],
    });
  });

  it('tells an endpoint without TLS and one that may lose logs', () => {
    const line = '    Unreliable: Sending uncompressed logs in TCP to pear.example. on port 10514';
    expect(logsOf(section('Logs Agent', line))['logsAgent.endpoints']).toEqual([
      {
        host: 'pear.example',
        port: 10514,
        transport: 'tcp',
        isEncrypted: false,
        isCompressed: false,
        isReliable: false,
      },
    ]);
  });

  it('tells stopped from unknown', () => {
    expect(logsOf(NEW_PAGE)).toEqual({ 'logsAgent.running': false });
    expect(logsOf(CLUSTER_PAGE)).toEqual({});
  });
});
