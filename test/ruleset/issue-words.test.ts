// A value of another kind than its key wants is named with how it is written right.
import { expect, it } from 'vitest';
import { parseRule } from '../../src/ruleset/parse-rule.ts';

const RULE = `id: disk-full
title: { en: The disk is full, ja: ディスクがいっぱい }
summary: { en: Writes fail., ja: 書き込みに失敗しています。 }
severity: high
component: agent
find:
  full: { log: agent, contains: no space left }
when: { all: [full] }
`;

it.each([
  [
    'en: The disk is full',
    'en: The disk, full',
    'UNKNOWN_KEY',
    'between braces, put a text with a comma in quotes.',
  ],
  ['en: The disk is full', 'en:', 'BAD_VALUE', 'Write a text; there is nothing here.'],
  [
    'component: agent',
    'component: 5',
    'BAD_VALUE',
    'Write a text, not a number: put it in quotes, as in "5".',
  ],
  ['component: agent', 'component: [a]', 'BAD_VALUE', 'put a text that begins with { or [ in quotes.'],
  ['component: agent', 'component: agent\ntags: new', 'BAD_VALUE', 'Write a list, as in [a, b], not a text.'],
  ['component: agent', 'component: ""', 'BAD_VALUE', 'There is nothing here; write a text.'],
  ['component: agent', 'component: agent\nconfidence: low', 'BAD_VALUE', 'as in { key: value }, not a text.'],
  ['no space left', 'no space left, at-least: "5"', 'BAD_VALUE', 'without quotes, not a text.'],
  ['no space left', 'no space left, at-least: 0', 'BAD_VALUE', 'Write a number that is at least 1.'],
  ['no space left', 'no space left, at-least: 1', 'BAD_OPTIONS', 'One line is what a look asks for anyway'],
  ['[full]', '[]', 'BAD_VALUE', 'The list is empty; write at least one item.'],
  [
    ', contains: no space left }',
    ', contains: no space left, at-least: 2, within: 10 }',
    'BAD_VALUE',
    'Give 10 a unit: 10s, 10m or 10h. A correct “within”: { log: agent, contains: "API Key invalid", at-least: 5, within: 10m }',
  ],
  [
    'no space left',
    'no space left, level: WARNING',
    'BAD_VALUE',
    'Did you mean “WARN”? A correct “level”: { log',
  ],
  [
    'no space left',
    'no space left, levl: WARN',
    'UNKNOWN_KEY',
    'Did you mean “level”? A correct “log”: { log',
  ],
  [
    '{ log: agent, contains: no space left }',
    '{ fact: agent.uptime, between: 1-3 }',
    'BAD_VALUE',
    'Write both ends, as in [1, 3]. A correct “between”: { fact',
  ],
  [
    '{ all: [full] }',
    '[full]',
    'BAD_VALUE',
    'Write the name of a look, as in full, or say how many of them, as in { all: [full] }.',
  ],
  ['{ all: [full] }', '{ not: full }', 'UNKNOWN_KEY', 'There is no key “not” here; write “none: [a, b]”.'],
  [
    'agent\nf',
    'agent\nreferences: [{ title: a, url: b }]\nf',
    'BAD_VALUE',
    'as in https://docs.datadoghq.com/agent/.',
  ],
])('%s made %s', (from, to, code, words) => {
  expect(RULE).toContain(from);
  const { mistakes } = parseRule(RULE.replace(from, to), 'disk-full.yaml');
  expect(
    mistakes
      .filter((one) => one.code === code)
      .map((one) => one.message)
      .join('\n'),
  ).toContain(words);
});
