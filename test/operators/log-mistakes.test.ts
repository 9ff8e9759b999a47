import { describe, expect, it } from 'vitest';
import { logOperator } from '../../src/operators/log.ts';

function mistakesOf(options: object): string[] {
  const mistakes = logOperator.check?.({ log: 'agent', ...options }) ?? [];
  return mistakes.map(({ path, code, message }) => `${path.join('.')} ${code} ${message}`);
}

describe('a regex that cannot be read', () => {
  it('is the only mistake of its look', () => {
    const mistakes = mistakesOf({ regex: 'no (?<what>x', 'at-least': 2, distinct: 'what' });
    expect(mistakes).toEqual([
      expect.stringContaining('regex UNSAFE_REGEX The bracket of “(?<what>x” has no end'),
    ]);
  });

  it('does not hide what stands beside it', () => {
    const mistakes = mistakesOf({ regex: 'no (?<what>x', within: '10m' });
    expect(mistakes.map((one) => one.split(' ')[1])).toEqual(['UNSAFE_REGEX', 'BAD_OPTIONS']);
  });
});
