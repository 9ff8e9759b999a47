// What is remembered of a text is used for texts with other digits: a digit that an expression heeds must be known of.
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { digitTexts } from '../../src/scan/patterns/digit-texts.ts';
import { isRe2 } from '../../src/util/re2.ts';
import { builtPatterns } from '../../scripts/built-patterns.ts';

const RUNS = 4000;

/** Pieces of expressions, those among them that look harmless and are not. */
const piece = fc.constantFrom(
  'a', 'b', '1', '22', '.', '-', ':', ' ', '(', ')', '|', '[', '[^', ']', '{', '}', '{2}', '{1,}', '{1,2}',
  '{01}',
  '{1,02}',
  '[0-9]',
  '[a-f0-9]',
  '[!-0-9]',
  '[^0-9-]',
  '[[:alpha:]0-9]', '*', '+', '?', 's3', 'k', 'ſ',
  'a[12]', '-[^3]', 'k[1-2]', '[\\x27-2]', '[\\x32]', '[\\x2d0-9]', '\\x2d',
  '0-9', '!-', '3-', '-~', '\\d', '\\D', '\\w', '\\b', '\\s', '\\x31', '\\x{32}', '\\Q', '\\E', '\\[', '\\]', '\\{', '\\\\', '\\.',
  '(?<e1>', '(?P<e2>', '(?:', '(?i)', '(?i:', '[:digit:]', '[:alpha:]', '\\pN', '\\p{L}', '\\P{N}', '^', '$',
); // prettier-ignore
const source = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
const text = fc
  .array(fc.constantFrom('a', 'b', '{', '}', '[', ']', ':', '-', ' ', '1', '2', '3', '45', '2}', '{01}', '{02}', 'A', 'S', 'ſ', 'K', '.'), { maxLength: 10 })
  .map((parts) => parts.join('')); // prettier-ignore

function withOtherDigits(line: string, digits: readonly number[]): string {
  let next = 0;
  return line.replace(/\d/g, () => String(digits[next++ % digits.length] ?? 0));
}

describe('digitTexts', () => {
  it('are in every text in which an expression heeds digits', () => {
    let [blind, heeding] = [0, 0];
    fc.assert(
      fc.property(
        source,
        text,
        fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }),
        (regex, line, digits) => {
          const texts = isRe2(regex) ? digitTexts(regex) : undefined;
          if (texts === undefined) return;
          const other = withOtherDigits(line, digits);
          const heeds = (one: string): boolean => texts.some((part) => one.toLowerCase().includes(part));
          if (heeds(line) || heeds(other)) return;
          if (texts.length === 0) blind++;
          else heeding++;
          const re2 = RE2JS.compile(regex);
          expect(re2.test(other), `${regex} on ${line} and ${other}`).toBe(re2.test(line));
        },
      ),
      { numRuns: RUNS },
    );
    expect(blind).toBeGreaterThan(RUNS / 20);
    expect(heeding).toBeGreaterThan(RUNS / 20);
  });

  it.each([
    ['took (?<took>\\d+)ms', []],
    ['[\\d.]+:[0-9]+ refused', []],
    ['(?<error2>failed.{0,70})', []],
    ['[a-f0-9]{8,}', []],
    ['(?i:Status) 403|\\b401\\b', [' 403', '401']],
    ['x509: ', ['x509: ']],
    ['HTTP/1\\.1 (?:404|50[^a])', ['http/1.1 ', '404', '50']],
    ['port 80?1', ['port 8', '0', '1']],
    ['80{2}1+', ['8', '0', '1']],
    ['(?i)was s3-k8s', ['3-', '8']],
    ['ü6ü', ['6']],
    ['\\p{L}1', ['1']],
    ['[^\\x27]\\x2f', []],
    ['status 40[13]', [' 40', 'tatu']],
    ['code 4[0-3]', ['code 4']],
    ['k[13]', undefined],
    ['a?[13]', undefined],
    ['[\\x32]', undefined],
    ['a{01}', undefined],
    ['a{1,02}', undefined],
    ['[1-9]\\d*', undefined],
    ['[]{2}]', undefined],
    ['[[:alpha:]{2}]', undefined],
    ['[!-0-9]', undefined],
    ['[\\x27-5]', undefined],
    ['a[[:alpha:]1]', undefined],
    ['\\{2}', ['{2']],
    ['\\x31', undefined],
    ['\\Qa\\E', undefined],
  ])('of %s', (regex, texts) => {
    expect(digitTexts(regex)).toEqual(texts);
  });

  it('are known of nearly all expressions of the pack, so that floods cost little', () => {
    const regexes = builtPatterns().flatMap(({ regex }) => (regex === undefined ? [] : [regex]));
    const known = regexes.filter((regex) => digitTexts(regex) !== undefined);
    expect(known.length).toBeGreaterThan(regexes.length * 0.9);
  });
});
