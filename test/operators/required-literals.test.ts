import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requiredLiteral } from '../../src/operators/required-literals.ts';

describe('requiredLiteral', () => {
  it.each([
    ['error enabling protocol classifier: .*permission denied', 'error enabling protocol classifier: '],
    ['apparmor="DENIED" operation="([^"]+)" .*comm="system-probe"', 'apparmor="DENIED" operation="'],
    ['network_config\\.enabled is set', 'network_config.enabled is set'],
    ['colou?rful words', 'rful words'],
    ['abcde{2}fghij', 'fghij'],
    ['[]x]hello world', 'hello world'],
    ['[^]hello]world foo', 'world foo'],
    ['[[:digit:]]error here', 'error here'],
    ['(a(b)|c) after the group', ' after the group'],
  ])('finds it in %s', (regex, literal) => expect(requiredLiteral(regex)).toBe(literal));

  it.each([
    '\\x41hello world',
    '\\pLhello world',
    'no|yes please',
    '\\d+ \\w+',
    '(only inside a group)',
    'abc.def',
  ])('says none for %s', (regex) => {
    expect(requiredLiteral(regex)).toBeUndefined();
  });

  it('stands in every text that the regex matches', () => {
    const part = fc.constantFrom(
      'hello',
      'wor',
      'ld of',
      '.',
      '[ab]',
      '(x|y)',
      'z?',
      '\\d',
      'o+',
      '\\.',
      'a*',
    );
    const text = fc.string({ unit: fc.constantFrom(...'helowrdfabxyz0.'.split('')), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), text, (parts, sample) => {
        const literal = requiredLiteral(parts.join(''));
        const match =
          new RegExp(parts.join('')).exec(sample + parts.join('').replace(/[^a-z .]/g, '')) ?? undefined;
        if (literal !== undefined && match !== undefined) expect(match[0]).toContain(literal);
      }),
    );
  });
});
