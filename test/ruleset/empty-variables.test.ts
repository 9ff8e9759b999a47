import { describe, expect, it } from 'vitest';
import { emptyVariables } from '../../src/ruleset/mistakes/empty-variables.ts';
import { parseRule } from '../../src/ruleset/parse-rule.ts';

function warningsOf(when: string, shown = '{{ path }}') {
  const text = `id: a-rule
title: { en: "No file: ${shown}", ja: "ファイルがない" }
summary: { en: "It fails.", ja: "失敗: ${shown}" }
severity: low
component: agent
customer: { en: "No file: ${shown}", ja: "ファイルがない: ${shown}" }
find:
  sometimes: { log: agent, contains: cannot read, regex: "cannot read(?: (?<path>/.+))?" }
  always: { log: agent, regex: "cannot open (?<path>/.+)" }
when: ${when}
`;
  return emptyVariables(parseRule(text, 'a-rule.yaml'));
}

describe('a value that may be empty', () => {
  it.each(['sometimes', '{ any: [always, sometimes] }', '{ all: [{ any: [sometimes] }] }'])(
    'is warned of in the title and the summary: %s',
    (when) => {
      expect(warningsOf(when).map(({ line, column }) => `${line}:${column}`)).toEqual(['2:10', '3:29']);
    },
  );

  it('is named with its look', () => {
    expect(warningsOf('sometimes')[0]?.message).toContain('“sometimes” can match without its group “path”');
  });

  it.each([
    ['a look that always catches it', 'always', '{{ path }}'],
    ['a look that must not be seen', '{ all: [always], unless: [sometimes] }', '{{ path }}'],
    ['a text that does not show it', 'sometimes', 'x'],
  ])('is none: %s', (_name, when, shown) => {
    expect(warningsOf(when, shown)).toEqual([]);
  });
});
