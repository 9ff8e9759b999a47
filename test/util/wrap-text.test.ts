// Widths and line ends of English and Japanese.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/util/display-width.ts';
import { cutText, sliceText, wrapText } from '../../src/util/wrap-text.ts';

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['設定', 4],
    ['ｶﾅ', 2],
    ['、', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['한글', 4],
    ['✅', 2],
    ['│·–…', 4],
  ])('%s takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('wrapText', () => {
  it('breaks between words', () => {
    expect(wrapText('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
  });

  it('breaks Japanese between characters, but not before closing marks', () => {
    expect(wrapText('設定を確認します。', 10)).toEqual(['設定を確認', 'します。']);
    expect(wrapText('設定を確認。次に', 10)).toEqual(['設定を確', '認。次に']);
    expect(wrapText('設定は「有効」', 8)).toEqual(['設定は', '「有効」']);
  });

  it('keeps the space between Latin and Japanese words', () => {
    expect(wrapText('Agent を再起動', 40)).toEqual(['Agent を再起動']);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrapText('a/very/long/path', 6)).toEqual(['a/very', '/long/', 'path']);
  });

  it('keeps every visible character and stays within the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, width) => {
        const lines = wrapText(text, width);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('sliceText', () => {
  it('breaks after a space where one is near, else anywhere', () => {
    expect(sliceText('key: value of  it', 12)).toEqual(['key: value ', 'of  it']);
    expect(sliceText('  a/very/long/path', 8)).toEqual(['  a/very', '/long/pa', 'th']);
  });

  it('loses no character and stays within the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, width) => {
        const lines = sliceText(text, width);
        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('cutText', () => {
  it('leaves out the middle', () => {
    expect(cutText('abcdef', 4)).toBe('abc…');
    expect(cutText('設定を確認', 7)).toBe('設定を…');
    expect(cutText('abc', 3)).toBe('abc');
  });

  it('stays within the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, width) => {
        expect(displayWidth(cutText(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
