import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const runner = (...lines: string[]): string =>
  ['Checks:', '  cache:', '    cache:1f2e:', ...lines.map((line) => `      ${line}`)].join('\n');

describe('expvar/runner', () => {
  it('gives the times of an instance in seconds and milliseconds', () => {
    const facts = factsOf({
      'expvar/runner': runner(
        'AverageExecutionTime: 250',
        'LastError: ""',
        'LastSuccessDate: 1.7e+09',
        'LongRunning: true',
        'TotalMetricSamples: 7',
        'TotalRuns: 0',
        'UpdateTimestamp: 1.70000001e+09',
      ),
    });
    expect(valueOrCause(facts, 'checks')).toEqual([
      {
        name: 'cache',
        instance: 'cache:1f2e',
        status: 'ok',
        totalSamples: 7,
        averageSeconds: 0.25,
        lastRunAt: 1_700_000_010_000,
        lastSuccessAt: 1_700_000_000_000,
        isLongRunning: true,
      },
    ]);
  });

  it('knows no date for never', () => {
    const facts = factsOf({ 'expvar/runner': runner('LastSuccessDate: 0', 'LongRunning: false') });
    expect(valueOrCause(facts, 'checks')).toEqual([
      { name: 'cache', instance: 'cache:1f2e', status: 'ok', neverSucceeded: true },
    ]);
  });

  it('states the fields that the status page states, so that a page that is missing turns no rule around', () => {
    const facts = factsOf({
      'expvar/runner': runner(
        'Cancelling: true',
        'Events: 3',
        `LastError: '[{"message": "no \\"host\\" in C:\\\\etc", "traceback": ""}]'`,
        'LastWarnings: ["slow", "late"]',
        'MetricSamples: 8',
        'ServiceChecks: 2',
        'TotalMetricSamples: 80',
        'TotalRuns: 10',
      ),
    });
    expect(valueOrCause(facts, 'checks')).toEqual([
      {
        name: 'cache',
        instance: 'cache:1f2e',
        status: 'error',
        error: 'no "host" in C:\\etc',
        warning: 'slow',
        warnings: 2,
        totalRuns: 10,
        lastSamples: 8,
        totalSamples: 80,
        lastEvents: 3,
        lastServiceChecks: 2,
        isCancelling: true,
      },
    ]);
  });

  it('counts runs and errors of each instance', () => {
    const facts = factsOf({
      'expvar/runner': runner(
        'Interval: 1.5e+10',
        'LastDelay: 2',
        'LastExecutionTime: 30',
        'TotalErrors: 5',
        'TotalRuns: 20',
        'TotalWarnings: 0',
      ),
    });
    expect(facts.fact('checks.runs')).toMatchObject({
      value: {
        value: [
          {
            name: 'cache',
            instance: 'cache:1f2e',
            runs: 20,
            errors: 5,
            warnings: 0,
            errorRatio: 0.25,
            interval: 15,
            lastExecutionTime: 0.03,
            delay: 2,
          },
        ],
        itemPlaces: [{ line: 3 }],
      },
    });
  });

  it('knows no ratio before the first run', () => {
    const facts = factsOf({ 'expvar/runner': runner('TotalErrors: 0', 'TotalRuns: 0') });
    expect(valueOrCause(facts, 'checks.runs')).toEqual([
      { name: 'cache', instance: 'cache:1f2e', runs: 0, errors: 0 },
    ]);
  });

  it.each([
    ['Workers: 6', 6],
    ['Workers:\n  Count: 8\n  Instances: {}', 8],
  ])('reads the totals, also with %j', (workers, count) => {
    const facts = factsOf({
      'expvar/runner': `Errors: 30\nRunning:\n  cache:1f2e: "2025-03-01T10:00:00Z"\nRuns: 120\n${workers}`,
    });
    expect(valueOrCause(facts, 'checks.runners')).toBe(count);
    expect(valueOrCause(facts, 'runner.errorRatio')).toBe(0.25);
    expect(valueOrCause(facts, 'runner.inProgress')).toEqual([
      { instance: 'cache:1f2e', startedAt: Date.UTC(2025, 2, 1, 10) },
    ]);
  });

  it('does not take a missing counter of errors for zero', () => {
    const facts = factsOf({ 'expvar/runner': 'Runs: 120' });
    expect(valueOrCause(facts, 'runner.runs')).toBe(120);
    expect(valueOrCause(facts, 'runner.errorRatio')).toEqual({ cause: 'absent' });
    expect(valueOrCause(facts, 'checks.runs')).toEqual({ cause: 'absent' });
  });
});
