// What the other side of a comparison may be in these tests: facts and settings by their names.
import type { Lookup } from '../../../src/model/absence.ts';
import type { Fact } from '../../../src/model/fact.ts';
import type { ConfigLookup, Knowledge } from '../../../src/model/knowledge.ts';
import type { Comparable } from '../../../src/operators/comparison/subject.ts';

const PLACE = { file: 'status.log', line: 3, text: 'a: b' };
const MISSING = { input: 'other', cause: 'absent' } as const;

const FACTS: Readonly<Record<string, { value: Fact['value']; unit?: string }>> = {
  seven: { value: 7 },
  tenMinutes: { value: 600, unit: 's' },
  cilium: { value: 'cilium' },
  items: { value: ['a', 'b'] },
};
const SETTINGS: Readonly<Record<string, Comparable>> = { hour: '1h', text: 'abc', empty: undefined };

export const knowledge = {
  fact: (name: string): Lookup<Fact> =>
    FACTS[name] === undefined
      ? { known: false, missing: { ...MISSING, input: name } }
      : { known: true, value: { ...PLACE, name, confidence: 'high', ...FACTS[name] } },
  config: (_process: string, key: string): ConfigLookup => ({
    known: true,
    value: {
      ...PLACE,
      value: SETTINGS[key] as string,
      layer: 'file',
      isMasked: key === 'secret',
      confidence: 'high',
      losers: [],
    },
  }),
} as unknown as Knowledge;

export const setting = (key: string) => ({ config: key, process: 'agent' as const });
