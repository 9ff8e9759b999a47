import { describe, expect, it } from 'vitest';
import { CONFIG_KEYS } from '../../../src/facts/config/config-default-table.ts';
import { environmentNames, spellingsOf } from '../../../src/facts/config/config-keys.ts';

describe('environmentNames', () => {
  it.each([
    ['logs_config.container_collect_all', ['DD_LOGS_CONFIG_CONTAINER_COLLECT_ALL']],
    ['network_config.enabled', ['DD_SYSTEM_PROBE_NETWORK_ENABLED']],
    ['log_level', ['DD_LOG_LEVEL', 'LOG_LEVEL']],
    [
      'event_monitoring_config.network.enabled',
      ['DD_EVENT_MONITORING_CONFIG_NETWORK_ENABLED', 'DD_RUNTIME_SECURITY_CONFIG_NETWORK_ENABLED'],
    ],
    ['runtime_security_config.network.enabled', []],
    ['runtime_security_config.enabled', ['DD_RUNTIME_SECURITY_CONFIG_ENABLED']],
    [
      'process_config.process_collection.enabled',
      ['DD_PROCESS_CONFIG_PROCESS_COLLECTION_ENABLED', 'DD_PROCESS_AGENT_PROCESS_COLLECTION_ENABLED'],
    ],
    ['some.unknown.key', ['DD_SOME_UNKNOWN_KEY']],
    ['constructor', ['DD_CONSTRUCTOR']],
  ])('of %s', (key, names) => {
    expect(environmentNames(key)).toEqual(names);
  });
});

describe('spellingsOf', () => {
  it('puts the deprecated twin first, whichever is asked for', () => {
    const spellings = [
      'runtime_security_config.network.classifier_priority',
      'event_monitoring_config.network.classifier_priority',
    ];
    for (const key of spellings) expect(spellingsOf(key).spellings).toEqual(spellings);
  });

  it('puts former spellings last', () => {
    expect(spellingsOf('service_monitoring_config.http.enabled').spellings.at(0)).toBe(
      'service_monitoring_config.http.enabled',
    );
  });
});

describe('CONFIG_KEYS', () => {
  it('has defaults of the type each key declares', () => {
    const typeOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);
    const written = (type: string): string => (type === 'duration' ? 'string' : type);
    const wrong = Object.entries(CONFIG_KEYS).filter(
      ([, spec]) => spec.default !== undefined && typeOf(spec.default) !== written(spec.type),
    );
    expect(wrong).toEqual([]);
  });

  it('names only former spellings that are no key of another meaning', () => {
    const former = Object.values(CONFIG_KEYS).flatMap((spec) => spec.formerly);
    expect(former.filter((key) => CONFIG_KEYS[key]?.default !== undefined)).toEqual([]);
  });
});
