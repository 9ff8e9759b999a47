// Values in texts: what is one, and what only looks like one.
import { describe, expect, it } from 'vitest';
import { fillPlaceholders, malformedPlaceholders, placeholdersIn } from '../../src/util/placeholders.ts';

describe('placeholders', () => {
  it('are found with blanks and without, and filled where there is a value', () => {
    const text = 'a {{error}} b {{ fact.host.name }} c {{ gone }}';
    expect(placeholdersIn(text)).toEqual(['error', 'fact.host.name', 'gone']);
    expect(fillPlaceholders(text, (name) => (name === 'gone' ? undefined : name.toUpperCase()))).toBe(
      'a ERROR b FACT.HOST.NAME c {{ gone }}',
    );
  });

  it('that are well made are not malformed', () => {
    expect(malformedPlaceholders('{{ a }} and {{ fact.host.name }}{{b}} { c } }')).toEqual([]);
  });

  it.each([
    ['{{ a }} {{ a | b }}', '{{ a | b }}', '{{', 1],
    ['{{ a b }}', '{{ a b }}', '{{', 0],
    ['{{ }}', '{{ }}', '{{', 0],
    ['{{ ログ }}', '{{ ログ }}', '{{', 0],
    ['{{ a } and {{ b }}', '{{ a } and ', '{{', 0],
    ['the end {{ a', '{{ a', '{{', 0],
    ['{{ a }} b }}', '}}', '}}', 1],
  ])('%s holds one that is', (text, found, braces, nth) => {
    expect(malformedPlaceholders(text)).toEqual([{ text: found, braces, nth }]);
  });
});
