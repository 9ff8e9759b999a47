import { describe, expect, it } from 'vitest';
import { parseShortDate } from '../../../src/facts/go/go-short-date.ts';

describe('parseShortDate', () => {
  it('reads a date to the minute', () => {
    expect(parseShortDate('29 Feb 24 23:59 UTC')).toBe(Date.UTC(2024, 1, 29, 23, 59));
  });

  it.each([
    '01 Jan 01 00:00 UTC',
    '30 Feb 24 10:00 UTC',
    '12 Foo 25 09:14 UTC',
    '12 Mar 25 24:61 UTC',
    '12 Mar 25 09:14 CET',
    '<no value>',
    '',
  ])('takes %j for no date', (text) => {
    expect(parseShortDate(text)).toBeUndefined();
  });
});
