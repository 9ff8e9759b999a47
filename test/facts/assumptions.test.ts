import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { factsOf, valueOrCause } from './flare-of.ts';

describe('assumptions', () => {
  it.each([
    ['agent.version', '7.38.0', '7.38.0'],
    ['flare.local', 'true', true],
    ['cni.classifier.priority', '2', 2],
    ['cws.environmentWarnings', 'a, b', ['a', 'b']],
  ])('give %s its type', (name, text, value) => {
    expect(factsOf({}, { assume: { [name]: text } }).fact(name)).toMatchObject({
      value: { value, file: '--assume', line: 1, text: `${name}=${text}`, confidence: 'medium' },
    });
  });

  it.each([
    ['no.such.fact', '1'],
    ['config.nobody.key', '1'],
    ['config.agent.', '1'],
    ['flare.local', 'yes'],
    ['cni.classifier.priority', 'one'],
    ['cni.classifier.priority', ''],
    ['agent.version', 'banana'],
    ['agent.version', ''],
    ['host.kernel', ' '],
    ['checks', '[]'],
    ['__proto__x', '1'],
    ['constructor', '1'],
  ])('refuse %s=%s', (name, text) => {
    const error = (() => {
      try {
        factsOf({}, { assume: { [name]: text } });
        return undefined;
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ code: 'BAD_OPTION', message: expect.stringContaining(name) as string });
  });

  it('refuse a version that is none with one that is', () => {
    expect(() => factsOf({}, { assume: { 'agent.version': 'banana' } })).toThrow(
      '--assume agent.version: Its value is a version, as in agent.version=7.50.0.',
    );
  });

  it('of the version of the Agent go for the daemons of its package, as far as the flare knows them', () => {
    const texts = { 'expvar/trace-agent': 'version:\n  Version: 7.38.0\n' };
    const facts = factsOf(texts, { assume: { 'agent.version': '7.60.1' } });
    expect(valueOrCause(facts, 'apm.version')).toBe('7.60.1');
    expect(valueOrCause(facts, 'processAgent.version')).toEqual({ cause: 'absent' });
  });

  it('of a daemon win over those of the Agent', () => {
    const texts = { 'expvar/trace-agent': 'version:\n  Version: 7.38.0\n' };
    const assume = { 'agent.version': '7.60.1', 'apm.version': '7.59.0' };
    expect(valueOrCause(factsOf(texts, { assume }), 'apm.version')).toBe('7.59.0');
  });

  it('win over the flare, also in what is derived from them', () => {
    const texts = { 'etc/system-probe.yaml': 'runtime_security_config:\n  network:\n    enabled: true' };
    const assume = { 'config.system-probe.event_monitoring_config.network.enabled': 'false' };
    expect(valueOrCause(factsOf(texts, { assume }), 'cws.networkEnabled')).toBe(false);
  });
});
