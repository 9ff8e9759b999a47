import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClockZone, parseGoDate, parseRfc3339 } from '../../../src/facts/go/go-date.ts';

describe('parseGoDate', () => {
  it.each([
    ['2022-12-20 17:52:01.796 EST / 2022-12-20 22:52:01.796 UTC (1671576721796)', 1671576721796],
    ['2023-06-11 19:15:26.58 UTC (1686510926580)', 1686510926580],
    ['2018-06-25 12:42:42.712232 UTC', Date.UTC(2018, 5, 25, 12, 42, 42, 712)],
    ['2020-01-02 03:04:05 UTC', Date.UTC(2020, 0, 2, 3, 4, 5)],
  ])('reads %s', (text, ms) => expect(parseGoDate(text)).toBe(ms));

  it.each([
    'Never',
    'error while parsing time: x (12345)',
    'invalid time parameter',
    '2020-01-02 03:04:05 CEST',
    '2020-13-02 03:04:05 UTC',
    '2020-01-02 25:04:05 UTC',
    '0001-01-01 00:00:00 UTC',
    `2020-01-02 03:04:05 UTC ${' '.repeat(500)}(1)`,
  ])('refuses %s', (text) => expect(parseGoDate(text)).toBeUndefined());

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => [undefined, 'number'].includes(typeof (parseGoDate(text) ?? 0))),
    );
  });
});

describe('parseClockZone', () => {
  it.each([
    ['2022-12-20 17:52:01.796 EST / 2022-12-20 22:52:01.796 UTC (1671576721796)', 'EST', -300],
    ['2021-10-04 18:19:59.153 CEST / 2021-10-04 16:19:59.153 UTC (1633364399153)', 'CEST', 120],
    ['2025-12-17 10:06:36.554 +04 / 2025-12-17 06:06:36.554 UTC (1765951596554)', '+04', 240],
    ['2025-07-01 17:30:00 +0530 / 2025-07-01 12:00:00 UTC (1751371200000)', '+0530', 330],
    ['2023-06-11 19:15:26.58 UTC (1686510926580)', 'UTC', 0],
  ])('derives the zone of %s', (text, zone, offsetMinutes) =>
    expect(parseClockZone(text)).toEqual({ zone, offsetMinutes }),
  );

  it.each([
    '2018-06-25 12:42:42.712232 UTC',
    '2022-12-20 17:52:01 EST / 2022-12-20 22:52:01 UTC (1)',
    'somewhere / 2022-12-20 22:52:01.796 UTC (1671576721796)',
  ])('derives none from %s', (text) => expect(parseClockZone(text)).toBeUndefined());
});

describe('parseRfc3339', () => {
  it('reads UTC and offsets', () => {
    expect(parseRfc3339('2025-03-01T10:00:00Z')).toBe(Date.UTC(2025, 2, 1, 10));
    expect(parseRfc3339('2025-03-01T10:00:00.5+02:00')).toBe(Date.UTC(2025, 2, 1, 8, 0, 0, 500));
  });

  it.each(['', '2025-03-01', '2025-99-01T10:00:00Z', 'soon'])('refuses %s', (text) =>
    expect(parseRfc3339(text)).toBeUndefined(),
  );
});
