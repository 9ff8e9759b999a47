import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

describe('expvars of counters', () => {
  it('gives memory in bytes and pauses in seconds', () => {
    const facts = factsOf({
      'expvar/memstats':
        'GCCPUFraction: 0.002\nHeapAlloc: 3.2e+07\nNumGC: 77\nPauseTotalNs: 2.5e+08\nSys: 6.4e+07',
    });
    expect(facts.fact('memory.heapAllocated')).toMatchObject({
      value: { value: 32_000_000, unit: 'bytes', line: 2 },
    });
    const names = ['memory.gcCpuRatio', 'memory.gcRuns', 'memory.gcPauseTotal', 'memory.system'];
    expect(names.map((name) => valueOrCause(facts, name))).toEqual([0.002, 77, 0.25, 64_000_000]);
  });

  it('keeps the listeners of DogStatsD apart', () => {
    const facts = factsOf({
      'expvar/dogstatsd': 'MetricPackets: 30\nMetricParseErrors: 10',
      'expvar/dogstatsd-udp': 'Bytes: 900\nPacketReadingErrors: 1\nPackets: 9',
      'expvar/dogstatsd-uds': 'OriginDetectionErrors: 2\nPackets: 5',
    });
    const names = ['metricPackets', 'udpPackets', 'udpReadingErrors', 'udsPackets', 'udsOriginErrors'];
    expect(names.map((name) => valueOrCause(facts, `dogstatsd.${name}`))).toEqual([30, 9, 1, 5, 2]);
    expect(valueOrCause(facts, 'dogstatsd.metricParseErrorRate')).toBe(0.25);
  });

  it.each(['MetricPackets: 0\nMetricParseErrors: 0', 'MetricParseErrors: 3', 'MetricPackets: 3'])(
    'knows no rate of errors from %j',
    (text) => {
      const facts = factsOf({ 'expvar/dogstatsd': text });
      expect(valueOrCause(facts, 'dogstatsd.metricParseErrorRate')).toEqual({ cause: 'absent' });
    },
  );

  it('lists what the aggregator could not pass on', () => {
    const facts = factsOf({
      'expvar/aggregator': 'NumberOfFlush: 12\nSeriesFlushErrors: 2\nEventsFlushErrors: 0',
    });
    expect(facts.fact('aggregator.flushErrors')).toMatchObject({
      value: { value: [{ kind: 'Series', count: 2 }], itemPlaces: [{ line: 2 }] },
    });
    expect(valueOrCause(facts, 'aggregator.flushes')).toBe(12);
    const fine = factsOf({ 'expvar/aggregator': 'SeriesFlushErrors: 0' });
    expect(valueOrCause(fine, 'aggregator.flushErrors')).toEqual([]);
    expect(factsOf({ 'expvar/aggregator': '{}' }).fact('aggregator.flushErrors').known).toBe(false);
  });

  it('reads the logs agent', () => {
    const facts = factsOf({
      'expvar/logs-agent': [
        'BytesMissed: 17',
        'DestinationLogsDropped:',
        '  intake.example: 6',
        'HttpDestinationStats:',
        '  logs_0_reliable_0:',
        '    idleMs: 750',
        '    inUseMs: 250',
        '  logs_1_reliable_0:',
        '    idleMs: 0',
        'IsRunning: true',
        'LogsSent: 41',
        'RetryTimeSpent: 1.5e+09',
        'SenderLatency: 120',
      ].join('\n'),
    });
    const names = ['running', 'sent', 'bytesMissed', 'retryTime', 'senderLatency'];
    expect(names.map((name) => valueOrCause(facts, `logsAgent.${name}`))).toEqual([true, 41, 17, 1.5, 0.12]);
    expect(valueOrCause(facts, 'logsAgent.droppedByDestination')).toEqual([
      { destination: 'intake.example', count: 6 },
    ]);
    expect(valueOrCause(facts, 'logsAgent.destinations')).toEqual([
      { name: 'logs_0_reliable_0', inUseRatio: 0.25 },
      { name: 'logs_1_reliable_0' },
    ]);
  });

  it('says why hostnames were not found', () => {
    const facts = factsOf({
      'expvar/hostname':
        "errors:\n  '''hostname'' configuration': hostname is empty\n  aws: 'status code: 401'\nprovider: os",
    });
    expect(valueOrCause(facts, 'host.nameProvider')).toBe('os');
    expect(facts.fact('host.unusedNameProviders')).toMatchObject({
      value: {
        value: [
          { provider: 'hostname configuration', reason: 'hostname is empty' },
          { provider: 'aws', reason: 'status code: 401' },
        ],
        itemPlaces: [{ line: 2 }, { line: 3 }],
      },
    });
  });

  it('reads small ones by their name, and nothing from an empty one', () => {
    const facts = factsOf({
      'expvar/scheduler': 'ChecksEntered: 14',
      'expvar/splitter': 'PayloadDrops: 1\nTooBig: 3',
      'expvar/ntpOffset': '{}',
      'expvar/other': 'TooBig: 9',
    });
    expect(valueOrCause(facts, 'runner.scheduledChecks')).toBe(14);
    expect(valueOrCause(facts, 'splitter.payloadsTooBig')).toBe(3);
    expect(valueOrCause(facts, 'splitter.payloadsDropped')).toBe(1);
  });

  it('keeps no number that is none', () => {
    const facts = factsOf({ 'expvar/memstats': 'HeapAlloc: many\nSys: -4\nNumGC: [1]\nHeapIdle: "****"' });
    for (const name of ['heapAllocated', 'system', 'gcRuns', 'heapIdle'])
      expect(facts.fact(`memory.${name}`).known).toBe(false);
  });
});
