import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatGoDuration, parseGoDuration } from '../../../src/facts/go/go-duration.ts';

describe('parseGoDuration', () => {
  it.each([
    ['35µs', 0.000035],
    ['35μs', 0.000035],
    ['-16us', -0.000016],
    ['1ns', 1e-9],
    ['50.632ms', 0.050632],
    ['52.850731s', 52.850731],
    ['2m37s', 157],
    ['1181h4m28s', 4_251_868],
    ['0s', 0],
    ['-0.109318236 s', -0.109318236],
    ['82993', 82_993],
  ])('reads %s as seconds', (text, seconds) => expect(parseGoDuration(text)).toBe(seconds));

  it.each(['', '-', 'Never', '5 apples', '1h 2m?', '12633 seconds', '1s'.repeat(80)])('refuses %s', (text) =>
    expect(parseGoDuration(text)).toBeUndefined(),
  );

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const seconds = parseGoDuration(text);
        return seconds === undefined || Number.isFinite(seconds);
      }),
    );
  });
});

describe('formatGoDuration', () => {
  it.each([
    [0, '0s'],
    [1, '1ns'],
    [1500, '1.5µs'],
    [250_000_000, '250ms'],
    [1_500_000_000, '1.5s'],
    [60_000_000_000, '1m0s'],
    [1_800_000_000_000, '30m0s'],
    [3_661_000_000_000, '1h1m1s'],
    [-90_000_000_000, '-1m30s'],
  ])('%i', (nanoseconds, text) => {
    expect(formatGoDuration(nanoseconds)).toBe(text);
    expect(parseGoDuration(text)).toBeCloseTo(nanoseconds / 1e9, 12);
  });
});
