import { describe, expect, it } from 'vitest';
import { parseGoBoolean, parseGoNumber } from '../../../src/facts/go/go-number.ts';

describe('parseGoNumber', () => {
  it.each([
    ['0', 0],
    ['7998', 7998],
    ['104,832', 104_832],
    ['1.8474997e+07', 18_474_997],
    ['-3.5', -3.5],
  ])('reads %s', (text, value) => expect(parseGoNumber(text)).toBe(value));

  it.each(['', '1,0', ',1', '12 bytes', '0x10', '<no value>', '1e999', '9'.repeat(50)])(
    'refuses %s',
    (text) => expect(parseGoNumber(text)).toBeUndefined(),
  );
});

describe('parseGoBoolean', () => {
  it.each([
    ['true', true],
    ['False', false],
    ['yes', undefined],
  ])('reads %s', (text, value) => expect(parseGoBoolean(text)).toBe(value));
});
