// Markdown readers show escaped text as the text it is; checked with a reader that accepts HTML and links.
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, markdownCode, markdownCodeBlock } from '../../src/util/escape-markdown.ts';
import { escapeMarkup } from '../../src/util/markup.ts';
import { proseText, visibleText } from '../../src/util/visible-text.ts';

const reader = new MarkdownIt({ html: true, linkify: true });
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from('`*_[]()<>!#-+=|~&;:/\\.1 \n\tax@')) }),
);

/** markdown-it writes an apostrophe as it is. */
const html = (text: string): string => escapeMarkup(text).replaceAll('&#39;', "'");

describe('escapeMarkdown', () => {
  it.each([
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '# title',
    '1. item',
    '&lt;',
    '~~~',
    'www.example.com',
  ])('shows %s as text', (text) => {
    expect(reader.render(escapeMarkdown(text))).toBe(`<p>${html(text)}</p>\n`);
  });

  it('shows any text as itself', () => {
    const strict = new MarkdownIt({ html: true });
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = proseText(text);
        expect(strict.render(escapeMarkdown(text)).trim()).toBe(shown === '' ? '' : `<p>${html(shown)}</p>`);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('markdownCode', () => {
  it('shows any text as one code span', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(visibleText(text) !== '');
        expect(reader.render(`x${markdownCode(text)}x`)).toBe(`<p>x<code>${html(text)}</code>x</p>\n`);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('markdownCodeBlock', () => {
  it('shows any lines as one code block', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1 }), (lines) => {
        const shown = lines.map((line) => `${html(line)}\n`).join('');
        expect(reader.render(markdownCodeBlock(lines))).toBe(`<pre><code>${shown}</code></pre>\n`);
      }),
    );
  });
});
