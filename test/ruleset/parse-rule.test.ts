import { describe, expect, it } from 'vitest';
import { parseRule } from '../../src/ruleset/parse-rule.ts';

const GOOD = `id: disk-full
title: { en: The disk is full, ja: ディスクがいっぱい }
summary: { en: "Writes fail: {{ error }}.", ja: "書き込みに失敗: {{ error }}" }
severity: high
component: agent
find:
  full:
    log: agent
    contains: no space left
    regex: '(?<error>no space left on device)'
  old:
    fact: agent.version
    in: "<7.40.0"
when: { all: [full], unless: [old] }
`;

/** `line:column CODE` of every mistake after one replacement. */
function mistakesAfter(from: string, to: string): string[] {
  expect(GOOD).toContain(from);
  return parseRule(GOOD.replace(from, to), 'rules/disk-full.yaml').mistakes.map(
    (one) => `${one.line}:${one.column} ${one.code}`,
  );
}

describe('parseRule', () => {
  it.each([
    ['a colour', '\\e[31mThe disk is full', '2:10 BAD_VALUE'],
    ['a bell', 'The disk is\\a full', '2:10 BAD_VALUE'],
    ['a turned direction', 'The disk\\u202e is full', '2:10 BAD_VALUE'],
  ])('refuses a title with %s', (_name, title, mistake) => {
    expect(mistakesAfter('en: The disk is full', `en: "${title}"`)).toEqual([mistake]);
  });

  it('takes a summary of several lines', () => {
    expect(mistakesAfter('en: "Writes fail: {{ error }}."', 'en: "Writes\\n\\tfail: {{ error }}."')).toEqual(
      [],
    );
  });

  it('reads a good rule', () => {
    const { rule, mistakes } = parseRule(GOOD, 'rules/disk-full.yaml');
    expect(mistakes).toEqual([]);
    expect(rule?.when).toEqual({
      kind: 'all',
      of: [
        { kind: 'all', of: [{ kind: 'find', name: 'full' }] },
        { kind: 'none', of: [{ kind: 'find', name: 'old' }] },
      ],
    });
    expect(rule?.runbook).toBe('disk-full');
  });

  it('joins folded Japanese without the blank of the fold, and keeps blanks beside Latin words', () => {
    const folded = GOOD.replace('ja: ディスクがいっぱい', 'ja: "ディスクが いっぱい Agent の ログ"');
    expect(parseRule(folded, 'rules/disk-full.yaml').rule?.texts.title.ja).toBe(
      'ディスクがいっぱい Agent のログ',
    );
  });

  it('survives JSON unchanged', () => {
    const { rule } = parseRule(GOOD, 'rules/disk-full.yaml');
    expect(JSON.parse(JSON.stringify(rule))).toEqual(rule);
  });

  it('reads what a rule says to the customer, whose it is, when it is wrong and what it affects', () => {
    const { rule, mistakes } = parseRule(
      `${GOOD}customer: { en: "Free some space ({{ error }}).", ja: "空き容量を増やしてください。" }
owner: agent-core
false-positives: { en: A test disk., ja: 試験用のディスクです。 }
affects: { versions: ">=7.36.0 <7.39.2", fixed-in: [7.39.2] }
`,
      'rules/disk-full.yaml',
    );
    expect(mistakes).toEqual([]);
    expect(rule?.owner).toBe('agent-core');
    expect(rule?.texts).toMatchObject({
      customer: { en: 'Free some space ({{ error }}).', ja: '空き容量を増やしてください。' },
      falsePositives: { en: 'A test disk.', ja: '試験用のディスクです。' },
      affects: { versions: '>=7.36.0 <7.39.2', fixedIn: ['7.39.2'] },
    });
  });

  it.each([
    ['an unknown key', 'severity: high', 'severty: high', ['4:1 UNKNOWN_KEY']],
    ['an unknown key of an operator', 'contains: no', 'containz: no', ['9:5 UNKNOWN_KEY']],
    ['an unknown operator', 'fact: agent.version', 'fakt: agent.version', ['12:5 UNKNOWN_OPERATOR']],
    ['a severity that does not exist', 'severity: high', 'severity: awful', ['4:1 BAD_VALUE']],
    ['a dead fact', 'agent.version', 'agent.verzion', ['12:5 UNKNOWN_FACT']],
    ['an impossible range', '<7.40.0', '>=8 <7', ['13:5 IMPOSSIBLE_RANGE']],
    ['a range that is none', '<7.40.0', 'old', ['13:5 BAD_RANGE']],
    ['a comparison that does not fit', 'in: "<7.40.0"', 'above: 7', ['13:5 BAD_COMPARISON']],
    [
      'a regex that could take for ever',
      '(?<error>no space left on device)',
      '(?=x)(?<error>no)',
      ['10:5 UNSAFE_REGEX'],
    ],
    ['a literal too short to search for', 'contains: no space left', 'contains: "no"', ['9:5 SHORT_LITERAL']],
    [
      'a look that does not exist',
      'unless: [old]',
      'unless: [young]',
      ['11:3 UNUSED_FIND', '14:31 UNKNOWN_FIND'],
    ],
    ['a missing translation', 'ja: ディスクがいっぱい', 'jp: ディスクがいっぱい', ['2:32 UNKNOWN_KEY']],
    ['a variable that nothing gives', '{{ error }}.', '{{ eror }}.', ['3:12 UNKNOWN_VARIABLE']],
    [
      'a variable of the customer’s text that nothing gives',
      'severity: high',
      'severity: high\ncustomer: { en: "{{ eror }}", ja: "{{ error }}" }',
      ['5:13 UNKNOWN_VARIABLE'],
    ],
    [
      'a customer’s text without its translation',
      'severity: high',
      'severity: high\ncustomer: { en: Please free some space. }',
      ['5:1 MISSING_KEY'],
    ],
    [
      'affected versions that no version lies in',
      'severity: high',
      'severity: high\naffects: { versions: ">=8 <7", fixed-in: [soon] }',
      ['5:12 BAD_VALUE', '5:43 BAD_VALUE'],
    ],
    ['an owner that is no name', 'severity: high', 'severity: high\nowner: The Team', ['5:1 BAD_VALUE']],
    ['an id that is not the file’s name', 'id: disk-full', 'id: disk-empty', ['1:1 ID_NOT_FILE_NAME']],
    ['an alias without its anchor', 'severity: high', 'severity: *high', ['4:11 YAML_SYNTAX']],
    ['broken YAML', 'when: {', 'when: [', ['14:7 YAML_SYNTAX']],
  ])('says where %s stands', (_name, from, to, expected) => {
    expect(mistakesAfter(from, to).sort()).toEqual(expected);
  });

  it('demands text to search for when a regex shows none', () => {
    expect(
      mistakesAfter(
        "contains: no space left\n    regex: '(?<error>no space left on device)'",
        "regex: '(?<error>no|yes)'",
      ),
    ).toEqual(['9:5 NO_LITERAL']);
  });

  it('reports all mistakes at once, with a correct example', () => {
    const { mistakes } = parseRule(
      GOOD.replace('severity', 'sev').replace('fact:', 'fakt:').replace('log:', 'logg:'),
      'rules/disk-full.yaml',
    );
    expect(mistakes.map((one) => one.code).sort()).toEqual([
      'MISSING_KEY',
      'UNKNOWN_KEY',
      'UNKNOWN_OPERATOR',
      'UNKNOWN_OPERATOR',
    ]);
    expect(mistakes.find((one) => one.code === 'UNKNOWN_OPERATOR')?.message).toContain(
      '{ log: system-probe, contains:',
    );
  });
});
