import { describe, expect, it } from 'vitest';
import { readLogSources } from '../../../src/facts/status/status-log-sources.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const sourcesOf = (body: string): Record<string, unknown> => {
  const [block] = pageOf(section('Logs Agent', body)).blocks;
  return block === undefined ? {} : valuesOf(readLogSources(block));
};

describe('readLogSources', () => {
  it('reads figures below `Pipeline Latency` and beside the other rows', () => {
    expect(
      sourcesOf(`
  ============
  Integrations
  ============

  orchard
  -------
    - Type: file
      Path: /var/log/pears/*.log
      Service: pears
      Source: fruit
      Status: Error: cannot read
        Path: /this/is/a/message
      Inputs:
        /var/log/pears/a.log
        Type: not a source
      Bytes Read: 201
      Pipeline Latency:
        Average Latency (ms): 4
        Peak Latency (ms): 40
    - Type: docker
      Status: OK
      Inputs: aa11 bb22
      BytesRead: 1.5e+06
      Average Latency (ms): 5
      24h Average Latency (ms): 6`),
    ).toEqual({
      'logsAgent.sources': [
        {
          name: 'orchard',
          type: 'file',
          status: 'error',
          error: 'cannot read',
          message: 'Path: /this/is/a/message',
          path: '/var/log/pears/*.log',
          service: 'pears',
          source: 'fruit',
          inputs: 2,
          bytesRead: 201,
          averageLatencyMs: 4,
          peakLatencyMs: 40,
        },
        {
          name: 'orchard',
          type: 'docker',
          status: 'ok',
          inputs: 2,
          bytesRead: 1_500_000,
          averageLatencyMs: 5,
        },
      ],
    });
  });

  it('reads tailers', () => {
    expect(
      sourcesOf(`
  =======
  Tailers
  =======

    - ID: file:/var/log/pears/a.log
      Type: file
      Bytes Read: 7
      Pipeline Latency:
        Average Latency (ms): 1
    - ID: journald:default
      Type: journald`),
    ).toEqual({
      'logsAgent.tailers': [
        { id: 'file:/var/log/pears/a.log', type: 'file', bytesRead: 7, averageLatencyMs: 1 },
        { id: 'journald:default', type: 'journald' },
      ],
    });
  });

  it('takes no item without a status for a source', () => {
    expect(sourcesOf('  kubelet (7.0.0)\n  ---------------\n    Total Runs: 11\n    Status:')).toEqual({});
  });
});
