import { describe, expect, it } from 'vitest';
import { readClock } from '../../../src/facts/status/status-clock.ts';
import { OLD_PAGE } from './status-page-old.ts';
import { pageOf, section, valuesOf } from './status-text.ts';

const clockOf = (page: string): Record<string, unknown> => valuesOf(readClock(pageOf(page)));

describe('readClock', () => {
  it('reads the offset in the header of an old page', () => {
    expect(clockOf(OLD_PAGE)).toEqual({ 'clock.ntpOffset': -0.25, 'clock.ntpOffsetIsHigh': false });
  });

  it('reads the offset to the intake', () => {
    const page = section('Clocks', '\nNTP offset: 12µs\nIntake offset: -1.5s\n');
    expect(clockOf(page)).toEqual({
      'clock.ntpOffset': 0.000012,
      'clock.intakeOffset': -1.5,
      'clock.ntpOffsetIsHigh': false,
    });
  });

  it('reads the warning of the Agent', () => {
    const warning = 'NTP offset is high. Datadog may ignore metrics sent by this Agent.';
    expect(clockOf(section('Clocks', `NTP offset: -2h0m0s\n${warning}`))).toEqual({
      'clock.ntpOffset': -7200,
      'clock.ntpOffsetIsHigh': true,
    });
  });

  it('does not say that there is no warning where the page may be cut', () => {
    const page = section('Clocks', '\nNTP offset: 3m0s\n');
    expect(clockOf(page)).toEqual({ 'clock.ntpOffset': 180 });
    expect(clockOf(page + section('Collector', ''))).toMatchObject({ 'clock.ntpOffsetIsHigh': false });
    expect(clockOf(section('Clocks', '\nNTP offset: soon\n'))).toEqual({});
  });
});
