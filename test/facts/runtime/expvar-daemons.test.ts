import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

describe('expvar/system-probe', () => {
  const STATS = [
    'event_monitor: {}',
    'network_tracer:',
    '  Error: "no permission for the classifier"',
    '  state:',
    '    clients:',
    '      "-1": {}',
    '      main: {}',
    '  tracer:',
    '    last_check: 1.70000001e+09',
    '  universal_service_monitoring:',
    '    blocked_processes:',
    '    - {SamplePath: /a}',
    '    error: old kernel',
    '    state: not running',
    '    traced_programs: []',
    'updated_at: 1.7e+09',
    'uptime: 2m3s',
  ].join('\n');

  it('names the modules as the status page does', () => {
    const facts = factsOf({ 'expvar/system-probe': STATS });
    expect(facts.fact('systemProbe.modules')).toMatchObject({
      value: {
        value: [
          { name: 'USM', status: 'not running', error: 'old kernel' },
          { name: 'NPM', status: 'Not running', error: 'no permission for the classifier' },
          { name: 'Event Monitor', status: 'Running' },
        ],
        itemPlaces: [{ line: 13 }, { line: 3 }, { line: 1 }],
      },
    });
  });

  it('gives the network module the fields that the status page gives it', () => {
    const stats = STATS.split('\n').filter((line) => !line.startsWith('  Error:'));
    const facts = factsOf({ 'expvar/system-probe': stats.join('\n') });
    expect(valueOrCause(facts, 'systemProbe.modules')).toContainEqual({
      name: 'NPM',
      status: 'Running',
      lastCheckAt: 1_700_000_010_000,
      clients: 2,
    });
  });

  it('gives its times, clients and programs', () => {
    const facts = factsOf({ 'expvar/system-probe': STATS });
    const names = ['running', 'uptime', 'updatedAt', 'networkCheckedAt', 'networkClients'];
    expect(names.map((name) => valueOrCause(facts, `systemProbe.${name}`))).toEqual([
      true,
      123,
      1_700_000_000_000,
      1_700_000_010_000,
      2,
    ]);
    expect(
      ['state', 'error', 'tracedPrograms', 'blockedPrograms'].map((name) =>
        valueOrCause(facts, `usm.${name}`),
      ),
    ).toEqual(['not running', 'old kernel', 0, 1]);
  });

  it('is about the daemon also in a local flare', () => {
    const facts = factsOf({ 'expvar/system-probe': 'Errors: connection refused', local: '' });
    expect(valueOrCause(facts, 'systemProbe.running')).toBe(false);
    expect(valueOrCause(facts, 'systemProbe.error')).toBe('connection refused');
    expect(facts.fact('systemProbe.modules').known).toBe(false);
  });

  it('says nothing when it is empty', () => {
    const facts = factsOf({ 'expvar/system-probe': '{}' });
    expect(valueOrCause(facts, 'systemProbe.running')).toEqual({ cause: 'absent' });
  });
});

describe('expvar/trace-agent', () => {
  it('gives clients, writers and sampling rates', () => {
    const facts = factsOf({
      'expvar/trace-agent': [
        'memstats:',
        '  Alloc: 1.25e+07',
        'pid: 77',
        'ratebyservice:',
        '  service:,env:: 1',
        '  service:shop,env:prod: 0.5',
        'receiver:',
        '- Lang: go',
        '  SpansReceived: 40',
        '  TracerVersion: 2.0.1',
        '  TracesDropped:',
        '    EmptyTrace: 1',
        '    SpanIDZero: 1',
        '  TracesReceived: 8',
        '- Lang: ruby',
        '  SpansReceived: 2',
        '  TracesReceived: 1',
        'trace_writer:',
        '  Bytes: 900',
        '  Errors: 3',
        '  Payloads: 4',
        'version:',
        '  Version: 7.61.0',
      ].join('\n'),
    });
    expect(valueOrCause(facts, 'apm.running')).toBe(true);
    expect(valueOrCause(facts, 'apm.version')).toBe('7.61.0');
    expect(valueOrCause(facts, 'apm.memory')).toBe(12_500_000);
    expect(valueOrCause(facts, 'apm.tracesReceived')).toBe(9);
    expect(valueOrCause(facts, 'apm.spansReceived')).toBe(42);
    expect(valueOrCause(facts, 'apm.clientDrops')).toEqual([
      { language: 'go', tracerVersion: '2.0.1', tracesDropped: 2, dropRatio: 0.25 },
      { language: 'ruby' },
    ]);
    expect(valueOrCause(facts, 'apm.writers')).toEqual([
      { kind: 'traces', payloads: 4, bytes: 900, errors: 3 },
    ]);
    expect(valueOrCause(facts, 'apm.samplingRates')).toEqual([
      { rate: 1 },
      { service: 'shop', env: 'prod', rate: 0.5 },
    ]);
  });

  it.each([
    [
      'Error retrieving vars: Get "http://127.0.0.1:5012/debug/vars": dial tcp 127.0.0.1:5012: connect: connection refused',
      false,
    ],
    [
      'Error retrieving vars: Get "https://127.0.0.1:5012/debug/vars": http: server gave HTTP response to HTTPS client',
      undefined,
    ],
    ['Got response 404 Not Found from /debug/vars:\n', undefined],
  ])('takes only a refused connection for a trace-agent that is down: %s', (sentence, running) => {
    const lookup = factsOf({ 'expvar/trace-agent': sentence }).fact('apm.running');
    expect(lookup.known ? lookup.value.value : undefined).toBe(running);
  });

  it('says why it is not known', () => {
    const facts = factsOf({ 'expvar/trace-agent': 'Error retrieving vars: timeout' });
    expect(valueOrCause(facts, 'apm.version')).toEqual({ cause: 'collection-failed' });
  });
});
