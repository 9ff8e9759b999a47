// Whatever is put into a template is escaped unless it is markup.
import { expect, it } from 'vitest';
import { escapeMarkup, markup, typedText } from '../../src/util/markup.ts';

it('escapes strings and places markup as it is', () => {
  const inner = markup`<b>${'<i> & "x"'}</b>`;
  expect(markup`<p title="${`"'`}">${inner}${[inner, inner]}${3}</p>`.source).toBe(
    `<p title="&quot;&#39;">${inner.source}${inner.source}${inner.source}3</p>`,
  );
});

it('leaves no character that XML 1.0 forbids', () => {
  expect(escapeMarkup('\u0000\u0008\ufffe\ud800')).toBe('␀␈&lt;U+FFFE&gt;&lt;U+D800&gt;');
});

it('leaves what was typed as it is, but for what would be markup', () => {
  expect(markup`<b>${typedText('a: "<x>"\r\n\tb\u202e')}</b>`.source).toBe(
    '<b>a: &quot;&lt;x&gt;&quot;\r\n\tb\u202e</b>',
  );
});
