// What reaches a terminal or a page from a bundle is text and nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proseText, visibleText } from '../../src/util/visible-text.ts';

describe('visibleText', () => {
  it.each([
    ['colour codes are left out', '\u001b[32mINFO\u001b[0m ready', 'INFO ready'],
    ['a cursor movement is shown', '\u001b[2J', '␛[2J'],
    ['a line end is shown', 'a\r\nb', 'a␍␊b'],
    ['a tab becomes spaces', 'a\tb', 'a    b'],
    ['a direction override is shown', 'a\u202eb', 'a<U+202E>b'],
    ['a C1 control is shown', '\u009b31m', '<U+009B>31m'],
    ['a lone surrogate is shown', 'a\ud800', 'a<U+D800>'],
    ['a line separator is shown', 'a\u2028b', 'a<U+2028>b'],
    ['delete is shown', '\u007f', '␡'],
    ['joiners of emoji stay', '👩‍🔧', '👩‍🔧'],
    ['Japanese stays', 'エージェント', 'エージェント'],
  ])('%s', (_, text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it('leaves no control, format or surrogate character in any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.nat(0xffff).map((n) => String.fromCharCode(n)) }),
        (a, b) => {
          expect(visibleText(a + b)).not.toMatch(
            /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/u,
          );
        },
      ),
    );
  });
});

describe('proseText', () => {
  it('joins lines', () => {
    expect(proseText(' one\n  two ')).toBe('one two');
  });
});
