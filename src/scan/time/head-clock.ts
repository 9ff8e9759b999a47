// Tells the time of a line whose head begins with its date, `2024-05-01 10:00:00 UTC | …`, from the bytes: the zone is read
// as text when it changes, and the day when it does.
import { dayMs, parseDate, roughEpochOf, secondsOf } from './log-stamp.ts';

const [SPACE, DASH, COLON, PIPE, ZERO] = [0x20, 0x2d, 0x3a, 0x7c, 0x30];
/** Bytes of a date and time, and of the zone behind it with its bar. */
const TIME_BYTES = 19;
const ZONE_BYTES = 12;

export class HeadClock {
  #day = { number: -1, ms: 0 };
  #zone = { text: Buffer.alloc(0), shiftMs: 0 };

  /** Milliseconds as of `roughEpochOf`; undefined when the line begins otherwise. */
  timeAt(bytes: Buffer, start: number): number | undefined {
    const isTime =
      bytes[start + 4] === DASH &&
      bytes[start + 7] === DASH &&
      bytes[start + 10] === SPACE &&
      bytes[start + 13] === COLON &&
      bytes[start + TIME_BYTES] === SPACE;
    if (!isTime) return undefined;
    const bar = bytes.indexOf(PIPE, start + TIME_BYTES);
    if (bar < 0 || bar >= start + TIME_BYTES + ZONE_BYTES) return undefined;
    const localMs = this.#localMs(bytes, start);
    return localMs === undefined ? undefined : this.#inZone(localMs, bytes, { start, bar });
  }

  #localMs(bytes: Buffer, start: number): number | undefined {
    const two = (at: number): number => 10 * digit(bytes, start + at) + digit(bytes, start + at + 1);
    const [year, month, day] = [100 * two(0) + two(2), two(5), two(8)];
    const number = 10_000 * year + 100 * month + day;
    if (number !== this.#day.number) this.#day = { number, ms: dayMs(year, month, day) };
    const ms = this.#day.ms + 1000 * secondsOf(two(11), two(14), two(17));
    return Number.isNaN(ms) ? undefined : ms;
  }

  /** The zone stands between the time and `bar`. */
  #inZone(
    localMs: number,
    bytes: Buffer,
    { start, bar }: { start: number; bar: number },
  ): number | undefined {
    const zoneStart = start + TIME_BYTES;
    const known = this.#zone.text;
    if (known.length === 0 || bytes.compare(known, 0, known.length, zoneStart, bar) !== 0) {
      const stamp = parseDate(bytes.toString('latin1', start, bar));
      if (stamp === undefined) return undefined;
      const text = Buffer.from(bytes.subarray(zoneStart, bar));
      this.#zone = { text, shiftMs: roughEpochOf(stamp) - localMs };
    }
    return localMs + this.#zone.shiftMs;
  }
}

/** NaN for what is no digit. */
function digit(bytes: Buffer, at: number): number {
  const value = (bytes[at] ?? 0) - ZERO;
  return value >= 0 && value <= 9 ? value : NaN;
}
