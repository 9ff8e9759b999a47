// The time and level at the start of a log line, in every layout that the Agents write (core 3.2-3.5).
import type { LogLevel } from '../model/log.ts';

/** A local time as written; its zone is resolved once the flare's own zone is known. */
export interface LogStamp {
  /** The written date and time taken as if it were UTC, milliseconds. */
  readonly localMs: number;
  /** `UTC`, `CEST`, `+03`, `Z`, `+01:00`; empty when the line names none. */
  readonly zone: string;
}

// 2025-08-27 20:01:30 UTC | SYS-PROBE | INFO | (…)          7.x, and 6.x without the logger column
// 2023-01-01T00:00:00+01:00 | CORE | INFO | (…)             log_format_rfc3339
// 2018-03-26 23:14:06 INFO (main_common.go:137) - …         process-agent and trace-agent 6.x
// {"agent":"core","time":"2023-01-01 00:00:00 UTC","level":"INFO",…
const DATE =
  /(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d| (?:[A-Z]{2,5}|[+-]\d\d(?:\d\d)?)(?= |"|$))?/;
const LEVEL = /(?:\| |"level":"|^[\d-]{10} [\d:.,]{8,18} )(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL)\b/i;
/** Both stand near the start of a line; further in, a date or level is part of the message. */
const PREFIX_LENGTH = 160;

export function parseLogStamp(line: string): LogStamp | undefined {
  const match = DATE.exec(line.slice(0, PREFIX_LENGTH));
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const ms = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const localMs = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    ms,
  );
  return { localMs, zone: zone?.trim() ?? '' };
}

export function parseLogLevel(line: string): LogLevel | undefined {
  const level = LEVEL.exec(line.slice(0, PREFIX_LENGTH))?.[1]?.toUpperCase();
  return level === 'WARNING' ? 'WARN' : (level as LogLevel | undefined);
}

/** The flare's own zone, from a status page that gives a time in local and UTC form. */
export interface ClockZone {
  readonly zone: string;
  readonly offsetMinutes: number;
}

/** Abbreviations that mean one offset wherever an Agent is likely to run. */
const FIXED_ZONES: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  JST: 540,
  KST: 540,
  HKT: 480,
  SGT: 480,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
};

/** Milliseconds since 1970 UTC, or undefined when the zone's offset is not known. */
export function epochOf(stamp: LogStamp, clock: ClockZone | undefined): number | undefined {
  const offset = offsetMinutesOf(stamp.zone, clock);
  return offset === undefined ? undefined : stamp.localMs - offset * 60_000;
}

function offsetMinutesOf(zone: string, clock: ClockZone | undefined): number | undefined {
  if (clock?.zone === zone) return clock.offsetMinutes;
  const numeric = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (numeric !== null)
    return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0));
  return FIXED_ZONES[zone];
}
