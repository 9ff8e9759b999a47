import { describe, expect, it } from 'vitest';
import { epochOf, parseLogLevel, parseLogStamp } from '../../src/scan/log-stamp.ts';

const at = (line: string, clock?: { zone: string; offsetMinutes: number }): string | undefined => {
  const stamp = parseLogStamp(line);
  const ms = stamp === undefined ? undefined : epochOf(stamp, clock);
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe('parseLogStamp', () => {
  it.each([
    ['2025-08-27 20:01:30 UTC | SYS-PROBE | INFO | (a.go:1 in f) | x', '2025-08-27T20:01:30.000Z'],
    ['2023-01-01T00:00:00+01:00 | CORE | INFO | (a.go:1 in f) | x', '2022-12-31T23:00:00.000Z'],
    ['2023-01-01T00:00:00Z | CORE | INFO | (a.go:1 in f) | x', '2023-01-01T00:00:00.000Z'],
    ['2024-06-01 09:00:00 JST | CORE | INFO | (a.go:1 in f) | x', '2024-06-01T00:00:00.000Z'],
    ['2024-06-01 09:00:00 +03 | CORE | INFO | (a.go:1 in f) | x', '2024-06-01T06:00:00.000Z'],
    [
      '{"agent":"core","time":"2023-01-01 00:00:00 UTC","level":"INFO","msg":"x"}',
      '2023-01-01T00:00:00.000Z',
    ],
  ])('reads %s', (line, iso) => expect(at(line)).toBe(iso));

  it('takes the flare’s own offset for its own abbreviation, whatever others mean by it', () => {
    expect(
      at('2024-06-01 09:00:00 CST | CORE | INFO | (a.go:1 in f) | x', { zone: 'CST', offsetMinutes: 480 }),
    ).toBe('2024-06-01T01:00:00.000Z');
  });

  it('leaves a time of an unknown zone undated', () => {
    expect(at('2024-06-01 09:00:00 XYZ | CORE | INFO | (a.go:1 in f) | x')).toBeUndefined();
    expect(at('2018-03-26 23:14:06 INFO (main_common.go:137) - x')).toBeUndefined();
  });

  it('ignores a date inside the message', () => {
    expect(parseLogStamp(`${'x'.repeat(200)} 2024-06-01 09:00:00 UTC`)).toBeUndefined();
  });
});

describe('parseLogLevel', () => {
  it.each([
    ['2025-08-27 20:01:30 UTC | SYS-PROBE | ERROR | (a.go:1 in f) | x', 'ERROR'],
    ['2018-03-26 23:14:06 WARN (main_common.go:137) - x', 'WARN'],
    ['2024-04-12 11:52:16 NZST | JMX | WARN  | App | x', 'WARN'],
    ['{"agent":"core","time":"2023-01-01 00:00:00 UTC","level":"CRITICAL","msg":"x"}', 'CRITICAL'],
    ['2025-08-27 20:01:30 UTC | CORE | INFO | (a.go:1 in f) | saw | ERROR | in a message', 'INFO'],
    ['a traceback line', undefined],
  ])('reads %s', (line, level) => expect(parseLogLevel(line)).toBe(level));
});
