import { describe, expect, it } from 'vitest';
import { KERNEL_FUNCTIONS } from '../../../src/facts/kernel/kernel-function-table.ts';
import { filterFunctionsReader, kallsymsReader } from '../../../src/facts/kernel/symbol-reader.ts';
import { factsOf, valueOrCause } from '../flare-of.ts';
import { factsOfLines, valuesOfLines } from './read-lines.ts';

const ZERO = '0000000000000000';

describe('kallsymsReader', () => {
  it('finds functions by their name and by the name that the compiler gave them', () => {
    const lines = [
      'ffffffff81000000 T _stext',
      'ffffffff81000040 t attach_recursive_mnt.isra.0',
      'ffffffff81000080 T tcp_sendmsg\t[plum]',
    ];
    const facts = factsOfLines(kallsymsReader, lines);
    expect(facts).toMatchObject([
      { name: 'kernel.symbolCount', value: 3, line: 1 },
      { name: 'kernel.addressesHidden', value: false, line: 1 },
      {
        name: 'kernel.functions',
        value: [
          { name: 'tcp_sendmsg', symbol: 'tcp_sendmsg' },
          { name: 'attach_recursive_mnt', symbol: 'attach_recursive_mnt.isra.0' },
        ],
        itemPlaces: [{ line: 3 }, { line: 2 }],
      },
    ]);
  });

  it('prefers the exact name, in either order', () => {
    const both = [`${ZERO} t tcp_sendmsg.cold`, `${ZERO} T tcp_sendmsg`];
    for (const lines of [both, [...both].reverse()]) {
      expect(valuesOfLines(kallsymsReader, ...lines)['kernel.functions']).toEqual([
        { name: 'tcp_sendmsg', symbol: 'tcp_sendmsg' },
      ]);
    }
  });

  it('tells hidden addresses', () => {
    expect(valuesOfLines(kallsymsReader, `${ZERO} T a`, `${ZERO} t b`)).toMatchObject({
      'kernel.addressesHidden': true,
    });
    expect(valuesOfLines(kallsymsReader, '00000000 T a', 'c0008000 T b')).toMatchObject({
      'kernel.addressesHidden': false,
    });
  });

  it('says nothing of other text', () => {
    expect(valuesOfLines(kallsymsReader, '', 'hello world', 'ffffffff81000000 tcp_sendmsg', '{')).toEqual({});
  });
});

describe('kernel.functionsMissing', () => {
  const symbols = KERNEL_FUNCTIONS.map((name) => `${ZERO} T ${name}`);
  const renamed = symbols.map((line) =>
    line.replace('attach_recursive_mnt', 'attach_recursive_mnt.constprop.0'),
  );

  it('lists functions without a symbol of their very name', () => {
    const missing = (lines: readonly string[]): unknown =>
      valueOrCause(factsOf({ kallsyms: lines.join('\n') }), 'kernel.functionsMissing');
    expect(missing(symbols)).toEqual([]);
    expect(missing(renamed)).toEqual(['attach_recursive_mnt']);
    expect(missing([`${ZERO} T _stext`])).toEqual({ cause: 'absent' });
  });

  it('stays unknown when the list was cut', () => {
    const facts = factsOf({ kallsyms: renamed.join('\n') }, { damaged: ['kallsyms'] });
    expect(valueOrCause(facts, 'kernel.functionsMissing')).toEqual({ cause: 'damaged' });
  });
});

describe('filterFunctionsReader', () => {
  it('finds functions that can be traced, with and without a module', () => {
    expect(valuesOfLines(filterFunctionsReader, 'tcp_sendmsg', 'do_vfs_ioctl [plum]', 'quince')).toEqual({
      'kernel.traceableFunctionCount': 3,
      'kernel.traceableFunctions': [
        { name: 'tcp_sendmsg', symbol: 'tcp_sendmsg' },
        { name: 'do_vfs_ioctl', symbol: 'do_vfs_ioctl' },
      ],
    });
  });

  it('says nothing of other text', () => {
    expect(valuesOfLines(filterFunctionsReader, '', 'open /sys: denied', 'a b c')).toEqual({});
    expect(valuesOfLines(filterFunctionsReader, 'tcp_sendmsg', 'is a function.')).toEqual({});
  });
});
