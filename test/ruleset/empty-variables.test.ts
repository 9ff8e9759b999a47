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
  never: { log: agent, contains: cannot close }
  other: { log: agent, contains: cannot seek }
when: ${when}
`;
  return emptyVariables(parseRule(text, 'a-rule.yaml'));
}

describe('a value that may be empty', () => {
  it.each([
    ['sometimes', 'sometimes'],
    ['{ any: [always, sometimes] }', 'sometimes'],
    ['{ all: [{ any: [sometimes] }] }', 'sometimes'],
    ['{ any: [always, never] }', 'never'],
    ['{ any: [always, { all: [never, sometimes] }] }', 'never'],
    ['{ at-least: { count: 1, of: [always, never] } }', 'never'],
    ['{ at-least: { count: 2, of: [always, never, other] } }', 'never'],
    ['{ any: [always, { none: [never] }] }', 'never'],
    ['{ all: [never], unless: [always] }', 'never'],
  ])('is warned of with the look that decides without it: %s', (when, look) => {
    const warnings = warningsOf(when);
    expect(warnings.map(({ line, column }) => `${line}:${column}`)).toEqual(['2:10', '3:29', '6:13', '6:40']);
    expect(warnings[0]?.message).toContain(`“${look}” can decide without “path”`);
  });

  it.each([
    ['a look that always catches it', 'always', '{{ path }}'],
    ['a look that must not be seen', '{ all: [always], unless: [sometimes] }', '{{ path }}'],
    ['one beside it that catches it', '{ all: [never, always] }', '{{ path }}'],
    [
      'more that must be seen than do not catch it',
      '{ at-least: { count: 2, of: [always, never] } }',
      '{{ path }}',
    ],
    ['a text that does not show it', 'sometimes', 'x'],
    ['a name that no look gives', 'always', '{{ disk }}'],
  ])('is none: %s', (_name, when, shown) => {
    expect(warningsOf(when, shown)).toEqual([]);
  });
});
