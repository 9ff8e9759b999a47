import { describe, expect, it } from 'vitest';
import { HeadClock } from '../../src/scan/time/head-clock.ts';
import {
  elapsedMs,
  epochOf,
  findDate,
  parseDate,
  parseMoment,
  type ClockZone,
} from '../../src/scan/time/log-stamp.ts';

const at = (text: string, clock?: ClockZone): string | undefined => {
  const stamp = parseDate(text);
  const ms = stamp === undefined ? undefined : epochOf(stamp, clock);
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe('parseDate', () => {
  it.each([
    ['2025-08-27 20:01:30 UTC | SYS-PROBE', '2025-08-27T20:01:30.000Z'],
    ['2023-01-01T00:00:00+01:00 | CORE', '2022-12-31T23:00:00.000Z'],
    ['2023-01-01T00:00:00Z | CORE', '2023-01-01T00:00:00.000Z'],
    ['2024-06-01 09:00:00.25 JST | CORE', '2024-06-01T00:00:00.250Z'],
    ['2024-06-01 09:00:00 +03 | CORE', '2024-06-01T06:00:00.000Z'],
    ['2024-06-01 09:00:00 -0330 | CORE', '2024-06-01T12:30:00.000Z'],
    ['2024-06-01 09:00:00,5 CEST', '2024-06-01T07:00:00.500Z'],
  ])('reads %s', (text, iso) => expect(at(text)).toBe(iso));

  it('takes the flare’s own offset for its own abbreviation, whatever others mean by it', () => {
    const china = { zone: 'CST', offsetMinutes: 480 };
    expect(at('2024-06-01 09:00:00 CST | CORE', china)).toBe('2024-06-01T01:00:00.000Z');
  });

  it('knows the other half of the year of the flare’s zone', () => {
    const summer = { zone: 'CDT', offsetMinutes: -300 };
    expect(at('2024-01-01 00:00:00 CST | CORE', summer)).toBe('2024-01-01T06:00:00.000Z');
    const australia = { zone: 'EST', offsetMinutes: 600 };
    expect(at('2024-01-01 12:00:00 EDT | CORE', australia)).toBe('2024-01-01T01:00:00.000Z');
  });

  it('leaves a time of an unknown zone undated, and takes no level for a zone', () => {
    expect(at('2024-06-01 09:00:00 XYZ | CORE')).toBeUndefined();
    expect(parseDate('2018-03-26 23:14:06 INFO (main_common.go:137) - x')?.zone).toBe('');
  });
});

const IMPOSSIBLE = [
  '2024-13-01 10:00:00',
  '2024-00-01 10:00:00',
  '2024-01-00 10:00:00',
  '2024-01-32 10:00:00',
  '2023-02-29 10:00:00',
  '2024-04-31 10:00:00',
  '2024-01-01 24:00:00',
  '2024-01-01 10:60:00',
  '2024-01-01 10:00:61',
];

describe('a time that cannot be', () => {
  it.each(IMPOSSIBLE)('%s is none', (text) => {
    expect(parseDate(`${text} UTC | CORE`)).toBeUndefined();
    expect(parseMoment(`${text} UTC`)).toBeUndefined();
    expect(new HeadClock().timeAt(Buffer.from(`${text} UTC | CORE`), 0)).toBeUndefined();
  });

  it.each([
    ['2024-02-29 23:59:59', '2024-02-29T23:59:59.000Z'],
    ['2016-12-31 23:59:60', '2017-01-01T00:00:00.000Z'],
    ['2024-12-31 00:00:00', '2024-12-31T00:00:00.000Z'],
  ])('%s is one', (text, iso) => {
    expect(at(`${text} UTC | CORE`)).toBe(iso);
    expect(parseMoment(`${text} UTC`)?.localMs).toBe(Date.parse(iso));
    expect(new HeadClock().timeAt(Buffer.from(`${text} UTC | CORE`), 0)).toBe(Date.parse(iso));
  });

  it.each(['2024-01-01 10:75 UTC', '2024-01-01 10:15 +25:00', '2024-01-01 10:15 +01:75'])(
    '%s is none that a person gives',
    (text) => expect(parseMoment(text)).toBeUndefined(),
  );
});

describe('findDate', () => {
  it('finds a date wherever it stands near the start of a line', () => {
    expect(findDate('  Status date: 2024-06-01 09:00:00 UTC')?.zone).toBe('UTC');
    expect(findDate(`${'x'.repeat(200)} 2024-06-01 09:00:00 UTC`)).toBeUndefined();
  });
});

describe('elapsedMs', () => {
  const stamp = (text: string): NonNullable<ReturnType<typeof parseDate>> => parseDate(text)!;

  it('compares across known zones and within any zone', () => {
    expect(elapsedMs(stamp('2024-10-27 02:59:59 CEST'), stamp('2024-10-27 02:00:01 CET'))).toBe(2000);
    expect(elapsedMs(stamp('2024-06-01 09:00:00 XYZ'), stamp('2024-06-01 09:00:07 XYZ'))).toBe(7000);
  });

  it('does not guess across unknown zones', () => {
    expect(elapsedMs(stamp('2024-06-01 09:00:00 XYZ'), stamp('2024-06-01 09:00:07 UTC'))).toBeUndefined();
  });
});
