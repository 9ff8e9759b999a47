// Dates of status pages and of flare_creation.log as milliseconds since 1970 UTC, and the zone of the host's
// clock that such a date gives away. Log lines have their own reader in src/scan.

/** The zone a host writes its local times in; `offsetMinutes` is local time minus UTC. */
export interface ClockZone {
  readonly zone: string;
  readonly offsetMinutes: number;
}

interface WallClock {
  /** The date read as if it were UTC. */
  readonly ms: number;
  readonly zone: string;
}

const WALL =
  /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,9}))? ([A-Za-z][A-Za-z0-9]{0,9}|[+-]\d{2}(?::?\d{2})?)$/;
const EPOCH = /^\d{4}-\d\d-\d\d .* \((\d{1,16})\)$/;
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
const MAX_LENGTH = 160;
const LARGEST_DATE_MS = 8.64e15;
const MS_PER_MINUTE = 60_000;

// 2022-12-20 17:52:01.796 EST / 2022-12-20 22:52:01.796 UTC (1671576721796)
// 2023-06-11 19:15:26.58 UTC (1686510926580)
// 2018-06-25 12:42:42.712232 UTC
/**
 * Milliseconds since 1970 UTC, from the number in parentheses or, in older pages, from a date in UTC.
 * Undefined for `Never`, error texts, local dates without that number and the zero time (core 2.1).
 */
export function parseGoDate(text: string): number | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const epoch = EPOCH.exec(text);
  if (epoch !== null) return toDate(Number(epoch[1]));
  const wall = parseWallClock(text);
  return wall?.zone === 'UTC' ? toDate(wall.ms) : undefined;
}

/** The zone of the clock that wrote the date; undefined when the date does not tell (no number in parentheses). */
export function parseClockZone(text: string): ClockZone | undefined {
  const epoch = text.length > MAX_LENGTH ? null : EPOCH.exec(text);
  if (epoch === null) return undefined;
  const [local = ''] = text.split(/ [/(]/, 1);
  const wall = parseWallClock(local);
  if (wall === undefined) return undefined;
  const offsetMinutes = Math.round((wall.ms - Number(epoch[1])) / MS_PER_MINUTE);
  const isPossible = Math.abs(offsetMinutes) <= 15 * 60;
  return isPossible ? { zone: wall.zone, offsetMinutes } : undefined;
}

/** `2025-03-01T10:00:00Z`; undefined for all else. */
export function parseRfc3339(text: string): number | undefined {
  return RFC3339.test(text) ? toDate(Date.parse(text)) : undefined;
}

function parseWallClock(text: string): WallClock | undefined {
  const match = WALL.exec(text);
  if (match === null) return undefined;
  const [, date = '', time = '', fraction = '', zone = ''] = match;
  const ms = Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  return Number.isNaN(ms) ? undefined : { ms, zone };
}

/** Go's zero time and values no Date can hold are no dates. */
function toDate(ms: number): number | undefined {
  return ms > 0 && ms <= LARGEST_DATE_MS ? ms : undefined;
}
