// Dates of log lines as they are written, and their place in time once the zone is known (core 2.3, 3.2).

/** A local time as written; its zone is resolved once the flare's own zone is known. */
export interface LogStamp {
  /** The written date and time taken as if it were UTC, milliseconds. */
  readonly localMs: number;
  /** `UTC`, `CEST`, `+03`, `Z`, `+01:00`; empty when the line names none. */
  readonly zone: string;
}

/** A date read at some place of a text, and where it ends. */
export interface ReadDate {
  readonly stamp: LogStamp;
  readonly end: number;
}

const DATE_LENGTH = 'YYYY-MM-DD hh:mm:ss'.length;
// .123456   ,5   then   Z   +01:00   _UTC   _CEST   _+03   but not a level, which follows where there is no zone
const FRACTION_AND_ZONE =
  /(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d| (?!(?:TRACE|DEBUG|INFO|WARN|ERROR)\b)(?:[A-Z]{2,5}|[+-]\d\d(?:\d\d)?)(?=[ "\]]|$))?/y;
const DATE_ANYWHERE = /\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/;
/** Characters of a page's line in which its date stands. */
const PAGE_REACH = 160;

// 2025-08-27 20:01:30 UTC          every Agent by default
// 2023-01-01T00:00:00+01:00        log_format_rfc3339
// 2018-03-26 23:14:06 INFO (…      process-agent and trace-agent 6.x: no zone
/** The date that stands at this place; undefined for one that cannot be. Read by hand: this is done for every line that somebody looks at. */
export function readDate(text: string, at = 0): ReadDate | undefined {
  if (!hasDateShape(text, at)) return undefined;
  const day = dayMs(numberAt(text, at, 4), numberAt(text, at + 5, 2), numberAt(text, at + 8, 2));
  const seconds = secondsOf(
    numberAt(text, at + 11, 2),
    numberAt(text, at + 14, 2),
    numberAt(text, at + 17, 2),
  );
  const date = day + 1000 * seconds;
  if (Number.isNaN(date)) return undefined;
  FRACTION_AND_ZONE.lastIndex = at + DATE_LENGTH;
  const [rest = '', fraction, zone = ''] = FRACTION_AND_ZONE.exec(text) ?? [];
  const ms = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  return { stamp: { localMs: date + ms, zone: zone.trim() }, end: at + DATE_LENGTH + rest.length };
}

/** Start of a day as UTC, milliseconds; NaN for a day that no calendar has, which `Date.UTC` would move to another. */
export function dayMs(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return NaN;
  const ms = Date.UTC(year, month - 1, day);
  return day <= 28 || new Date(ms).getUTCDate() === day ? ms : NaN;
}

/** Since midnight; NaN for what no clock shows. Second 60 is a leap second, and counts as the next one. */
export function secondsOf(hour: number, minute: number, second: number): number {
  return hour < 24 && minute < 60 && second <= 60 ? 3600 * hour + 60 * minute + second : NaN;
}

/** The marks between the digits are where a date has them. */
function hasDateShape(text: string, at: number): boolean {
  const separator = text.charCodeAt(at + 10);
  return (
    text.charCodeAt(at + 4) === 0x2d &&
    text.charCodeAt(at + 7) === 0x2d &&
    (separator === 0x20 || separator === 0x54) &&
    text.charCodeAt(at + 13) === 0x3a &&
    text.charCodeAt(at + 16) === 0x3a
  );
}

/** NaN unless all are digits. */
function numberAt(text: string, at: number, digits: number): number {
  let value = 0;
  for (let index = at; index < at + digits; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The date that a text starts with. */
export function parseDate(text: string): LogStamp | undefined {
  return readDate(text)?.stamp;
}

/** The first date in a line of a page, wherever it stands: pages have no line layout. */
export function findDate(line: string): LogStamp | undefined {
  const start = line.slice(0, PAGE_REACH);
  const match = DATE_ANYWHERE.exec(start);
  return match === null ? undefined : readDate(start, match.index)?.stamp;
}

/** The flare's own zone, from a status page that gives a time in local and UTC form. */
export interface ClockZone {
  readonly zone: string;
  readonly offsetMinutes: number;
}

/** Abbreviations that mean one offset wherever an Agent is likely to run. */
const FIXED_ZONES: ReadonlyMap<string, number> = new Map([
  ['UTC', 0],
  ['GMT', 0],
  ['Z', 0],
  ['WET', 0],
  ['WEST', 60],
  ['CET', 60],
  ['CEST', 120],
  ['EET', 120],
  ['EEST', 180],
  ['MSK', 180],
  ['JST', 540],
  ['KST', 540],
  ['HKT', 480],
  ['SGT', 480],
  ['EST', -300],
  ['EDT', -240],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['AEST', 600],
  ['AEDT', 660],
  ['NZST', 720],
  ['NZDT', 780],
]);

const SUMMER_MINUTES = 60;

/** Milliseconds since 1970 UTC, or undefined when the zone's offset is not known. */
export function epochOf(stamp: LogStamp, clock: ClockZone | undefined): number | undefined {
  const offset = offsetMinutesOf(stamp.zone, clock);
  return offset === undefined ? undefined : stamp.localMs - offset * 60_000;
}

/** Good enough to compare lines of one host before the flare's zone is known: an unknown zone counts as UTC. */
export function roughEpochOf(stamp: LogStamp): number {
  return epochOf(stamp, undefined) ?? stamp.localMs;
}

// 2026-10-11 15:50 JST   2026-10-11T15:50:30+09:00   2026-10-11 15:50
const MOMENT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d\d:?\d\d|[A-Z]{2,5})?$/;

/** A time as a person gives it: a date with hours and minutes, and a zone that is known. Undefined for all else. */
export function parseMoment(text: string): LogStamp | undefined {
  const match = MOMENT.exec(text.trim());
  if (match === null) return undefined;
  const [, date = '', time = '', seconds = ':00', zone = ''] = match;
  const stamp = readDate(`${date} ${time}${seconds}`)?.stamp;
  if (stamp === undefined) return undefined;
  const moment = { ...stamp, zone };
  return zone === '' || epochOf(moment, undefined) !== undefined ? moment : undefined;
}

/** Milliseconds since 1970 UTC; without a zone of its own a time is in that of the flare, or in UTC. */
export function momentOf(moment: LogStamp, clock: ClockZone | undefined): number {
  const inZone = moment.zone === '' && clock !== undefined ? { ...moment, zone: clock.zone } : moment;
  return epochOf(inZone, clock) ?? moment.localMs;
}

/** Milliseconds from one stamp to the next; undefined when their zones differ and one of them is not known. */
export function elapsedMs(from: LogStamp, to: LogStamp): number | undefined {
  if (from.zone === to.zone) return to.localMs - from.localMs;
  const [start, end] = [epochOf(from, undefined), epochOf(to, undefined)];
  return start === undefined || end === undefined ? undefined : end - start;
}

function offsetMinutesOf(zone: string, clock: ClockZone | undefined): number | undefined {
  if (clock?.zone === zone) return clock.offsetMinutes;
  const numeric = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (numeric !== null) {
    const minutes = secondsOf(Number(numeric[2]), Number(numeric[3] ?? 0), 0) / 60;
    return Number.isNaN(minutes) ? undefined : numeric[1] === '-' ? -minutes : minutes;
  }
  return (clock === undefined ? undefined : offsetOfTwin(zone, clock)) ?? FIXED_ZONES.get(zone);
}

/** CST is an hour behind CDT, whatever both mean on this host: one log may hold lines of either. */
function offsetOfTwin(zone: string, clock: ClockZone): number | undefined {
  if (zone === clock.zone.replace(/^([A-Z]{1,3})DT$/, '$1ST')) return clock.offsetMinutes - SUMMER_MINUTES;
  if (zone === clock.zone.replace(/^([A-Z]{1,3})ST$/, '$1DT')) return clock.offsetMinutes + SUMMER_MINUTES;
  return undefined;
}
