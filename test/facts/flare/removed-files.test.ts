import { describe, expect, it } from 'vitest';
import { copiedPathOf, flarePathOf } from '../../../src/facts/flare/host-path.ts';
import { factsOf, valueOrCause, type Texts } from '../flare-of.ts';

const CREATED: Texts = { 'flare_creation.log': 'Flare creation time: 2025-03-01T10:00:00Z' };
const row = (path: string, mode = '-rw-r--r--', error = ''): string =>
  `${path.padEnd(50)} | ${mode} | dd-agent   | dd-agent   | ${error.padEnd(10)}|`;
const listed = (...rows: string[]): Texts => ({
  'permissions.log': ['File path | mode  | owner | group | error |', '-'.repeat(99), ...rows].join('\n'),
});

describe('flare.removedFiles', () => {
  it('names the copies that the bundle lacks, by the line that lists them', () => {
    const facts = factsOf({
      ...CREATED,
      ...listed(
        row('/var/log/datadog', 'drwxr-xr-x'),
        row('/var/log/datadog/agent.log.1'),
        row('/var/log/datadog/agent.log'),
        row('/etc/datadog-agent/datadog.yaml'),
        row('/etc/datadog-agent/auth_token', '-rw-------'),
      ),
      'logs/agent.log': 'x',
    });
    expect(facts.fact('flare.removedFiles')).toMatchObject({
      value: {
        value: ['etc/datadog.yaml', 'logs/agent.log.1'],
        confidence: 'medium',
        itemPlaces: [{ line: 6 }, { line: 4 }],
      },
    });
  });

  it('is empty when all copies are there', () => {
    const facts = factsOf({ ...CREATED, ...listed(row('/var/log/datadog/agent.log')), 'logs/agent.log': '' });
    expect(valueOrCause(facts, 'flare.removedFiles')).toEqual([]);
  });

  it('leaves out what could not be copied, what the host did not have, and what is a folder', () => {
    const facts = factsOf({
      'flare_creation.log':
        "error reading file '/var/log/datadog/a.log' to be copy to 'logs/a.log': denied\nerror writing file 'logs/b.log': full",
      ...listed(
        row('/var/log/datadog/a.log'),
        row('/var/log/datadog/b.log'),
        row('/etc/datadog-agent/system-probe.yaml', '     ', 'could not stat file'),
        row('/var/log/datadog/old.log', 'drwxr-xr-x'),
      ),
    });
    expect(valueOrCause(facts, 'flare.removedFiles')).toEqual([]);
  });

  it.each<[string, Texts]>([
    ['without the log of failures', listed(row('/var/log/datadog/agent.log'))],
    ['without the list', CREATED],
  ])('is unknown %s', (_, texts) => {
    expect(valueOrCause(factsOf(texts), 'flare.removedFiles')).toHaveProperty('cause');
  });

  it('is unknown when the log of failures is cut', () => {
    const texts = { ...CREATED, ...listed(row('/var/log/datadog/agent.log')) };
    const facts = factsOf(texts, { damaged: ['flare_creation.log'] });
    expect(valueOrCause(facts, 'flare.removedFiles')).toHaveProperty('cause');
  });
});

describe('where a file of the host lies in the flare', () => {
  it.each([
    ['/var/log/datadog/agent.log', 'logs/agent.log'],
    ['/var/log/datadog/agent.log.4', 'logs/agent.log.4'],
    ['/var/log/datadog/dogstatsd_info/dogstatsd-stats.log', 'logs/dogstatsd_info/dogstatsd-stats.log'],
    ['/var/log/datadog/core', undefined],
    ['/var/log/datadog', undefined],
    ['/var/log/datadog-other/agent.log', undefined],
    ['/etc/datadog-agent/conf.d/redisdb.d/conf.yaml', 'etc/confd/redisdb.d/conf.yaml'],
    ['/etc/datadog-agent/conf.d/cpu.d/conf.yaml.default', 'etc/confd/cpu.d/conf.yaml.default'],
    ['/etc/datadog-agent/conf.d/cpu.d/conf.yaml.example', undefined],
    ['/etc/datadog-agent/security-agent.yaml', 'etc/security-agent.yaml'],
    ['/etc/datadog-agent/install_info', undefined],
    ['C:\\ProgramData\\Datadog\\logs\\agent.log', 'logs/agent.log'],
    ['c:\\programdata\\datadog\\conf.d\\iis.d\\conf.yaml', 'etc/confd/iis.d/conf.yaml'],
    ['/opt/datadog-agent/etc/datadog.yaml', 'etc/datadog.yaml'],
    ['/opt/datadog-agent/logs/agent.log', 'logs/agent.log'],
    [`/var/log/datadog/${'a'.repeat(2000)}.log`, undefined],
  ])('%s', (host, flare) => {
    expect(copiedPathOf(host)).toBe(flare);
  });

  it('knows folders too', () => {
    expect(flarePathOf('/var/log/datadog')).toBe('logs');
    expect(flarePathOf('/etc/datadog-agent/conf.d/redisdb.d')).toBe('etc/confd/redisdb.d');
    expect(flarePathOf('/srv')).toBeUndefined();
  });
});
