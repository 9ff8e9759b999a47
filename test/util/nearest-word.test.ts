import { describe, expect, it } from 'vitest';
import { didYouMean, nearestWord } from '../../src/util/nearest-word.ts';

describe('nearestWord', () => {
  it.each([
    ['severty', ['severity', 'summary'], 'severity'],
    ['xlog', ['log', 'fact'], 'log'],
    ['agnet', ['agent', 'audit'], 'agent'],
    ['Severity', ['severity'], 'severity'],
    ['zebra', ['log', 'fact'], undefined],
    ['a', ['b'], undefined],
    ['', ['log'], undefined],
    ['x'.repeat(1000), ['x'.repeat(999)], undefined],
  ])('of %s among %j is %s', (word, known, near) => {
    expect(nearestWord(word, known)).toBe(near);
  });

  it('is put as a question, or left out', () => {
    expect(didYouMean('fcat', ['fact'])).toBe(' Did you mean “fact”?');
    expect(didYouMean('zebra', ['fact'])).toBe('');
  });
});
