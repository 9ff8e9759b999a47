import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';
import { section } from './status-text.ts';

const END = section('Endpoints', '');

const factIn = (page: string, name: string, options = {}): unknown =>
  valueOrCause(factsOf({ 'status.log': page + END }, options), name);

const forwarder = (...rows: string[]): string =>
  section('Forwarder', rows.map((row) => `  ${row}`).join('\n'));

describe('shares of transactions', () => {
  it('counts failed tries among all tries and dropped transactions among those that ended', () => {
    const page = forwarder('Success: 90', 'Errors: 10', 'DroppedOnInput: 30');
    expect(factIn(page, 'forwarder.errorRate')).toBe(0.1);
    expect(factIn(page, 'forwarder.dropRate')).toBe(0.25);
  });

  it('is unknown without a transaction and when a side is not known', () => {
    expect(factIn(forwarder('Success: 0', 'Errors: 0'), 'forwarder.errorRate')).toEqual({ cause: 'absent' });
    expect(factIn(forwarder('Success: 9', 'Errors: 1'), 'forwarder.dropRate')).toEqual({ cause: 'absent' });
    expect(factIn(forwarder('DroppedOnInput: 4'), 'forwarder.dropRate')).toEqual({ cause: 'absent' });
  });

  it('cites what it counts, less surely', () => {
    const facts = factsOf({ 'status.log': forwarder('Success: 90', 'Errors: 10') + END });
    expect(facts.fact('forwarder.errorRate')).toMatchObject({
      value: { confidence: 'medium', unit: 'ratio', file: 'status.log', text: '  Errors: 10' },
    });
  });
});

describe('uptime and shares of log lines', () => {
  const header = (start: number, now: number): string =>
    section(
      'Agent (v7.60.0)',
      `  Status date: 2025-01-01 00:00:00 UTC (${now})\n  Agent start: 2025-01-01 00:00:00 UTC (${start})`,
    );
  const logs = (...rows: string[]): string =>
    section('Logs Agent', rows.map((row) => `    ${row}`).join('\n'));

  it('subtracts the start from the date of the page', () => {
    expect(factIn(header(1_735_689_600_000, 1_735_689_610_500), 'agent.uptime')).toBe(10.5);
    expect(factIn(header(1_735_689_610_500, 1_735_689_600_000), 'agent.uptime')).toEqual({ cause: 'absent' });
  });

  it('relates what was not sent to what was processed', () => {
    expect(factIn(logs('LogsProcessed: 200', 'LogsSent: 150'), 'logsAgent.lossRatio')).toBe(0.25);
    expect(factIn(logs('LogsProcessed: 0', 'LogsSent: 0'), 'logsAgent.lossRatio')).toEqual({
      cause: 'absent',
    });
    expect(factIn(logs('LogsProcessed: 1', 'LogsSent: 2'), 'logsAgent.lossRatio')).toEqual({
      cause: 'absent',
    });
    expect(factIn(logs('LogsSent: 2'), 'logsAgent.lossRatio')).toEqual({ cause: 'absent' });
  });

  it('relates the time of retries to the uptime', () => {
    const page = header(1_735_689_600_000, 1_735_689_700_000) + logs('RetryTimeSpent: 25s');
    expect(factIn(page, 'logsAgent.retryTimeRatio')).toBe(0.25);
    expect(factIn(logs('RetryTimeSpent: 25s'), 'logsAgent.retryTimeRatio')).toEqual({ cause: 'absent' });
  });

  it('relates metrics that could not be read to all', () => {
    const page = section('DogStatsD', '  Metric Packets: 75\n  Metric Parse Errors: 25');
    expect(factIn(page, 'dogstatsd.metricParseErrorRate')).toBe(0.25);
  });
});

describe('counts of checks', () => {
  const instances =
    '    fig\n    ---\n      Instance ID: fig:1 [OK]\n\n      Instance ID: fig:2 [ERROR]\n\n      Instance ID: fig:3 [WARNING]\n';
  const page = section('Collector', `  Running Checks\n  ==============\n${instances}`);

  it('counts instances by their status', () => {
    expect(factIn(page, 'checks.instances')).toBe(3);
    expect(factIn(page, 'checks.failing')).toBe(1);
    expect(factIn(page, 'checks.warning')).toBe(1);
  });

  it('is zero when no check has run', () => {
    const idle = section('Collector', '  Running Checks\n  ==============\n    No checks have run yet');
    expect(factIn(idle, 'checks.failing')).toBe(0);
  });

  it('does not count a list that may be cut', () => {
    expect(factIn(instances, 'checks')).toHaveLength(3);
    expect(factIn(instances, 'checks.failing')).toEqual({ cause: 'absent' });
    expect(factIn(page, 'checks.failing', { damaged: ['status.log'] })).toEqual({ cause: 'damaged' });
  });
});
