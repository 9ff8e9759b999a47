import { describe, expect, it } from 'vitest';
import { regexMistake } from '../../src/util/regex-mistake.ts';

describe('why an expression is refused', () => {
  it.each([
    [
      'cannot (?<what>read|write: no space',
      'The bracket of “(?<what>read|write: …” is not closed: write ) after it',
    ],
    ['code [0-9', 'The bracket of “[0-9” is not closed: write ] after it, or \\[ for the character itself.'],
    ['[](] ((a)', 'The bracket of “((a)” is not closed'],
    ['failed(?! again)', 'RE2 has no look-around, “(?!…)”'],
    ['(?<=x)y', 'RE2 has no look-around, “(?<=…)”'],
    [String.raw`(a)\1`, String.raw`RE2 has no back-references, “\1”`],
    [String.raw`(?<n>a)\k<n>`, String.raw`RE2 has no back-references, “\k<n>”`],
    ['a) b', 'This is not an RE2 expression: unexpected ), at “a) b”.'],
    [String.raw`\q`, String.raw`This is not an RE2 expression: invalid escape sequence, at “\q”.`],
    ['a\\', 'This is not an RE2 expression: trailing backslash at end of expression.'],
  ])('%s', (regex, why) => {
    expect(regexMistake(regex)).toContain(why);
  });

  it('is none for one that is right', () => {
    expect(regexMistake(String.raw`\(\?! (?<path>[^\]]+)`)).toBeUndefined();
  });
});
