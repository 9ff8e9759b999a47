import { describe, expect, it } from 'vitest';
import { readCheckErrors } from '../../../src/facts/status/status-check-errors.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { NEW_PAGE } from './status-page-new.ts';
import { OLD_PAGE } from './status-page-old.ts';
import { itemLines, pageOf, section, valuesOf } from './status-text.ts';

describe('readCheckErrors', () => {
  const mid = readCheckErrors(pageOf(MID_PAGE));

  it('reads constructor errors with their continuation at column 0, without the traceback', () => {
    expect(valuesOf(mid)['checks.initializationErrors']).toEqual([
      {
        name: 'postgres',
        instance: 0,
        error: [
          "could not invoke 'postgres' python check constructor. New constructor API returned:",
          '=====',
          'datadog_checks.base.errors.ConfigurationError: no user given',
          'Deprecated constructor API returned:',
          "__init__() got an unexpected keyword argument 'agentConfig'",
        ].join('\n'),
      },
    ]);
  });

  it('keeps the loader that had something to say', () => {
    expect(valuesOf(mid)['checks.loadingErrors']).toEqual([
      {
        name: 'postgres',
        loader: 'Python Check Loader',
        error: 'could not configure check instance for python check postgres',
      },
    ]);
    const [line = 0] = itemLines(mid, 'checks.loadingErrors') ?? [];
    expect(MID_PAGE.split('\n')[line - 1]).toContain('could not configure check instance');
  });

  it('reads a second list of the same page too', () => {
    const list = (check: string): string =>
      `  Config Errors\n  =============\n    ${check}\n    ---\n      Configuration file contains no valid instances\n`;
    const page = section('Collector', list('ntp')) + section('DogStatsD', `  Events: 1\n${list('gpu')}`);
    expect(valuesOf(readCheckErrors(pageOf(page)))['checks.configErrors']).toMatchObject([
      { name: 'ntp' },
      { name: 'gpu' },
    ]);
  });

  it('keeps all loaders when none had', () => {
    const page = section(
      'Collector',
      '  Loading Errors\n  ==============\n    kiwi\n    ----\n      Core Check Loader:\n        Check kiwi not found in Catalog',
    );
    expect(valuesOf(readCheckErrors(pageOf(page)))['checks.loadingErrors']).toEqual([
      { name: 'kiwi', loader: 'Core Check Loader', error: 'Check kiwi not found in Catalog' },
    ]);
  });

  it('reads the errors of Agent 6', () => {
    const values = valuesOf(readCheckErrors(pageOf(OLD_PAGE)));
    expect(values['checks.configErrors']).toEqual([
      { name: 'nginx', error: 'yaml: line 7: did not find expected key' },
    ]);
    expect(values['checks.loadingErrors']).toHaveLength(2);
  });

  it('reads why Python did not start', () => {
    const page = section(
      'Collector',
      "  Error initializing Python\n  =========================\n    - No module named 'yaml'\n",
    );
    expect(valuesOf(readCheckErrors(pageOf(page)))['agent.pythonInitErrors']).toEqual([
      "No module named 'yaml'",
    ]);
  });

  it('takes a missing block for no errors only when the page goes on', () => {
    const whole = readCheckErrors(pageOf(NEW_PAGE));
    expect(whole.map((fact) => [fact.value, fact.confidence, fact.text])).toEqual(
      Array(3).fill([[], 'medium', 'Collector']),
    );
    expect(readCheckErrors(pageOf(section('Collector', '')))).toEqual([]);
  });
});
