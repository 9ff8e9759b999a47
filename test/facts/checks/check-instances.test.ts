import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type Texts } from '../flare-of.ts';

const TCP = 'etc/confd/tcp_check.d/conf.yaml';
const instance = (...lines: string[]): string => `  - ${lines.join('\n    ')}`;
const conf = (...instances: string[]): string => ['init_config:', 'instances:', ...instances].join('\n');

const runner = (...runs: readonly (readonly [id: string, samples: number, error?: string])[]): string =>
  [
    'Checks:',
    '  tcp_check:',
    ...runs.flatMap(([id, samples, error = '']) => [
      `    tcp_check:${id}:`,
      `      LastError: '${error}'`,
      '      LastWarnings: []',
      `      MetricSamples: ${samples}`,
      '      TotalRuns: 4',
    ]),
  ].join('\n');

describe('tcpCheck.instances', () => {
  it('lists the instances of every active file', () => {
    const facts = factsOf({
      [TCP]: conf(
        instance(
          'name: db',
          'host: localhost',
          'port: 5432',
          'collect_response_time: "true"',
          'ipv4_only: yes',
        ),
      ),
      'etc/confd/tcp_check.d/more.yaml': conf(instance('name: web', 'host: ::1', 'port: http')),
      'etc/confd/tcp_check.d/conf.yaml.default': conf(instance('name: never')),
      'etc/confd/http_check.d/conf.yaml': conf(instance('name: other')),
    });
    expect(facts.fact('tcpCheck.instances')).toMatchObject({
      value: {
        value: [
          { name: 'db', host: 'localhost', port: 5432, ipv4Only: true, collectResponseTime: true },
          { name: 'web', host: '::1', ipv4Only: false, collectResponseTime: false },
        ],
        file: TCP,
        line: 2,
        itemPlaces: [
          { file: TCP, line: 3 },
          { file: 'etc/confd/tcp_check.d/more.yaml', line: 3 },
        ],
      },
    });
  });

  it('is not known without a file of the check', () => {
    const facts = factsOf({ 'etc/confd/http_check.d/conf.yaml': conf(instance('name: other')) });
    expect(valueOrCause(facts, 'tcpCheck.instances')).toEqual({ cause: 'absent' });
  });
});

describe('tcpCheck.silentFailures', () => {
  const timed = (name: string, ...more: string[]): string =>
    instance(`name: ${name}`, 'host: localhost', 'port: 5432', 'collect_response_time: true', ...more);
  const failuresOf = (texts: Texts): unknown => valueOrCause(factsOf(texts), 'tcpCheck.silentFailures');

  it('finds an instance that sent no response time', () => {
    const facts = factsOf({
      [TCP]: conf(timed('db'), timed('web')),
      'expvar/runner': runner(['db:1a2b', 1], ['web:3c4d', 2]),
    });
    expect(facts.fact('tcpCheck.silentFailures')).toMatchObject({
      value: {
        value: [{ name: 'db', host: 'localhost', port: 5432, ipv4Only: false }],
        file: 'expvar/runner',
        line: 3,
        itemPlaces: [{ line: 3 }],
      },
    });
  });

  it.each([
    ['all connected', conf(timed('db')), runner(['db:1a2b', 2]), []],
    [
      'several addresses',
      conf(timed('db', 'multiple_ips: true')),
      runner(['db:1a2b', 1]),
      { cause: 'absent' },
    ],
    ['no response time', conf(instance('name: db')), runner(['db:1a2b', 1]), { cause: 'absent' }],
    ['an error of the check', conf(timed('db')), runner(['db:1a2b', 1, 'refused']), { cause: 'absent' }],
    ['another instance', conf(timed('db')), runner(['db2:1a2b', 1]), { cause: 'absent' }],
  ])('%s', (...[, text, run, value]) => {
    expect(failuresOf({ [TCP]: text, 'expvar/runner': run })).toEqual(value);
  });

  it('does not trust the runs of the command line', () => {
    const texts = { [TCP]: conf(timed('db')), 'expvar/runner': runner(['db:1a2b', 1]), local: '' };
    expect(failuresOf(texts)).toMatchObject({ cause: expect.any(String) as string });
  });

  it('joins with the status page', () => {
    const status = [
      '='.repeat(20),
      'Agent (v7.50.0)',
      '='.repeat(20),
      '',
      '=========',
      'Collector',
      '=========',
      '',
      '  Running Checks',
      '  ==============',
      '    tcp_check (4.6.0)',
      '    -----------------',
      '      Instance ID: tcp_check:db:1a2b3c [OK]',
      '      Total Runs: 1',
      '      Metric Samples: Last Run: 1, Total: 1',
    ].join('\n');
    expect(failuresOf({ [TCP]: conf(timed('db')), 'status.log': status })).toMatchObject([{ name: 'db' }]);
  });
});

describe('processCheck.instances', () => {
  it('reads names, strings and matching', () => {
    const facts = factsOf({
      'etc/confd/process.yaml': conf(
        instance('name: ssh', "search_string: ['ssh', 'sshd']", 'exact_match: false'),
        instance('name: pg', 'search_string: postgres'),
      ),
    });
    expect(valueOrCause(facts, 'processCheck.instances')).toEqual([
      { name: 'ssh', searchString: 'ssh, sshd', exactMatch: false },
      { name: 'pg', searchString: 'postgres', exactMatch: true },
    ]);
  });
});

describe('checks of expvar/runner', () => {
  it('stand in for the status page', () => {
    const text = runner(['db:1a2b', 1, '[{"message":"timed out","traceback":"x"}]'], ['web:3c', 2]);
    expect(factsOf({ 'expvar/runner': text }).fact('checks')).toMatchObject({
      value: {
        value: [
          {
            name: 'tcp_check',
            instance: 'tcp_check:db:1a2b',
            status: 'error',
            error: 'timed out',
            totalRuns: 4,
            lastSamples: 1,
          },
          { instance: 'tcp_check:web:3c', status: 'ok' },
        ],
        itemPlaces: [{ line: 4 }, { line: 8 }],
      },
    });
  });
});
