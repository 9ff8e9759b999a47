import { describe, expect, it } from 'vitest';
import { ProgressLine } from '../../src/cli/progress-line.ts';

function shownBy(
  steps: readonly (readonly [seconds: number, read: number])[],
  totalBytes?: number,
): string[] {
  const written: string[] = [];
  let now = 0;
  const line = new ProgressLine({ write: (text) => written.push(text), now: () => now });
  for (const [seconds, readBytes] of steps) {
    now = seconds * 1000;
    line.show({ readBytes, totalBytes });
  }
  line.end();
  return written;
}
const MIB = 1024 * 1024;
const CLEAR = '\r\u001b[2K';

describe('the progress line', () => {
  it('says bytes, rate and time left, and goes away', () => {
    expect(shownBy([[2, 200 * MIB]], 1000 * MIB)).toEqual([
      `${CLEAR}200 MiB of 1000 MiB, 100 MiB/s, 8 s left`,
      CLEAR,
    ]);
  });

  it('says what it knows where the archive does not tell how much there is', () => {
    expect(shownBy([[2, 200 * MIB]])).toEqual([`${CLEAR}200 MiB, 100 MiB/s`, CLEAR]);
  });

  it('is written a few times a second only', () => {
    const steps = Array.from({ length: 100 }, (_, n) => [1 + n / 100, (n + 1) * MIB] as const);
    expect(shownBy(steps, 1000 * MIB)).toHaveLength(5 + 1);
  });

  it('is not there for a small bundle', () => {
    expect(shownBy([[1, 10 * MIB]], 20 * MIB)).toEqual([]);
    expect(shownBy([[1, 10 * MIB]])).toEqual([]);
  });
});
