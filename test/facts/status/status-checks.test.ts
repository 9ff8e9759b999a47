import { describe, expect, it } from 'vitest';
import { parseCheckTitle, readChecks } from '../../../src/facts/status/status-checks.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { CLUSTER_PAGE, NEW_PAGE } from './status-page-new.ts';
import { OLD_PAGE } from './status-page-old.ts';
import { itemLines, pageOf, section } from './status-text.ts';

const lineOf = (page: string, content: string): number =>
  page.split('\n').findIndex((line) => line.trim() === content) + 1;

describe('readChecks', () => {
  it('reads every instance of every check', () => {
    const [fact] = readChecks(pageOf(MID_PAGE));
    expect(fact?.value).toEqual([
      {
        name: 'cilium',
        version: '2.3.0',
        instance: 'cilium:77aa',
        status: 'error',
        error: 'connection to 10.1.2.3:9090 refused',
        source: 'file:/etc/datadog-agent/conf.d/cilium.d/auto_conf.yaml',
        totalRuns: 1204,
        lastSamples: 0,
      },
      {
        name: 'disk',
        version: '4.9.0',
        instance: 'disk:1',
        status: 'ok',
        totalRuns: 1203,
        lastSamples: 1042,
      },
      {
        name: 'disk',
        version: '4.9.0',
        instance: 'disk:2',
        status: 'warning',
        warning: '/mnt/apples is not readable',
        totalRuns: 1203,
        lastSamples: 12,
      },
    ]);
    expect(fact?.text.trim()).toBe('Running Checks');
  });

  it('cites the error or the warning, else the instance', () => {
    expect(itemLines(readChecks(pageOf(MID_PAGE)), 'checks')).toEqual([
      lineOf(MID_PAGE, 'Error: connection to 10.1.2.3:9090 refused'),
      lineOf(MID_PAGE, 'Instance ID: disk:1 [OK]'),
      lineOf(MID_PAGE, 'Warning: /mnt/apples is not readable'),
    ]);
  });

  it('reads checks of Agent 6, where only an error row tells of an error', () => {
    expect(readChecks(pageOf(OLD_PAGE))[0]?.value).toEqual([
      { name: 'load', status: 'ok', totalRuns: 31, lastSamples: 6 },
      {
        name: 'redisdb',
        status: 'error',
        error: 'Error 111 connecting to cache.orchard:6379. Connection refused.',
        totalRuns: 31,
        lastSamples: 0,
      },
    ]);
  });

  it('reads a long-running check, which counts no runs', () => {
    expect(readChecks(pageOf(NEW_PAGE))[0]?.value).toEqual([
      {
        name: 'winproc',
        instance: 'winproc',
        status: 'ok',
        source: 'file:C:\\ProgramData\\Datadog\\conf.d\\winproc.d\\conf.yaml.default[0]',
      },
    ]);
  });

  it('takes a message from the line below an empty label', () => {
    const page = section(
      'Collector',
      '  Running Checks\n  ==============\n    cpu\n    ---\n      Instance ID: cpu [ERROR]\n      Error:\n      no /proc',
    );
    expect(readChecks(pageOf(page))[0]?.value).toEqual([
      { name: 'cpu', instance: 'cpu', status: 'error', error: 'no /proc' },
    ]);
  });

  it('tells no checks from no page', () => {
    expect(readChecks(pageOf(CLUSTER_PAGE))).toMatchObject([
      { name: 'checks', value: [], text: '    No checks have run yet' },
    ]);
    expect(readChecks(pageOf(section('Collector', '  Running Checks\n  ==============\n')))).toEqual([]);
    expect(readChecks(pageOf(''))).toEqual([]);
  });
});

describe('parseCheckTitle', () => {
  it.each([
    ['cpu', { name: 'cpu' }],
    ['cilium (2.3.0)', { name: 'cilium', version: '2.3.0' }],
    ['odd (name', { name: 'odd (name' }],
  ])('splits %s', (title, parts) => expect(parseCheckTitle(title)).toEqual(parts));
});
