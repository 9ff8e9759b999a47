import { describe, expect, it } from 'vitest';
import { readDogstatsdStats } from '../../../src/facts/runtime/dogstatsd-stats.ts';
import { factsOf, valueOrCause } from '../flare-of.ts';

describe('dogstatsd-stats.log', () => {
  it('reads the table', () => {
    const facts = factsOf({
      'logs/dogstatsd_info/dogstatsd-stats.log': [
        'Metric     | Tags            | Count      | Last Seen',
        '-----------|-----------------|------------|----------',
        'cart.size  | env:dev zone:a  | 3          | 2025-02-01 08:00:00 +0000 UTC',
        'cart.total |                 | 12         | never',
      ].join('\n'),
    });
    expect(facts.fact('dogstatsd.topMetrics')).toMatchObject({
      value: {
        value: [
          { name: 'cart.total', count: 12 },
          { name: 'cart.size', tags: 'env:dev zone:a', count: 3, lastSeenAt: Date.UTC(2025, 1, 1, 8) },
        ],
        itemPlaces: [{ line: 4 }, { line: 3 }],
      },
    });
  });

  it('reads the log, whose lines count from the start', () => {
    const line = (count: number): string =>
      `2025-02-01 08:00:00 UTC | DOGSTATSD | INFO | Metric Name: cart.size | Tags: {env:dev} | Count: ${count} | Last Seen: 2025-02-01 08:00:00 UTC`;
    const facts = factsOf({
      'logs/dogstatsd_info/dogstatsd-stats.log': [line(1), line(2), line(9)].join('\n'),
    });
    expect(valueOrCause(facts, 'dogstatsd.topMetrics')).toMatchObject([
      { name: 'cart.size', tags: 'env:dev', count: 9 },
    ]);
  });

  it('bounds what it keeps, and keeps the most frequent', () => {
    const reader = readDogstatsdStats();
    for (let n = 1; n <= 20_000; n += 1) reader.read(`m${n} | | ${n} | x`, n);
    const [fact] = reader.facts('f');
    expect(fact?.value).toHaveLength(100);
    expect((fact?.value as readonly unknown[])[0]).toEqual({ name: 'm20000', count: 20_000 });
  });

  it('says nothing about other lines', () => {
    const facts = factsOf({ 'logs/dogstatsd_info/dogstatsd-stats.log': 'a | b | c\na | b | many | d' });
    expect(facts.fact('dogstatsd.topMetrics').known).toBe(false);
  });
});

describe('registry.json', () => {
  it('gives the offsets', () => {
    const facts = factsOf({
      'registry.json':
        '{"Version":2,"Registry":{"file:/srv/a.log":{"LastUpdated":"2025-02-01T08:00:00.5Z","Offset":"77","TailingMode":"end"},"docker:ab":{"LastUpdated":"soon","Offset":""}}}',
    });
    expect(valueOrCause(facts, 'logsAgent.offsets')).toEqual([
      {
        identifier: 'file:/srv/a.log',
        type: 'file',
        path: '/srv/a.log',
        offset: '77',
        lastUpdated: Date.UTC(2025, 1, 1, 8) + 500,
        tailingMode: 'end',
      },
      { identifier: 'docker:ab', type: 'docker' },
    ]);
  });

  it.each([
    ['{"Version":2,"Registry":{}}', []],
    ['{"Version":2}', { cause: 'absent' }],
    ['[]', { cause: 'absent' }],
  ])('%s', (text, value) => {
    expect(valueOrCause(factsOf({ 'registry.json': text }), 'logsAgent.offsets')).toEqual(value);
  });
});

describe('remote-config-state.log', () => {
  const STATE = [
    '=== Remote config DB state ===',
    '',
    'Configuration repository',
    '-------------------------',
    'root.json         - Version:         3 - Hash: 0a1b',
    '|- targets.json - Not found',
    '',
    'Director repository',
    '--------------------',
    'root.json         - Version:         4 - Hash: 0a1b',
    '    |- datadog/2/APM/a/b - Hash: 0a1b',
    '',
  ];

  it('lists the files of both repositories', () => {
    const facts = factsOf({ 'remote-config-state.log': STATE.join('\n') });
    expect(facts.fact('remoteConfig.files')).toMatchObject({
      value: {
        value: [
          { repository: 'configuration', name: 'root.json', isFound: true, version: 3 },
          { repository: 'configuration', name: 'targets.json', isFound: false },
          { repository: 'director', name: 'root.json', isFound: true, version: 4 },
          { repository: 'director', name: 'datadog/2/APM/a/b', isFound: true },
        ],
        itemPlaces: [{ line: 5 }, { line: 6 }, { line: 10 }, { line: 11 }],
      },
    });
    expect(facts.fact('remoteConfig.activeClients').known).toBe(false);
  });

  it.each([
    [
      'older',
      [
        '=== Remote config active clients ===',
        '',
        '== Client ab1 ==',
        'id:"ab1" state:{has_error:true error:"bad signature"}',
      ],
    ],
    [
      'newer',
      ['Remote config active clients', '----', '', '- Client ab1', 'id:"ab1" state:{error:"bad signature"}'],
    ],
  ])('counts the clients of %s Agents', (...[, lines]) => {
    const facts = factsOf({ 'remote-config-state.log': [...STATE, ...lines].join('\n') });
    expect(valueOrCause(facts, 'remoteConfig.activeClients')).toBe(1);
    expect(valueOrCause(facts, 'remoteConfig.clientErrors')).toEqual([
      { client: 'ab1', error: 'bad signature' },
    ]);
  });

  it('knows that there are no clients', () => {
    const text = ['=== Remote config active clients ===', 'No active clients'].join('\n');
    const facts = factsOf({ 'remote-config-state.log': text });
    expect(valueOrCause(facts, 'remoteConfig.activeClients')).toBe(0);
    expect(facts.fact('remoteConfig.files').known).toBe(false);
  });
});

describe('outputs of process checks', () => {
  it('counts over all chunks', () => {
    const facts = factsOf({
      'process_check_output.json': '[{"processes":[{"pid":1},{"pid":2}]},{"processes":[{"pid":3}]},{}]',
      'container_check_output.json': '[]',
      'process_discovery_check_output.json': '[{"processDiscoveries":[{"pid":1}]}]',
    });
    expect(
      ['processes', 'containers', 'discoveredProcesses'].map((name) =>
        valueOrCause(facts, `processAgent.${name}`),
      ),
    ).toEqual([3, 0, 1]);
  });

  it('says why there are none', () => {
    const facts = factsOf({
      'process_check_output.json': "'process_config.process_collection.enabled' is disabled",
      'container_check_output.json': '{"containers": [1]}',
    });
    expect(valueOrCause(facts, 'processAgent.processes')).toEqual({ cause: 'component-off' });
    expect(valueOrCause(facts, 'processAgent.containers')).toEqual({ cause: 'absent' });
  });
});
