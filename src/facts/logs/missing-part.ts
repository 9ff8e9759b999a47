// Tells from the numbers of a rotated log that a part between others is missing. That one at either end is missing cannot
// be told: the Agent gives ever higher numbers, and the host keeps as many parts as it likes (core 3.1).
import { logPartOf } from '../../model/rotated-log.ts';

/** A larger number is a date, by which another program than the Agent names its parts. */
const MAX_NUMBER = 999_999_999;

/** The path of a part that must have been there; `parts` are paths in order of time. Undefined: the numbers have no gap. */
export function missingPart(parts: readonly string[]): string | undefined {
  const numbered = parts.flatMap((path) => {
    const { log, number } = logPartOf(path);
    return number === undefined || number > MAX_NUMBER ? [] : [{ log, number }];
  });
  const numbers = numbered.map((one) => one.number);
  const [first] = numbered;
  if (first === undefined || numbers.length < 2) return undefined;
  // Some programs count back in time, and then the newest is 1.
  const isCountedBack = numbers.every((number, index) => index === 0 || number < (numbers[index - 1] ?? 0));
  const sorted = [...new Set([...(isCountedBack ? [0] : []), ...numbers])].sort((a, b) => a - b);
  const before = sorted.find((number, index) => (sorted[index + 1] ?? number + 1) > number + 1);
  return before === undefined ? undefined : `${first.log}.${before + 1}`;
}
