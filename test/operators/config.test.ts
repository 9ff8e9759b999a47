import { describe, expect, it } from 'vitest';
import type { ConfigValue, Knowledge } from '../../src/model/knowledge.ts';
import { configOperator } from '../../src/operators/config.ts';

const PLACE = { file: 'etc/datadog.yaml', line: 3, text: 'a: b' };
const VALUE: ConfigValue = {
  ...PLACE,
  value: 7,
  layer: 'file',
  isMasked: false,
  confidence: 'high',
  losers: [],
};

function observe(settings: Readonly<Record<string, Partial<ConfigValue>>>, comparison: object) {
  const config = (_process: string, key: string) => ({ known: true, value: { ...VALUE, ...settings[key] } });
  const knowledge = { config } as unknown as Knowledge;
  const context = {
    knowledge,
    patternId: '',
    observationOf: () => expect.unreachable(),
    optionsOf: () => expect.unreachable(),
  };
  return configOperator.observe({ config: 'a', process: 'agent', ...comparison }, context);
}

describe('config', () => {
  it('compares the value in effect and who set it', () => {
    expect(observe({}, { equals: 7, set: true })).toMatchObject({
      verdict: 'seen',
      captures: { value: '7', layer: 'file' },
    });
    expect(observe({ a: { layer: 'default' } }, { set: true }).verdict).toBe('not-seen');
  });

  it('cannot tell what a masked value is, on either side', () => {
    const scrubbed = (input: string) => ({ verdict: 'cannot-tell', missing: [{ input, cause: 'scrubbed' }] });
    expect(observe({ a: { value: '****', isMasked: true } }, { above: 1 })).toMatchObject(scrubbed('a'));
    const other = { above: { config: 'b', process: 'agent' } };
    expect(observe({ b: { value: '****', isMasked: true } }, other)).toMatchObject(scrubbed('b'));
  });

  it.each([{ set: true }, { exists: true }])('knows that a masked value is set: %o', (comparison) => {
    expect(observe({ a: { value: undefined, isMasked: true } }, comparison).verdict).toBe('seen');
    expect(observe({ a: { value: '****', isMasked: true } }, comparison).verdict).toBe('seen');
  });

  const UNSET = { ...PLACE, line: 1 };
  const unset = (comparison: object, isAbsent: boolean) => {
    const missing = { input: 'a', cause: 'absent' as const };
    const config = () => ({ known: false, missing, unset: { ...UNSET, isAbsent } });
    const context = {
      knowledge: { config } as unknown as Knowledge,
      patternId: '',
      observationOf: () => expect.unreachable(),
      optionsOf: () => expect.unreachable(),
    };
    return configOperator.observe({ config: 'a', process: 'agent', ...comparison }, context);
  };

  it.each([
    [{ set: false }, false, 'seen'],
    [{ set: true }, false, 'not-seen'],
    [{ set: true, equals: 1 }, false, 'not-seen'],
    [{ set: false, equals: 1 }, true, 'cannot-tell'],
    [{ equals: 1 }, true, 'cannot-tell'],
    [{ exists: false }, false, 'cannot-tell'],
    [{ exists: false }, true, 'seen'],
    [{ exists: true }, true, 'not-seen'],
    [{ masked: false }, true, 'cannot-tell'],
  ])(
    'knows of a key that nobody set, whose default is not known: %o, dumped %s',
    (comparison, isAbsent, is) => {
      expect(unset(comparison, isAbsent).verdict).toBe(is);
    },
  );

  it('cites the line that shows it', () => {
    expect(unset({ set: false }, false)).toMatchObject({ actual: 'not set', evidence: [UNSET] });
  });

  it('compares amounts on both sides', () => {
    expect(observe({ a: { value: '10m0s' } }, { equals: '10m' }).verdict).toBe('seen');
    expect(observe({ a: { value: '64MiB' } }, { above: '10MB' }).verdict).toBe('seen');
    expect(observe({ a: { value: 600 } }, { above: '10m' })).toMatchObject({
      verdict: 'cannot-tell',
      missing: [{ input: 'a', cause: 'unreadable' }],
    });
  });
});
