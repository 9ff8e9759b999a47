import { describe, expect, it } from 'vitest';
import { readDogstatsd } from '../../../src/facts/status/status-dogstatsd.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const countersOf = (page: string): Record<string, unknown> => valuesOf(readDogstatsd(pageOf(page)));

describe('readDogstatsd', () => {
  it('reads the counters of both sections', () => {
    const page =
      section(
        'Aggregator',
        `
  Checks Metric Sample: 1,042
  Dogstatsd Metric Sample: 7
  Events Flushed: 1
  Number Of Flushes: 30
  Series Flush Errors: 2
  Series Flushed: 500
  Service Checks Flushed: 40
  Sketches Flushed: 3`,
      ) +
      section(
        'DogStatsD',
        `
  Event Packets: 1
  Event Parse Errors: 2
  Metric Packets: 3
  Metric Parse Errors: 4
  Service Check Packets: 5
  Service Check Parse Errors: 6
  Udp Bytes: 7
  Udp Packet Reading Errors: 8
  Udp Packets: 9
  Uds Bytes: 10
  Uds Origin Detection Errors: 11
  Uds Packet Reading Errors: 12
  Uds Packets: 13
  Unterminated Metric Errors: 14

Tip: For troubleshooting, enable 'dogstatsd_metrics_stats_enable' in the main datadog.yaml file.`,
      );
    expect(countersOf(page)).toEqual({
      'aggregator.checkSamples': 1042,
      'aggregator.dogstatsdSamples': 7,
      'aggregator.eventsFlushed': 1,
      'aggregator.flushes': 30,
      'aggregator.seriesFlushed': 500,
      'aggregator.serviceChecksFlushed': 40,
      'aggregator.sketchesFlushed': 3,
      'aggregator.flushErrors': [{ kind: 'Series', count: 2 }],
      'dogstatsd.eventPackets': 1,
      'dogstatsd.eventParseErrors': 2,
      'dogstatsd.metricPackets': 3,
      'dogstatsd.metricParseErrors': 4,
      'dogstatsd.serviceCheckPackets': 5,
      'dogstatsd.serviceCheckParseErrors': 6,
      'dogstatsd.udpBytes': 7,
      'dogstatsd.udpReadingErrors': 8,
      'dogstatsd.udpPackets': 9,
      'dogstatsd.udsBytes': 10,
      'dogstatsd.udsOriginErrors': 11,
      'dogstatsd.udsReadingErrors': 12,
      'dogstatsd.udsPackets': 13,
      'dogstatsd.unterminatedMetrics': 14,
    });
  });

  it('finds the aggregator of Agent 6 under another title', () => {
    const page = section('DogStatsD', '\n  Checks Metric Sample: 6576\n  Number Of Flushes: 23');
    expect(countersOf(page)).toEqual({ 'aggregator.checkSamples': 6576, 'aggregator.flushes': 23 });
  });

  it('invents no counter', () => {
    expect(countersOf(section('DogStatsD', '  Udp Packets: lots'))).toEqual({});
    expect(countersOf(section('Collector', '  Udp Packets: 3'))).toEqual({});
  });
});
