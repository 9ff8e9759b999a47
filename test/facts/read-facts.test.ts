import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockZoneOf } from '../../src/facts/clock-zone.ts';
import { roleOf } from '../../src/flare/roles.ts';
import { readFacts, type FlareFacts } from '../../src/facts/read-facts.ts';
import { FACTS, isFactName } from '../../src/model/fact-table.ts';
import type { FactSpec, FactType } from '../../src/model/fact.ts';
import { CONFIG_PROCESSES } from '../../src/model/knowledge.ts';
import { LOG_SOURCES } from '../../src/model/log.ts';
import type { Place } from '../../src/model/place.ts';
import { factsOf, flareOf, type Texts } from './flare-of.ts';

const KEYS = [
  'network_config.enabled',
  'network_config',
  'runtime_security_config.network.enabled',
  'api_key',
  'a.b',
];

const PATHS = [
  'status.log',
  'flare_creation.log',
  'envvars.log',
  'local',
  'etc/datadog.yaml',
  'etc/system-probe.yaml',
  'etc/security-agent.yaml',
  'etc/confd/tcp_check.d/conf.yaml',
  'etc/confd/process.d/conf.yaml',
  'runtime_config_dump.yaml',
  'system_probe_runtime_config_dump.yaml',
  'k8s/kubelet_pods.yaml',
  'ecs_metadata.json',
  'docker_ps.log',
  'docker_inspect.log',
  'workload-list.log',
  'tagger-list.json',
  'metadata/host.json',
  'metadata/inventory/agent.json',
  'metadata/inventory/host.json',
  'install_info',
  'version-history.json',
  'expvar/runner',
  'mountinfo',
  'kallsyms',
];

/** Every source says the same, so that each may stand in for another. */
/** A page of DogStatsD’s statistics (core 3.1). */
const STATS = [
  'Metric                                   | Tags                 | Count      | Last Seen',
  '-----------------------------------------|----------------------|------------|---------------------',
  'NAME                                     | env:prod             | 12         | 2024-05-01 10:00:00 +0000 UTC',
].join('\n');

const WHOLE: Texts = {
  'status.log': [
    '='.repeat(20),
    'Agent (v7.50.0)',
    '='.repeat(20),
    '',
    '  Status date: 2024-05-01 10:00:00 UTC / 2024-05-01 10:00:00 UTC (1714557600000)',
    '  Agent flavor: agent',
  ].join('\n'),
  'metadata/inventory/agent.json':
    '{\n  "hostname": "web-01",\n  "agent_metadata": {"agent_version": "7.50.0", "flavor": "agent"}\n}',
  'metadata/host.json': '{\n  "os": "linux",\n  "agentVersion": "7.50.0",\n  "internalHostname": "web-01"\n}',
  'flare_creation.log': 'Flare creation time: 2024-05-01T10:00:00Z',
  'envvars.log': ' -  DD_KUBERNETES_KUBELET_HOST=10.0.0.1\n -  CHART_RELEASE_NAME=datadog',
  'etc/datadog.yaml': 'logs_enabled: true\napi_key: ****************************abcd',
  'etc/system-probe.yaml': 'network_config:\n  enabled: true\nsystem_probe_config:\n  enabled: true',
  'system_probe_runtime_config_dump.yaml':
    'network_config:\n  enabled: true\nsystem_probe_config:\n  enabled: true',
  'runtime_config_dump.yaml': 'logs_enabled: true',
  'k8s/kubelet_pods.yaml': [
    'items:',
    '- metadata: {name: datadog-a, namespace: datadog, labels: {helm.sh/chart: datadog-3.1.0}}',
    '  spec:',
    '    containers:',
    '    - {name: agent, image: "datadog/agent:7.50.0", env: [{name: DD_LOGS_ENABLED, value: "true"}]}',
    '    - {name: system-probe, image: "datadog/agent:7.50.0", env: [{name: DD_SITE, value: a}]}',
    '- metadata: {name: cilium-a, namespace: kube-system}',
    '  spec:',
    '    containers:',
    '    - {name: cilium-agent, image: "quay.io/cilium/cilium:v1.9.18"}',
  ].join('\n'),
  'workload-list.log': '----------- Image -----------\nName: quay.io/cilium/cilium\nTag: v1.9.18',
  mountinfo: '21 1 0:20 / / rw - overlay overlay rw',
};

function placesOf(facts: FlareFacts): readonly Place[] {
  const stated = facts.all().flatMap((fact) => [fact, ...(fact.itemPlaces ?? [])]);
  const settings = CONFIG_PROCESSES.flatMap((process) =>
    KEYS.flatMap((key) => {
      const lookup = facts.config(process, key);
      return lookup.known ? [lookup.value, ...lookup.value.losers.map((loser) => loser.place)] : [];
    }),
  );
  const lines = PATHS.flatMap((path) =>
    KEYS.flatMap((key) => {
      const lookup = facts.configFile(path, key);
      return lookup.known ? [lookup.value] : [];
    }),
  );
  return [...stated, ...settings, ...lines];
}

function expectHonestPlaces(texts: Texts, facts: FlareFacts): void {
  for (const { file, line, text } of placesOf(facts)) {
    const isRead = roleOf(file).reading !== 'none';
    expect(text, `${file}:${line}`).toBe(isRead ? texts[file]?.split('\n')[line - 1] : file);
  }
}

