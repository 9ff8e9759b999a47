import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const PAGE = `=== Configuration errors ===

kafka: yaml: line 7: did not find expected key

http_check: unmarshal errors:
  line 2: cannot unmarshal

=== redisdb check ===
Configuration provider: file
Configuration source: file:/etc/datadog-agent/conf.d/redisdb.d/conf.yaml
Config for instance ID: redisdb:0a1b
host: localhost
State: not a label here
~
Config for instance ID: redisdb:2c3d
host: db-2
~
Init Config:
timeout: 3
===

=== nginx cluster check ===
Configuration provider: Unknown provider
Configuration source: Unknown configuration source
Config for instance ID: nginx:4e5f
{}
~
Auto-discovery IDs:
* nginx
* docker://77
This configuration matched a metrics container-exclusion rule, so it will not be run by the Agent
State: dispatched to node-1
===

=== web check ===
Configuration provider: kubernetes-container-allinone
Configuration source: container:docker://88
Log Config:
[{"source":"web"}]
===

=== Resolve warnings ===

postgres
* no port found for container 99
* no host found

=== Unresolved Configs ===

Auto-discovery IDs: redis
Templates:
check_name: redisdb
init_config: {}

check_name: rediscloud

Auto-discovery IDs: web
Templates:
logs_config: []
`;

const read = (text: string, ...names: string[]): unknown[] => {
  const facts = factsOf({ 'config-check.log': text });
  return names.map((name) => valueOrCause(facts, `configCheck.${name}`));
};

describe('config-check.log', () => {
  it('lists the instances of the checks, each by its own line', () => {
    const shared = {
      check: 'redisdb',
      isClusterCheck: false,
      provider: 'file',
      source: 'file:/etc/datadog-agent/conf.d/redisdb.d/conf.yaml',
    };
    const fact = factsOf({ 'config-check.log': PAGE }).fact('configCheck.checks');
    expect(fact).toMatchObject({ known: true, value: { line: 11 } });
    expect(fact.known && fact.value.value).toEqual([
      { ...shared, instance: 'redisdb:0a1b' },
      { ...shared, instance: 'redisdb:2c3d' },
      {
        check: 'nginx',
        isClusterCheck: true,
        instance: 'nginx:4e5f',
        identifiers: 'nginx docker://77',
        excluded: 'metrics',
        state: 'dispatched to node-1',
      },
      {
        check: 'web',
        isClusterCheck: false,
        provider: 'kubernetes-container-allinone',
        source: 'container:docker://88',
      },
    ]);
    const lines = PAGE.split('\n');
    const cited = fact.known ? fact.value.itemPlaces?.map(({ line }) => lines[line - 1]) : [];
    expect(cited).toEqual([
      'Config for instance ID: redisdb:0a1b',
      'Config for instance ID: redisdb:2c3d',
      'Config for instance ID: nginx:4e5f',
      '=== web check ===',
    ]);
  });

  it('lists what the Agent could not make of configurations', () => {
    expect(read(PAGE, 'errors', 'warnings', 'unresolved', 'instanceCount')).toEqual([
      [
        { check: 'kafka', error: 'yaml: line 7: did not find expected key' },
        { check: 'http_check', error: 'unmarshal errors:' },
      ],
      [
        { check: 'postgres', warning: 'no port found for container 99' },
        { check: 'postgres', warning: 'no host found' },
      ],
      [
        { identifiers: 'redis', check: 'redisdb' },
        { identifiers: 'redis', check: 'rediscloud' },
        { identifiers: 'web' },
      ],
      3,
    ]);
  });

  it('reads the labels of Agent 6', () => {
    const page = '=== mine check ===\nSource: File\nInstance ID: mine:77\n{}\n~\nInit Config:\na: 1\n===';
    const checks = [{ check: 'mine', isClusterCheck: false, provider: 'File', instance: 'mine:77' }];
    expect(read(page, 'checks', 'errors')).toEqual([checks, []]);
  });

  it('keeps what stands before a cut, and counts nothing then', () => {
    const page = '=== cpu check ===\nConfiguration provider: file\nConfig for instance ID: cpu:1\n{}';
    expect(read(page, 'checks', 'instanceCount')).toEqual([
      [{ check: 'cpu', isClusterCheck: false, provider: 'file', instance: 'cpu:1' }],
      { cause: 'absent' },
    ]);
  });

  it.each([
    ['', 'absent'],
    ['some other page\n===\n* x', 'absent'],
    ['failed to query the agent (running?): connection refused', 'collection-failed'],
    ['unable to get loaded checks config, is the agent running?', 'collection-failed'],
    ['the agent ran into an error while checking config: no such check', 'collection-failed'],
  ])('makes nothing of %j', (text, cause) => {
    expect(read(text, 'checks', 'errors', 'instanceCount')).toEqual([{ cause }, { cause }, { cause }]);
  });

  it('keeps a thousand records and counts on', () => {
    const blocks = Array.from(
      { length: 5000 },
      (_, index) => `=== c check ===\nConfig for instance ID: c:${index}\n~\n===`,
    );
    const [checks, count] = read(blocks.join('\n'), 'checks', 'instanceCount');
    expect(checks).toHaveLength(1000);
    expect(count).toBe(5000);
  });
});
