import { describe, expect, it } from 'vitest';
import { readOtel } from '../../../src/facts/status/status-otel.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const otelOf = (title: string, body: string): Record<string, unknown> =>
  valuesOf(readOtel(pageOf(section(title, body))));

describe('readOtel', () => {
  it.each([
    [
      '  Status: Not enabled\n  Collector status: Not running',
      { 'otlp.enabled': false, 'otlp.collectorRunning': false },
    ],
    [
      '  Status: Enabled\n  Collector status: Running\n  Error: pipeline plum failed',
      { 'otlp.enabled': true, 'otlp.collectorRunning': true, 'otlp.error': 'pipeline plum failed' },
    ],
    ['  Status: maybe', {}],
  ])('reads OTLP: %j', (body, values) => expect(otelOf('OTLP', body)).toEqual(values));

  it('takes a collector that is not enabled for no error', () => {
    const status = '  Status: Not running or unreachable on https://localhost:7777.';
    expect(otelOf('OTel Agent', `${status}\n  Error: OTel Agent is not enabled.`)).toEqual({
      'otelAgent.running': false,
      'otelAgent.enabled': false,
    });
    expect(otelOf('OTel Agent', `${status}\n  Error: dial tcp: refused`)).toEqual({
      'otelAgent.running': false,
      'otelAgent.error': 'dial tcp: refused',
    });
  });

  it('reads signals and how many failed', () => {
    const body = `  Status: Running
  Agent Version: 7.70.0
  Collector Version: v0.127.0

  Receiver
  ==========================
    Spans Accepted: 1200, WARNING: Refused spans: 3
    Log Records Accepted: many

  Exporter
  ==========================
    Metric Points Sent: 1.5e+06

  Warnings
  ==========================
    - WARNING: no exporter for plums`;
    expect(otelOf('OTel Agent', body)).toEqual({
      'otelAgent.running': true,
      'otelAgent.enabled': true,
      'otelAgent.version': '7.70.0',
      'otelAgent.collectorVersion': 'v0.127.0',
      'otelAgent.signals': [
        { stage: 'receiver', signal: 'spans', count: 1200, failed: 3 },
        { stage: 'exporter', signal: 'metric points', count: 1_500_000, failed: 0 },
      ],
      'otelAgent.warnings': ['no exporter for plums'],
    });
  });
});
