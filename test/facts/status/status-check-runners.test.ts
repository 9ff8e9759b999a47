import { describe, expect, it } from 'vitest';
import { parsePercent, readCheckRunners } from '../../../src/facts/status/status-check-runners.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const runnersOf = (body: string, rest = ''): Record<string, unknown> =>
  valuesOf(readCheckRunners(pageOf(section('Collector', body) + rest)));

const TITLE = '  Check Worker Utilization\n  ========================\n';

describe('readCheckRunners', () => {
  it('reads the number of runners in the header of older pages', () => {
    expect(valuesOf(readCheckRunners(pageOf(MID_PAGE)))).toEqual({ 'checks.runners': 4 });
  });

  it('reads how busy they are', () => {
    const body = `${TITLE}    Total Workers: 2\n    Average Utilization: 12.5%\n\n    Top Workers (by utilization):\n      worker_2: 25.0%\n      worker_1: none`;
    expect(runnersOf(body)).toEqual({
      'checks.runners': 2,
      'checks.runnerUtilization': 0.125,
      'checks.busiestRunners': [{ name: 'worker_2', utilization: 0.25 }],
    });
  });

  it('takes a missing average for zero only when the page goes on', () => {
    const body = `${TITLE}    Total Workers: 2`;
    expect(runnersOf(body)).toEqual({ 'checks.runners': 2 });
    expect(runnersOf(body, section('Endpoints', ''))).toEqual({
      'checks.runners': 2,
      'checks.runnerUtilization': 0,
    });
    expect(runnersOf(`${TITLE}    No worker utilization data available`, section('Endpoints', ''))).toEqual(
      {},
    );
  });

  it('reads linter warnings', () => {
    const body =
      '  Python 3 Linter Warnings\n  ========================\n      fig\n      ---\n        print statement\n        old except';
    expect(runnersOf(body)).toEqual({
      'checks.linterWarnings': [
        { name: 'fig', warning: 'print statement' },
        { name: 'fig', warning: 'old except' },
      ],
    });
  });
});

describe('parsePercent', () => {
  it.each([
    ['100.0%', 1],
    ['21.6%', 0.216],
    ['0%', 0],
    ['5', undefined],
    ['%', undefined],
  ])('reads %s', (text, ratio) => expect(parsePercent(text)).toBe(ratio));
});
