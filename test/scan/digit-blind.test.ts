// What is remembered of a text is used for texts with other digits: an expression that is taken for blind to digits must be.
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { isDigitBlind } from '../../src/scan/digit-blind.ts';
import { isRe2 } from '../../src/util/re2.ts';
import { builtPatterns } from '../../scripts/built-patterns.ts';

const RUNS = 2000;

/** Pieces of expressions, those among them that look harmless and are not. */
const piece = fc.constantFrom(
  'a', 'b', '1', '22', '.', '-', ':', ' ', '(', ')', '|', '[', '[^', ']', '{', '}', '{2}', '{1,}', '{1,2}',
  '{01}',
  '{1,02}',
  '[0-9]',
  '[a-f0-9]',
  '[!-0-9]',
  '[^0-9-]',
  '[[:alpha:]0-9]', '*', '+', '?',
  '0-9', '!-', '3-', '-~', '\\d', '\\D', '\\w', '\\b', '\\s', '\\x31', '\\x{32}', '\\Q', '\\E', '\\[', '\\]', '\\{', '\\\\',
  '(?<e1>', '(?P<e2>', '(?:', '(?i)', '[:digit:]', '[:alpha:]', '\\pN', '\\p{L}', '^', '$',
); // prettier-ignore
const source = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
const text = fc
  .array(fc.constantFrom('a', 'b', '{', '}', '[', ']', ':', '-', ' ', '1', '2', '3', '45', '2}', '{01}', '{02}'), { maxLength: 10 })
  .map((parts) => parts.join('')); // prettier-ignore

function withOtherDigits(line: string, digits: readonly number[]): string {
  let next = 0;
  return line.replace(/\d/g, () => String(digits[next++ % digits.length] ?? 0));
}

describe('isDigitBlind', () => {
  it('is true only of expressions that find the same whatever the digits are', () => {
    let blind = 0;
    fc.assert(
      fc.property(
        source,
        text,
        fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }),
        (regex, line, digits) => {
          if (!isRe2(regex) || !isDigitBlind(regex)) return;
          blind++;
          const re2 = RE2JS.compile(regex);
          expect(re2.test(withOtherDigits(line, digits)), `${regex} on ${line}`).toBe(re2.test(line));
        },
      ),
      { numRuns: RUNS },
    );
    expect(blind).toBeGreaterThan(RUNS / 20);
  });

  it.each([
    ['took (?<took>\\d+)ms', true],
    ['[\\d.]+:[0-9]+ refused', true],
    ['(?<error2>failed.{0,70})', true],
    ['[a-f0-9]{8,}', true],
    ['status 403', false],
    ['x509: ', false],
    ['a{01}', false],
    ['a{1,02}', false],
    ['[1-9]\\d*', false],
    ['[]{2}]', false],
    ['[[:alpha:]{2}]', false],
    ['[!-0-9]', false],
    ['\\{2}', false],
    ['\\x31', false],
    ['\\Qa\\E', false],
  ])('of %s: %s', (regex, isBlind) => {
    expect(isDigitBlind(regex)).toBe(isBlind);
  });

  it('is true of most expressions of the pack, so that floods cost little', () => {
    const regexes = builtPatterns().flatMap(({ regex }) => (regex === undefined ? [] : [regex]));
    expect(regexes.filter(isDigitBlind).length).toBeGreaterThan(regexes.length / 2);
  });
});
