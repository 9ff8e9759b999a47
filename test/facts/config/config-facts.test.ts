import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause, type FlareOptions, type Texts } from '../flare-of.ts';

describe('settings as facts', () => {
  const cases: readonly (readonly [string, string, Texts, FlareOptions, unknown])[] = [
    ['cnm.enabled', 'the file', { 'etc/system-probe.yaml': 'network_config:\n  enabled: true' }, {}, true],
    [
      'cnm.enabled',
      'the older switch',
      {
        'etc/system-probe.yaml': 'system_probe_config:\n  enabled: true',
        'version-history.json': '{"entries":[{"version":"7.20.0"}]}',
      },
      {},
      true,
    ],
    ['usm.enabled', 'the default', { 'etc/system-probe.yaml': '' }, {}, false],
    ['cws.enabled', 'no file', {}, {}, { cause: 'absent' }],
    [
      'cws.enabled',
      'a value that is no boolean',
      { 'etc/system-probe.yaml': 'runtime_security_config:\n  enabled: maybe' },
      {},
      { cause: 'absent' },
    ],
    [
      'cws.enabledInSecurityAgent',
      'both files',
      { 'etc/datadog.yaml': 'runtime_security_config:\n  enabled: true', 'etc/security-agent.yaml': '' },
      { kind: 'security-agent' },
      true,
    ],
    ['cws.networkEnabled', 'the default', { 'etc/system-probe.yaml': '' }, {}, true],
    ['cws.classifierPriority', 'the default', { 'etc/system-probe.yaml': '' }, {}, 10],
    [
      'cws.classifierPriority',
      'an Agent with the fixed priority',
      { 'etc/system-probe.yaml': '', 'version-history.json': '{"entries":[{"version":"7.38.0"}]}' },
      {},
      1,
    ],
    [
      'cws.classifierPriority',
      'the Agent that ended it',
      { 'etc/system-probe.yaml': '', 'version-history.json': '{"entries":[{"version":"7.39.2"}]}' },
      {},
      10,
    ],
  ];
  it.each(cases)('%s from %s', (...[name, , texts, options, value]) => {
    expect(valueOrCause(factsOf(texts, options), name)).toEqual(value);
  });
});
