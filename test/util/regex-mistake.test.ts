import { describe, expect, it } from 'vitest';
import { regexMistake } from '../../src/util/regex-mistake.ts';

describe('why an expression is refused', () => {
  it.each([
    [
      'cannot (?<what>read|write: no space',
      'The bracket of “(?<what>read|write: …” has no end: write ) behind it',
    ],
    ['code [0-9', 'The bracket of “[0-9” has no end: write ] behind it, or \\[ for the sign itself.'],
    ['[](] ((a)', 'The bracket of “((a)” has no end'],
    ['failed(?! again)', 'RE2 has no look-around, “(?!…)”'],
    ['(?<=x)y', 'RE2 has no look-around, “(?<=…)”'],
    [String.raw`(a)\1`, String.raw`RE2 has no back-references, “\1”`],
    [String.raw`(?<n>a)\k<n>`, String.raw`RE2 has no back-references, “\k<n>”`],
    ['a) b', 'This is no RE2 expression: unexpected ), at “a) b”.'],
    [String.raw`\q`, String.raw`This is no RE2 expression: invalid escape sequence, at “\q”.`],
    ['a\\', 'This is no RE2 expression: trailing backslash at end of expression.'],
  ])('%s', (regex, why) => {
    expect(regexMistake(regex)).toContain(why);
  });

  it('is none for one that is right', () => {
    expect(regexMistake(String.raw`\(\?! (?<path>[^\]]+)`)).toBeUndefined();
  });
});