const piece = fc.constantFrom(
  ...[
    'items:',
    '- ',
    '  ',
    '\n',
    ': ',
    '{',
    '}',
    '[',
    ']',
    '"',
    ' -  DD_A=b',
    'network_config:',
    '\n  enabled: true',
  ],
  ...[
    'metadata: {name: a}',
    'spec:',
    'containers:',
    'image: cilium:v1',
    'Checks:',
    'instances:',
    'name: a',
    '*',
  ],
  ...[
    '"Id": "a"',
    'Name: a/b',
    'Tag: 1',
    '"image_tag:1"',
    'error collecting data for ',
    "'status.log': x",
    '\t',
  ],
);
const text = fc
  .array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 30 })
  .map((parts) => parts.join(''));
const texts = fc.dictionary(fc.constantFrom(...PATHS), text, { maxKeys: 6 });

describe('readFacts', () => {
  it('states facts of the types the catalogue gives', () => {
    const kinds: Readonly<Record<FactType, (value: unknown) => boolean>> = {
      string: (value) => typeof value === 'string',
      version: (value) => typeof value === 'string',
      number: (value) => typeof value === 'number',
      boolean: (value) => typeof value === 'boolean',
      list: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
      records: (value) => Array.isArray(value) && value.every((item) => typeof item === 'object'),
    };
    const facts = factsOf(WHOLE).all();
    expect(facts.length).toBeGreaterThan(15);
    for (const { name, value } of facts) {
      expect(isFactName(name)).toBe(true);
      const spec: FactSpec = FACTS[name as keyof typeof FACTS];
      expect(kinds[spec.type](value), name).toBe(true);
    }
  });

  it('cites lines that exist', () => {
    expectHonestPlaces(WHOLE, factsOf(WHOLE));
  });

  it('gives the clock zone of the status page', () => {
    expect(clockZoneOf(flareOf(WHOLE).documents)).toEqual({ zone: 'UTC', offsetMinutes: 0 });
    expect(clockZoneOf([])).toBeUndefined();
  });

  it('never throws on strange text, and cites lines that exist', () => {
    fc.assert(
      fc.property(texts, fc.subarray(PATHS), (some, damaged) => {
        const facts = factsOf(some, { damaged });
        expectHonestPlaces(some, facts);
        for (const source of LOG_SOURCES) facts.sourceAbsence(source);
        expect(facts.problems.every(({ file }) => file !== undefined && file in some)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('takes the first path of a role that two streams play, in whatever order they came', () => {
    const contents = flareOf({
      'logs/dogstatsd_info/dogstatsd-stats.log': STATS.replace('NAME', 'current'),
      'logs/dogstatsd_info/dogstatsd-stats.log.1': STATS.replace('NAME', 'older'),
    });
    const turned = { ...contents, streams: [...contents.streams].reverse() };
    const files = [contents, turned].map((one) => {
      const lookup = readFacts(one, { assume: {} }).fact('dogstatsd.topMetrics');
      return lookup.known ? lookup.value.file : 'unknown';
    });
    expect(files).toEqual(Array(2).fill('logs/dogstatsd_info/dogstatsd-stats.log'));
  });

  it('counts nothing in a stream that ends too early', () => {
    const texts = { 'go-routine-dump.log': 'goroutine 1 [select, 3 minutes]:\nmain.main()\n\t/a.go:1 +0x1' };
    const damaged = { damaged: ['go-routine-dump.log'] };
    expect(factsOf(texts).fact('goroutines.count').known).toBe(true);
    expect(factsOf(texts, damaged).fact('goroutines.count')).toMatchObject({ missing: { cause: 'damaged' } });
  });

  it('gives the same whatever the order of the documents', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.constant(WHOLE)), fc.integer(), (some, seed) => {
        const contents = flareOf(some);
        const { documents } = contents;
        const turn = documents.length === 0 ? 0 : Math.abs(seed) % documents.length;
        const turned = [...documents.slice(turn), ...documents.slice(0, turn)].reverse();
        const answersOf = (facts: FlareFacts): unknown => [facts.all(), placesOf(facts), facts.problems];
        const plain = answersOf(readFacts(contents, { assume: {} }));
        expect(answersOf(readFacts({ ...contents, documents: turned }, { assume: {} }))).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  it.each(Object.keys(WHOLE))('keeps every fact and setting or loses it without %s', (removed) => {
    const whole = factsOf(WHOLE);
    const rest = factsOf(Object.fromEntries(Object.entries(WHOLE).filter(([path]) => path !== removed)));
    for (const name of Object.keys(FACTS)) {
      const [before, after] = [whole.fact(name), rest.fact(name)];
      if (after.known)
        expect({ name, value: after.value.value }).toEqual({
          name,
          value: before.known && before.value.value,
        });
    }
    for (const key of [
      'network_config.enabled',
      'system_probe_config.enabled',
      'service_monitoring_config.enabled',
    ]) {
      const [before, after] = [whole.config('system-probe', key), rest.config('system-probe', key)];
      if (after.known) expect(after.value.value).toEqual(before.known && before.value.value);
    }
  });

  it('reads dumps only when asked', () => {
    const facts = factsOf({ 'runtime_config_dump.yaml': 'a: [' });
    expect(facts.problems).toEqual([]);
    facts.config('agent', 'logs_enabled');
    expect(facts.problems).toMatchObject([{ file: 'runtime_config_dump.yaml' }]);
  });
});
