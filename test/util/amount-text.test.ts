// Amounts in the units of facts, as people read them.
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../src/model/fact-table.ts';
import type { FactSpec } from '../../src/model/fact.ts';
import { amountText } from '../../src/util/amount-text.ts';

describe('amountText', () => {
  it.each<[number, string | undefined, string, string]>([
    [1_610_612_736, 'bytes', '1.5 GiB', '1.5 GiB'],
    [512, 'bytes', '512 B', '512 B'],
    [-2048, 'bytes', '-2.0 KiB', '-2.0 KiB'],
    [0, 'ms', '0 ms', '0 ミリ秒'],
    [350, 'ms', '350 ms', '350 ミリ秒'],
    [1500, 'ms', '1.5 s', '1.5 秒'],
    [120, 's', '2 min', '2 分'],
    [150, 's', '2 min 30 s', '2 分 30 秒'],
    [3599.9, 's', '60 min', '60 分'],
    [-75.25, 's', '-1 min 15 s', '-1 分 15 秒'],
    [90, 'min', '1 h 30 min', '1 時間 30 分'],
    [200_000, 's', '2 d 8 h', '2 日 8 時間'],
    [0.456, 'ratio', '45.6 %', '45.6 %'],
    [12.5, 'cores', '12.5', '12.5'],
    [12_345, undefined, '12345', '12345'],
  ])('%d in %s', (value, unit, en, ja) => {
    expect([amountText(value, unit, 'en'), amountText(value, unit, 'ja')]).toEqual([en, ja]);
  });

  it('leaves no unit of a fact as a bare number but those that only name what is counted', () => {
    const units = new Set(Object.values<FactSpec>(FACTS).flatMap(({ unit }) => unit ?? []));
    expect([...units].filter((unit) => amountText(7, unit, 'en') === '7')).toEqual(['cores']);
  });
});
