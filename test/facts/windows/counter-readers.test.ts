import { describe, expect, it } from 'vitest';
import { CHECKED_COUNTER_SETS } from '../../../src/facts/windows/counter-set-table.ts';
import { factsOf, valueOrCause, type FlareOptions } from '../flare-of.ts';

const typeperf = (sets: readonly string[], options?: FlareOptions): ReturnType<typeof factsOf> =>
  factsOf(
    { 'typeperf.txt': [...sets.map((set) => `\\${set}(_Total)\\% Plum`), '', 'Exiting.'].join('\n') },
    options,
  );

describe('typeperf.txt', () => {
  it('names each set once, with and without instances and host', () => {
    const facts = factsOf({
      'typeperf.txt':
        '\\Process(a)\\% Plum\n\\Process(b#1)\\% Plum\n\\Memory\\Quince\n\\\\PLUM-01\\TCPv4\\Apples/sec\nMemory',
    });
    expect(facts.fact('windows.counterSets')).toMatchObject({
      value: {
        value: ['Process', 'Memory', 'TCPv4'],
        itemPlaces: [{ line: 1 }, { line: 3 }, { line: 4 }],
      },
    });
  });

  it('tells which sets checks miss', () => {
    const missing = (sets: readonly string[], options?: FlareOptions): unknown =>
      valueOrCause(typeperf(sets, options), 'windows.counterSetsMissing');
    expect(missing(CHECKED_COUNTER_SETS)).toEqual([]);
    const without = CHECKED_COUNTER_SETS.filter((name) => name !== 'PhysicalDisk');
    expect(missing(without)).toEqual(['PhysicalDisk']);
    expect(missing(without, { damaged: ['typeperf.txt'] })).toEqual({ cause: 'damaged' });
  });

  it('does not judge counters in another language', () => {
    const facts = typeperf(['Prozessor', 'Speicher', 'System']);
    expect(valueOrCause(facts, 'windows.counterSets')).toEqual(['Prozessor', 'Speicher', 'System']);
    expect(valueOrCause(facts, 'windows.counterSetsMissing')).toEqual({ cause: 'absent' });
  });

  it('says nothing of other text', () => {
    const facts = factsOf({ 'typeperf.txt': 'Error: no counters\n\\\n\\(\n' });
    expect(valueOrCause(facts, 'windows.counterSets')).toEqual({ cause: 'absent' });
  });
});

describe('lodctr.txt', () => {
  const disabled = (...lines: string[]): unknown =>
    valueOrCause(factsOf({ 'lodctr.txt': lines.join('\n') }), 'windows.disabledCounterProviders');

  it('lists the providers that are switched off', () => {
    const on = '[PerfPlum] Performance Counters (Enabled)\n    DLL Name: plum.dll';
    expect(disabled(on, '[PerfProc] Performance Counters (Disabled)')).toEqual(['PerfProc']);
    expect(disabled(on)).toEqual([]);
    expect(disabled('Error 5', '[PerfProc]')).toEqual({ cause: 'absent' });
  });
});

describe('counter_strings.txt', () => {
  const names = (...lines: string[]): readonly unknown[] => {
    const facts = factsOf({ 'counter_strings.txt': lines.join('\n') });
    return [
      valueOrCause(facts, 'windows.counterNameCount'),
      valueOrCause(facts, 'windows.unindexedCounterNames'),
    ];
  };

  it('counts pairs, and forgives names that scrubbing dropped', () => {
    expect(names('1', '1847', '2', 'System', '4', '6', 'Memory', '')).toEqual([2, []]);
  });

  it('finds names without an index', () => {
    expect(names('2', 'System', 'Plum', '4', 'Memory')).toEqual([2, ['Plum']]);
  });

  it('says nothing of other text', () => {
    expect(names('hello', 'world')).toEqual([{ cause: 'absent' }, { cause: 'absent' }]);
  });
});
