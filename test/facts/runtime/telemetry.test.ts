import { describe, expect, it } from 'vitest';
import { parseTelemetrySeries } from '../../../src/facts/runtime/telemetry-series.ts';
import { readAgentTelemetry } from '../../../src/facts/runtime/telemetry-reader.ts';
import { factsOf, valueOrCause } from '../flare-of.ts';

describe('a line of telemetry', () => {
  it.each([
    ['go_goroutines 97', { metric: 'go_goroutines', labels: '', value: 97 }],
    ['a__b{x="1",y="}"} 2.5e+06', { metric: 'a__b', labels: 'x="1",y="}"', value: 2_500_000 }],
    ['a_total 3 1700000000000', { metric: 'a_total', labels: '', value: 3 }],
    ['a 1', { metric: 'a', labels: '', value: 1 }],
  ])('%s', (line, series) => {
    expect(parseTelemetrySeries(line)).toEqual(series);
  });

  it.each([
    '',
    '# HELP a b',
    'a NaN',
    'a +Inf',
    'a{x="1" 3',
    'a{x="1"}',
    'not a series',
    ' a 1',
    `a{x="${'y'.repeat(5000)}"} 1`,
  ])('is not %j', (line) => {
    expect(parseTelemetrySeries(line)).toBeUndefined();
  });
});

describe('telemetry.log', () => {
  const TEXT = [
    'go_goroutines 97',
    'point__dropped{domain="a"} 5',
    'point__sent{domain="a"} 10',
    'point__sent{domain="b"} 5',
    'process_max_fds 200',
    'process_open_fds 50',
    'checks__execution_time{check_name="disk"} 12',
    'shop__errors_bucket{le="1"} 4',
    'tagger__list_errors{x="1"} 0',
    'transactions__dropped{domain="a"} 0',
  ].join('\n');

  it('sums the metrics that show trouble, also at zero', () => {
    const facts = factsOf({ 'telemetry.log': TEXT });
    expect(valueOrCause(facts, 'telemetry.metrics')).toContainEqual({
      metric: 'transactions__dropped',
      total: 0,
      series: 1,
    });
    expect(valueOrCause(facts, 'telemetry.metrics')).toContainEqual({
      metric: 'point__sent',
      total: 15,
      series: 2,
    });
    expect(valueOrCause(facts, 'points.sent')).toBe(15);
    expect(valueOrCause(facts, 'points.dropRatio')).toBe(0.25);
    expect(valueOrCause(facts, 'openFiles.ratio')).toBe(0.25);
  });

  it('lists the series above zero that speak of trouble', () => {
    expect(factsOf({ 'telemetry.log': TEXT }).fact('telemetry.errors')).toMatchObject({
      value: {
        value: [{ metric: 'point__dropped', labels: 'domain="a"', value: 5 }],
        itemPlaces: [{ line: 2, text: 'point__dropped{domain="a"} 5' }],
      },
    });
  });

  it('says nothing about another file', () => {
    const facts = factsOf({ 'telemetry.log': 'error collecting data' });
    expect(valueOrCause(facts, 'telemetry.metrics')).toEqual({ cause: 'absent' });
    expect(factsOf({ 'telemetry.log': 'point__dropped 5' }).fact('points.dropRatio').known).toBe(false);
  });

  it('keeps system-probe apart', () => {
    const facts = factsOf({
      'system-probe/system_probe_telemetry.log': 'go_goroutines 31\nnetwork_tracer__state__conn_dropped 8',
    });
    expect(facts.fact('goroutines.count').known).toBe(false);
    expect(valueOrCause(facts, 'systemProbe.telemetryErrors')).toEqual([
      { metric: 'network_tracer__state__conn_dropped', labels: '', value: 8 },
    ]);
  });

  it('bounds what it keeps', () => {
    const reader = readAgentTelemetry();
    for (let line = 1; line <= 5000; line += 1) reader.read(`x__errors{n="${line}"} 1`, line);
    const errors = reader.facts('telemetry.log').find(({ name }) => name === 'telemetry.errors');
    expect(errors?.value).toHaveLength(1000);
    expect(errors?.itemPlaces).toHaveLength(1000);
  });
});
