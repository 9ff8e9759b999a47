// The slips that authors make in YAML are named in their words, with their own line as it would be right.
import { describe, expect, it } from 'vitest';
import { parseYamlSource } from '../../src/ruleset/yaml-source.ts';

function mistakesIn(text: string): string[] {
  const { mistakes } = parseYamlSource(text, 'a.yaml');
  return mistakes.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`);
}

const QUOTES = 'YAML_SYNTAX A character of this text has a meaning in YAML; put the text in quotes, as in';

describe('parseYamlSource names', () => {
  it.each([
    ['a range in braces', 'a:\n  - { fact: agent.version, in: >=7.0.0 }\n', '2:32', 'in: ">=7.0.0".'],
    ['a range', 'a:\n    in: >=7.0.0 <8\n', '2:10', 'in: ">=7.0.0 <8".'],
    ['a colon in a text', 'a:\n  en: The Agent stops: full\n', '2:7', 'en: "The Agent stops: full".'],
    ['a colon in braces', 'a: { en: Agent stops: full, ja: x }\n', '1:10', 'en: "Agent stops: full".'],
    ['a value at the start', 'en: {{ error }} happened\n', '1:17', 'en: "{{ error }} happened".'],
    ['a value alone', 'a:\n  en: {{ error }}\n', '2:8', 'en: "{{ error }}".'],
    ['a bracket at the start', 'contains: [error] failed\n', '1:19', 'contains: "[error] failed".'],
    ['an apostrophe', "en: 'It's full'\n", '1:9', 'en: "It\'s full".'],
    ['a star', 'contains: *foo\n', '1:11', 'contains: "*foo".'],
    ['a mark', 'contains: !foo bar\n', '1:11', 'contains: "!foo bar".'],
    ['an at', 'a: @home "x"\n', '1:4', 'a: \'@home "x"\'.'],
  ])('%s that wants quotes', (_name, text, place, right) => {
    expect(mistakesIn(text)[0]).toBe(`${place} ${QUOTES} ${right}`);
  });

  it.each([
    ['a tab', 'a:\n\tb: x\n', '2:1', 'Indent lines with spaces: write two spaces for each tab.'],
    ['a repeated key', 'id: a\nid: b\n', '2:1', 'The key “id” is here twice; keep one of them.'],
    [
      'an open brace',
      'a:\n  b: { log: x\nc: d\n',
      '2:6',
      'What begins here with { is not closed; write } after it.',
    ],
    [
      'an open quote',
      'a:\n  b: "x\nc: d\n',
      '2:6',
      'What begins here with " is not closed; write " after it.',
    ],
    ['an escape', 'regex: "\\d+"\n', '1:9', "use single quotes, as in regex: '\\d+'."],
    ['an escape beside others', 'regex: "\\d+ \\\\| \\"x\\""\n', '1:9', `as in regex: '\\d+ \\| "x"'.`],
    ['a key without a blank', 'id:full\nb: c\n', '1:1', 'put a colon and a space between them'],
    ['another indent', 'a:\n    b: c\n   d: e\n', '3:1', 'keys side by side start in the same column.'],
    ['two documents', 'a: b\n---\nc: d\n', '2:1', 'a file holds only one.'],
    ['nothing', '', '1:1', 'This file is empty'],
    ['only a comment', '# a\n', '1:1', 'This file is empty'],
  ])('%s', (_name, text, place, message) => {
    const [first = ''] = mistakesIn(text);
    expect(first.startsWith(`${place} YAML_SYNTAX `)).toBe(true);
    expect(first).toContain(message);
  });

  it.each([
    ['a list', 'when: { all: &x [ a, { any: *x } ] }\n', '1:29 YAML_SYNTAX The alias *x'],
    ['a map', 'a: b\nwhen: &top\n  none:\n    - *top\n', '4:7 YAML_SYNTAX The alias *top'],
  ])('an alias in %s that it stands for', (_name, text, start) => {
    expect(mistakesIn(text)).toEqual([
      `${start} stands inside what it is an alias for; write out what is meant.`,
    ]);
  });

  const nested = (depth: number): string => `${'['.repeat(depth)}a${']'.repeat(depth)}`;

  it('what is nested too deeply, where it is too deep', () => {
    expect(mistakesIn(`when: ${nested(64)}\n`)).toEqual([]);
    const TOO_DEEP =
      'YAML_SYNTAX This and what follows is not read: it is nested too deeply. No rule needs that much.';
    expect(mistakesIn(`a: b\nwhen: ${nested(3000)}\n`)).toEqual([`2:71 ${TOO_DEEP}`]);
    expect(mistakesIn(`a: b\n${'- '.repeat(3000)}a\n`)).toEqual([`2:33 ${TOO_DEEP}`]);
  });

  it('aliases that nest one another too deeply', () => {
    const levels = Array.from(
      { length: 20 },
      (_, n) => `a${n + 1}: &a${n + 1} ${nested(50).replace('a', `*a${n} `)}`,
    );
    expect(mistakesIn(`a0: &a0 [x]\n${levels.join('\n')}\n`)).toEqual([
      '1:1 YAML_SYNTAX There are too many aliases (*name) in this file; write out what they stand for.',
    ]);
  });

  it('aliases by the million without making them', () => {
    const bomb = Array.from(
      { length: 9 },
      (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`,
    );
    expect(mistakesIn(`a0: &a0 [x]\n${bomb.join('\n')}\n`)).toEqual([
      '1:1 YAML_SYNTAX There are too many aliases (*name) in this file; write out what they stand for.',
    ]);
  });
});
