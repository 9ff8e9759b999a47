// Durations as Go programs print them. Numbers without a unit are seconds, as in Agent 6.

/** Seconds of one unit in decimal notation: appended to the number, `35µs` becomes exactly 0.000035. */
const FRACTIONS: Readonly<Record<string, string>> = {
  ns: 'e-9',
  us: 'e-6',
  µs: 'e-6',
  μs: 'e-6',
  ms: 'e-3',
};
const MULTIPLES: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

// `35µs`, `-16µs`, `1181h4m28s`, `52.850731s`; Agent 6: `-0.109318236 s`, `82993`.
const PART = /(\d{1,19}(?:\.\d{1,19})?) ?(ns|us|µs|μs|ms|s|m|h)/y;
const BARE = /^\d{1,19}(?:\.\d{1,19})?$/;
const MAX_LENGTH = 64;

/** Seconds; undefined when the text is not one duration (core 2.1). */
export function parseGoDuration(text: string): number | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const isNegative = text.startsWith('-');
  const size = isNegative || text.startsWith('+') ? text.slice(1) : text;
  const seconds = BARE.test(size) ? Number(size) : sumParts(size);
  return seconds === undefined || seconds === 0 ? seconds : isNegative ? -seconds : seconds;
}

/** Nanoseconds, the numbers of Go’s durations, as Go prints them: `1m30s`, `1.5s`, `250ms`, `0s`. */
export function formatGoDuration(nanoseconds: number): string {
  const sign = nanoseconds < 0 ? '-' : '';
  const size = Math.abs(nanoseconds);
  if (size === 0) return '0s';
  if (size < 1e3) return `${sign}${size}ns`;
  if (size < 1e6) return `${sign}${size / 1e3}µs`;
  if (size < 1e9) return `${sign}${size / 1e6}ms`;
  const hours = Math.floor(size / 3.6e12);
  const minutes = Math.floor((size % 3.6e12) / 6e10);
  const before = hours > 0 ? `${hours}h${minutes}m` : minutes > 0 ? `${minutes}m` : '';
  return `${sign}${before}${(size % 6e10) / 1e9}s`;
}

function sumParts(text: string): number | undefined {
  let seconds = 0;
  let end = 0;
  while (end < text.length) {
    PART.lastIndex = end;
    const match = PART.exec(text);
    if (match === null) return undefined;
    const [, number = '', unit = ''] = match;
    seconds += Number(number + (FRACTIONS[unit] ?? '')) * (MULTIPLES[unit] ?? 1);
    end = PART.lastIndex;
  }
  return end === 0 ? undefined : seconds;
}
