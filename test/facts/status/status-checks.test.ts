import { describe, expect, it } from 'vitest';
import { parseCheckTitle, readChecks } from '../../../src/facts/status/status-checks.ts';
import { MID_PAGE } from './status-page-mid.ts';
import { CLUSTER_PAGE, NEW_PAGE } from './status-page-new.ts';
import { OLD_PAGE } from './status-page-old.ts';
import { itemLines, pageOf, section, valuesOf } from './status-text.ts';

const lineOf = (page: string, content: string): number =>
  page.split('\n').findIndex((line) => line.trim() === content) + 1;

const checksPage = (body: string): string =>
  section('Collector', `  Running Checks\n  ==============\n${body}`);

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
        totalSamples: 0,
        neverSucceeded: true,
      },
      {
        name: 'disk',
        version: '4.9.0',
        instance: 'disk:1',
        status: 'ok',
        totalRuns: 1203,
        lastSamples: 1042,
        totalSamples: 1_253_526,
      },
      {
        name: 'disk',
        version: '4.9.0',
        instance: 'disk:2',
        status: 'warning',
        warning: '/mnt/apples is not readable',
        warnings: 2,
        serviceVersion: '1.0',
        totalRuns: 1203,
        lastSamples: 12,
        totalSamples: 14_436,
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
      {
        name: 'load',
        status: 'ok',
        totalRuns: 31,
        lastSamples: 6,
        totalSamples: 186,
        lastEvents: 0,
        lastServiceChecks: 0,
        averageSeconds: 0,
      },
      {
        name: 'redisdb',
        status: 'error',
        error: 'Error 111 connecting to cache.orchard:6379. Connection refused.',
        totalRuns: 31,
        lastSamples: 0,
        totalSamples: 0,
        averageSeconds: 0.009,
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
        isLongRunning: true,
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

  it('takes the version of the service that a check watches', () => {
    const page = checksPage(
      `    figs (2.1.0)
    ------------
      Instance ID: figs:1 [OK]
      metadata:
        version.major: 13
        version.raw: 13.2 (Orchard 13.2-1)

      Instance ID: figs:2 [ERROR]
      Error: cannot connect
        version.raw: 14.0
`,
    );
    expect(readChecks(pageOf(page))[0]?.value).toEqual([
      {
        name: 'figs',
        version: '2.1.0',
        instance: 'figs:1',
        status: 'ok',
        serviceVersion: '13.2 (Orchard 13.2-1)',
      },
      { name: 'figs', version: '2.1.0', instance: 'figs:2', status: 'error', error: 'cannot connect' },
    ]);
  });

  it('reads dates, durations and event-platform rows', () => {
    const facts = readChecks(
      pageOf(
        checksPage(
          `
    snmp (5.1.0)
    ------------
      Instance ID: snmp:fig [OK]
      Metric Samples: Last Run: 5, Total: 50
      Events: Last Run: 1, Total: 2
      Network Devices Metadata: Last Run: 3, Total: 30
      Service Checks: Last Run: 4, Total: 40
      Average Execution Time : 1.5s
      Last Execution Date : 2025-01-01 00:00:10 UTC (1735689610000)
      Last Successful Execution Date : 2025-01-01 00:00:00 UTC (1735689600000)
      Cancelling: True`,
        ),
      ),
    );
    expect(valuesOf(facts)).toEqual({
      checks: [
        {
          name: 'snmp',
          version: '5.1.0',
          instance: 'snmp:fig',
          status: 'ok',
          lastSamples: 5,
          totalSamples: 50,
          lastEvents: 1,
          lastServiceChecks: 4,
          averageSeconds: 1.5,
          lastRunAt: 1_735_689_610_000,
          lastSuccessAt: 1_735_689_600_000,
          isCancelling: true,
        },
      ],
      'checks.eventPlatform': [
        { name: 'snmp', instance: 'snmp:fig', type: 'Network Devices Metadata', last: 3, total: 30 },
      ],
    });
  });

  it('names what a Python check raised last and what it raised first', () => {
    const [fact] = readChecks(
      pageOf(
        checksPage(
          `
    web
    ---
      Instance ID: web [ERROR]
      Error: no answer
      from the plum server
      Traceback (most recent call last):
        File "a.py", line 1, in get
          read: all
      ConnectionRefusedError: [Errno 111] Connection refused

      During handling of the above exception, another exception occurred:

      Traceback (most recent call last):
        File "b.py", line 2, in run
      requests.exceptions.ConnectionError: no answer
      HINT: none`.replace('      from the', 'from the'),
        ),
      ),
    );
    expect(fact?.value).toMatchObject([
      {
        error: 'no answer\nfrom the plum server',
        exception: 'requests.exceptions.ConnectionError',
        rootException: 'ConnectionRefusedError',
      },
    ]);
    const bare =
      '    cpu\n    ---\n      Instance ID: cpu [ERROR]\n      Error: no /proc\n      No traceback';
    expect(readChecks(pageOf(checksPage(bare)))[0]?.value).toEqual([
      { name: 'cpu', instance: 'cpu', status: 'error', error: 'no /proc' },
    ]);
  });

  it('lists all warnings, and none where the page goes on', () => {
    expect(valuesOf(readChecks(pageOf(MID_PAGE)))['checks.warningMessages']).toEqual([
      { name: 'disk', instance: 'disk:2', message: '/mnt/apples is not readable' },
      { name: 'disk', instance: 'disk:2', message: 'a second one' },
    ]);
    expect(valuesOf(readChecks(pageOf(NEW_PAGE)))['checks.warningMessages']).toEqual([]);
    const cut = checksPage('    cpu\n    ---\n      Instance ID: cpu [OK]');
    expect(valuesOf(readChecks(pageOf(cut)))).not.toHaveProperty('checks.warningMessages');
  });

  it('reads checks on a page that lost their heading, but does not trust that they are all', () => {
    const page =
      '    kubelet (4.1.1)\n    ---------------\n      Instance ID: kubelet:d8 [ERROR]\n      Error: no URL';
    expect(readChecks(pageOf(page))).toMatchObject([
      { name: 'checks', confidence: 'low', value: [{ name: 'kubelet', status: 'error', error: 'no URL' }] },
    ]);
    const old =
      '  Running Checks\n  ==============\n    apple\n    -----\n      Total Runs: 12\n      Metrics: 3, Total Metrics: 36';
    expect(readChecks(pageOf(old))).toMatchObject([
      { name: 'checks', confidence: 'low', value: [{ name: 'apple', totalRuns: 12, totalSamples: 36 }] },
    ]);
    expect(readChecks(pageOf(section('Logs Agent', '  nginx\n  -----\n    Status: OK')))).toEqual([]);
  });

  it('reads instances in other sections and in a second list too', () => {
    const check = (name: string): string => `    ${name}\n    ---\n      Instance ID: ${name}:1 [OK]\n`;
    const list = (name: string): string =>
      section('Collector', `  Running Checks\n  ==============\n${check(name)}`);
    const apart =
      '    cpu (1.0.0)\n    -----------\n      Instance ID: cpu:1 [ERROR]\n      Error: no load\n';
    const page = list('ntp') + section('DogStatsD', `  Events: 1\n${apart}`) + list('gpu');
    expect(valuesOf(readChecks(pageOf(page))).checks).toMatchObject([
      { name: 'ntp', status: 'ok' },
      { name: 'gpu', status: 'ok' },
      { name: 'cpu', status: 'error', error: 'no load' },
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
