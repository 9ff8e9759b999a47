import { describe, expect, it } from 'vitest';
import { parseRule } from '../../src/ruleset/parse-rule.ts';

/** Of the title and of nothing else. */
function messagesOf(shown: string, look = '{ log: agent, regex: "failed: (?<error>.+)" }'): string[] {
  const text = `id: a-rule
title: { en: "It fails: {{ ${shown} }}", ja: 題名 }
summary: { en: some text, ja: 本文 }
severity: low
component: agent
find:
  failed: ${look}
when: failed
`;
  return parseRule(text, 'a-rule.yaml').mistakes.map(({ code, message }) => `${code} ${message}`);
}

describe('a name that nothing gives', () => {
  it.each([
    ['eror', 'Nothing gives “eror”; the looks give error. Did you mean “error”?'],
    [
      'path',
      'Nothing gives “path”; the looks give error. Name a group of a regex, (?<path>…), or a fact as fact.<name>.',
    ],
    ['agent.version', 'Nothing gives “agent.version”; the fact is shown as {{ fact.agent.version }}.'],
    [
      'config.check_runners',
      'Nothing gives “config.check_runners”; a setting is shown as {{ value }} of a look such as { config: check_runners, process: agent, exists: true }.',
    ],
    ['some.thing', 'Nothing gives “some.thing”; the looks give error.'],
  ])('%s', (shown, message) => {
    expect(messagesOf(shown)).toEqual([`UNKNOWN_VARIABLE ${message}`]);
  });
});

it('the value of a known issue is asked for once, where no row is named', () => {
  expect(messagesOf('issue.fixed }} {{ issue.versions')).toEqual([
    'UNKNOWN_VARIABLE Nothing gives {{ issue.… }}: the rule has no “known-issue: <row of known-issues.yaml>”; add it.',
  ]);
});

describe('a fact in a text', () => {
  it('is shown when it has one value', () => {
    expect(messagesOf('fact.agent.version')).toEqual([]);
  });

  it('is refused when it holds records, with the look that shows one of them', () => {
    expect(messagesOf('fact.checks')).toEqual([
      'UNKNOWN_VARIABLE The fact “checks” holds several values, which no text can show: look for the record that is meant, as in { fact: checks, any: { name: … } }, and show its fields, as in {{ name }}.',
    ]);
  });

  it('is refused when it is a list', () => {
    expect(messagesOf('fact.host.tags')[0]).toContain('{ fact: host.tags, includes: some-item }');
  });
});

describe('a look at records', () => {
  it.each([
    ['{ fact: checks, any: { status: error } }', 'name'],
    ['{ fact: host.tags, includes: docker }', 'value'],
  ])('gives what a text can show: %s', (look, name) => {
    expect(messagesOf(name, look)).toEqual([]);
  });

  it.each(['{ fact: checks, none: { status: error } }', '{ fact: checks, empty: false }'])(
    'gives nothing where none is meant: %s',
    (look) => {
      expect(messagesOf('value', look)[0]).toContain('UNKNOWN_VARIABLE');
    },
  );
});
