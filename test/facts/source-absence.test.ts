import { describe, expect, it } from 'vitest';
import { factsOf, type Texts } from './flare-of.ts';

const creation = (...lines: string[]): Texts => ({ 'flare_creation.log': lines.join('\n') });
const permissions = (...paths: string[]): Texts => ({
  'permissions.log': [
    'File path | mode | owner | group | error |',
    ...paths.map((path) => `${path} | -rw-r--r-- | dd-agent | dd-agent |            |`),
  ].join('\n'),
});
const OFF: Texts = { 'etc/datadog.yaml': 'apm_config:\n  enabled: false\n' };

describe('why a log cannot be searched as a whole', () => {
  const made = creation('Flare creation time: 2025-03-01T10:00:00Z');
  const log = { 'logs/trace-agent.log': 'x' };

  it('says so when an older part was taken out', () => {
    const facts = factsOf({ ...made, ...log, ...permissions('/var/log/datadog/trace-agent.log.1') });
    expect(facts.sourceAbsence('trace-agent')).toEqual({
      input: 'logs/trace-agent.log.1',
      cause: 'absent',
      detail: 'the Agent copied logs/trace-agent.log.1; it was taken out of the bundle afterwards',
    });
    expect(facts.sourceAbsence('agent')).toMatchObject({ cause: 'absent', detail: 'logs/agent.log' });
  });

  it('says so when all of it was taken out, also in Kubernetes', () => {
    const facts = factsOf({
      ...made,
      ...permissions('/var/log/datadog/trace-agent.log'),
      'envvars.log': ' -  DD_KUBERNETES_KUBELET_HOST=10.0.0.1',
    });
    expect(facts.sourceAbsence('trace-agent')).toMatchObject({
      cause: 'absent',
      detail: 'the Agent copied logs/trace-agent.log; it was taken out of the bundle afterwards',
    });
  });

  it('says so when a list of copies names an older part, though nobody knows whether it was copied', () => {
    const listed = permissions('/var/log/datadog/trace-agent.log.1');
    expect(factsOf({ ...log, ...listed }).sourceAbsence('trace-agent')).toEqual({
      input: 'logs/trace-agent.log.1',
      cause: 'absent',
      detail: 'the Agent noted it in permissions.log',
    });
  });

  it.each([
    ['a number between others', ['1', '3'], 'logs/trace-agent.log.2'],
    ['the newest of numbers that count back', ['2', '3'], 'logs/trace-agent.log.1'],
    ['none: higher numbers are newer, and the host keeps few parts', ['7'], undefined],
    ['none: the numbers follow each other', ['11', '12'], undefined],
    ['none: the numbers count back from 1', ['1', '2'], undefined],
  ])('says which part the numbers show to be missing: %s', (title, numbers, missing) => {
    const isBack = title.includes('count back');
    const date = (number: string): string => `2025-03-0${isBack ? 9 - Number(number) : Number(number) % 9}`;
    const parts = numbers.map((number): readonly [string, string] => [
      `logs/trace-agent.log.${number}`,
      `${date(number)} 10:00:00 UTC | TRACE | INFO | (a.go:1 in f) | fine`,
    ]);
    const current = {
      'logs/trace-agent.log': '2025-03-09 10:00:00 UTC | TRACE | INFO | (a.go:1 in f) | fine',
    };
    const absence = factsOf({ ...current, ...Object.fromEntries(parts) }).sourceAbsence('trace-agent');
    expect(absence?.input).toBe(missing);
  });

  it('says so when an older part could not be copied, but not when it was gone', () => {
    const failed = (error: string): Texts =>
      creation(
        `error reading file '/var/log/datadog/trace-agent.log.1' to be copy to 'logs/trace-agent.log.1': ${error}`,
      );
    const listed = permissions('/var/log/datadog/trace-agent.log.1');
    expect(factsOf({ ...failed('denied'), ...log, ...listed }).sourceAbsence('trace-agent')).toEqual({
      input: 'logs/trace-agent.log.1',
      cause: 'collection-failed',
      detail: 'denied',
    });
    const gone = failed('open /x: no such file or directory');
    expect(factsOf({ ...gone, ...log, ...listed }).sourceAbsence('trace-agent')).toBeUndefined();
    expect(factsOf({ ...failed('denied'), ...log }).sourceAbsence('other')).toMatchObject({
      cause: 'absent',
    });
  });

  it('knows a folder that could not be walked', () => {
    const facts = factsOf(creation("error walking dir '/var/log/datadog': permission denied"));
    expect(facts.sourceAbsence('agent')).toMatchObject({
      cause: 'collection-failed',
      detail: 'permission denied',
    });
  });

  it('knows the settings that switch it off', () => {
    expect(factsOf(OFF).sourceAbsence('trace-agent')).toEqual({
      input: 'logs/trace-agent.log',
      cause: 'component-off',
      detail: 'apm_config.enabled is off',
    });
  });
});
