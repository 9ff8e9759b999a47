import { describe, expect, it } from 'vitest';
import type { ConfigFileValue, Knowledge } from '../../src/model/knowledge.ts';
import { configFileOperator } from '../../src/operators/config-file.ts';

const FILE = 'etc/datadog.yaml';

function observe(value: Pick<ConfigFileValue, 'value' | 'isMasked'>, comparison: object) {
  const configFile = () => ({ known: true, value: { ...value, file: FILE, line: 3, text: 'a: b' } });
  const knowledge = { configFile } as unknown as Knowledge;
  const context = {
    knowledge,
    patternId: '',
    observationOf: () => expect.unreachable(),
    optionsOf: () => expect.unreachable(),
  };
  return configFileOperator.observe({ 'config-file': FILE, key: 'a', ...comparison }, context);
}

describe('config-file', () => {
  it('compares what the file states', () => {
    expect(observe({ value: 'b', isMasked: false }, { equals: 'b' })).toMatchObject({
      verdict: 'seen',
      evidence: [{ file: FILE, line: 3 }],
    });
    expect(observe({ value: 'b', isMasked: false }, { equals: 'c' }).verdict).toBe('not-seen');
  });

  it.each([
    { equals: 'secret' },
    { 'not-equals': 'secret' },
    { contains: 'x' },
    { present: true, equals: 1 },
  ])('cannot tell how a masked value compares: %o', (comparison) => {
    expect(observe({ value: '********', isMasked: true }, comparison)).toMatchObject({
      verdict: 'cannot-tell',
      missing: [{ input: 'a', cause: 'scrubbed', detail: FILE }],
    });
  });

  it('knows that a masked value is there', () => {
    expect(observe({ value: '********', isMasked: true }, { present: true }).verdict).toBe('seen');
    expect(observe({ value: '********', isMasked: true }, { present: false }).verdict).toBe('not-seen');
    expect(observe({ value: '********', isMasked: true }, { exists: true }).verdict).toBe('seen');
  });

  it('decides a wrong presence without the value', () => {
    expect(observe({ value: '********', isMasked: true }, { present: false, equals: 'x' }).verdict).toBe(
      'not-seen',
    );
  });
});
