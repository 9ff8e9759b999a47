import { describe, expect, it } from 'vitest';
import { factsOf, valueOrCause } from '../flare-of.ts';

const read = (text: string): unknown[] => {
  const facts = factsOf({ 'health.yaml': text });
  return ['health.healthy', 'health.unhealthy'].map((name) => valueOrCause(facts, name));
};

describe('health.yaml', () => {
  it('lists the components, each by its line', () => {
    const text = 'healthy:\n- aggregator\n- forwarder\nunhealthy:\n- tagger\n';
    expect(read(text)).toEqual([['aggregator', 'forwarder'], ['tagger']]);
    expect(factsOf({ 'health.yaml': text }).fact('health.unhealthy')).toMatchObject({
      value: { line: 5, itemPlaces: [{ line: 5, text: '- tagger' }] },
    });
  });

  it('knows that all are well', () => {
    expect(read('healthy:\n- aggregator\nunhealthy: []')).toEqual([['aggregator'], []]);
  });

  it('reads the text of the command', () => {
    const text = 'Agent health: FAIL\n=== 2 healthy components ===\na, b\n=== 1 unhealthy components ===\nc';
    expect(read(text)).toEqual([['a', 'b'], ['c']]);
    expect(read('Agent health: PASS\n=== 1 healthy components ===\na')).toEqual([['a'], []]);
    expect(read('Agent health: FAIL\n=== 1 healthy components ===\na')[1]).toEqual({ cause: 'absent' });
  });

  it('says nothing of the daemon in a flare made without it', () => {
    const facts = factsOf({ 'health.yaml': 'healthy: []\nunhealthy: []' }, { isLocal: true });
    expect(facts.fact('health.unhealthy')).toMatchObject({
      missing: {
        cause: 'not-collected',
        detail: 'in a flare made without the daemon, health.yaml describes the command line',
      },
    });
  });

  it.each(['', 'healthy: yes', 'up: [a]', '- a'])('makes nothing of %j', (text) => {
    expect(read(text).filter((one) => Array.isArray(one))).toEqual([]);
  });
});
