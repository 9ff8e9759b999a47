// Every code of a mistake in a rule, its cases, its runbooks or a pack: what it means, and an example of the wrong
// and the right text. docs/rule-mistakes.md is made from it; a test shows that each wrong text gives its code.

export interface MistakeSpec {
  readonly meaning: string;
  /** As it is written in a file; words in brackets where the mistake is no text. */
  readonly wrong: string;
  readonly right: string;
}

const table = <Code extends string>(specs: Record<Code, MistakeSpec>): Readonly<Record<Code, MistakeSpec>> =>
  specs;

/** The shape of any of the files. */
const SHAPE_MISTAKES = table({
  NO_SUCH_FOLDER: {
    meaning: 'The folder of rules cannot be read.',
    wrong: '(rules lint my-ruels)',
    right: '(rules lint my-rules)',
  },
  NO_SUCH_FILE: {
    meaning: 'The file of suppressions cannot be read.',
    wrong: '(--suppressions quite.yaml)',
    right: '(--suppressions quiet.yaml)',
  },
  YAML_SYNTAX: {
    meaning: 'The file is not YAML. Nothing else is checked in it.',
    wrong: 'tags: [disk',
    right: 'tags: [disk]',
  },
  UNKNOWN_KEY: {
    meaning: 'There is no such key at this place.',
    wrong: 'severty: high',
    right: 'severity: high',
  },
  MISSING_KEY: {
    meaning: 'A key that must be there is not.',
    wrong: '(no component)',
    right: 'component: agent',
  },
  BAD_VALUE: {
    meaning: 'The value is none that this key can have.',
    wrong: 'severity: awful',
    right: 'severity: high',
  },
  BAD_NAME: {
    meaning: 'A name is not written in lower-case words joined by hyphens.',
    wrong: 'Full_disk: {',
    right: 'full: {',
  },
});

const LOOK_MISTAKES = table({
  UNKNOWN_OPERATOR: {
    meaning: 'None of the keys of a look says what kind of look it is.',
    wrong: '{ fakt: agent.version',
    right: '{ fact: agent.version',
  },
  UNKNOWN_FACT: {
    meaning: 'There is no such fact; docs/facts.md lists all.',
    wrong: 'fact: agent.verzion',
    right: 'fact: agent.version',
  },
  UNKNOWN_FIELD: {
    meaning: 'The records of this fact have no such field.',
    wrong: 'any: { nam: disk }',
    right: 'any: { name: disk }',
  },
  BAD_COMPARISON: {
    meaning: 'The comparison does not fit the type of the fact.',
    wrong: '{ fact: agent.version, above: 7 }',
    right: '{ fact: agent.version, in: ">=7.0.0" }',
  },
  NO_COMPARISON: {
    meaning: 'The look does not say what the value is compared with.',
    wrong: '{ fact: agent.version }',
    right: '{ fact: agent.version, exists: true }',
  },
  BAD_UNIT: {
    meaning: 'The amount has a unit that does not fit the value, or none where one is needed.',
    wrong: 'above: 5MiB',
    right: 'above: 10m',
  },
  IMPOSSIBLE_COMPARISON: {
    meaning: 'No value can satisfy the comparisons of the look together.',
    wrong: 'above: 10m, below: 5m',
    right: 'above: 5m, below: 10m',
  },
  BAD_RANGE: {
    meaning: 'This is not a range of versions.',
    wrong: 'in: "seven"',
    right: 'in: ">=7.0.0"',
  },
  IMPOSSIBLE_RANGE: {
    meaning: 'No version lies in the range.',
    wrong: 'in: ">=7.0.0 <6.0.0"',
    right: 'in: ">=6.0.0 <7.0.0"',
  },
  BAD_OPTIONS: {
    meaning: 'Options of a look that do not go together, or one that needs another.',
    wrong: 'contains: successfully posted payload, within: 10m',
    right: 'contains: successfully posted payload, at-least: 2, within: 10m',
  },
  UNKNOWN_GROUP: {
    meaning: '`distinct` or `where` names a group that the regex does not have.',
    wrong: 'distinct: eror',
    right: 'distinct: error',
  },
  NO_BOUNDS: {
    meaning: '`where` asks nothing of what a group caught.',
    wrong: 'where: { size: {} }',
    right: 'where: { size: { above: 5MiB } }',
  },
  IMPOSSIBLE_BOUNDS: {
    meaning: 'No amount lies within the bounds of `where`, or the group can catch none.',
    wrong: 'where: { size: { above: 10MiB, below: 5MiB } }',
    right: 'where: { size: { above: 5MiB, below: 10MiB } }',
  },
  NO_LITERAL: {
    meaning:
      'The scanner has no text to look for: a regex needs five plain characters in a row, or “contains” beside it.',
    wrong: '{ log: agent, regex: "(?<error>full|read-only)" }',
    right: '{ log: agent, contains: cannot write, regex: "(?<error>full|read-only)" }',
  },
  SHORT_LITERAL: {
    meaning: 'The text to look for is so short that it stands everywhere.',
    wrong: 'contains: "no"',
    right: 'contains: no space left on device',
  },
  UNSAFE_REGEX: {
    meaning: 'Not RE2: look-around and back-references are refused, because they can take for ever.',
    wrong: 'regex: "(?=write: )(?<error>no space left on device)"',
    right: 'regex: "write: (?<error>no space left on device)"',
  },
});

const NAME_MISTAKES = table({
  ID_NOT_FILE_NAME: {
    meaning: 'The id and the name of the file differ.',
    wrong: 'id: disk-empty',
    right: 'id: disk-full',
  },
  UNKNOWN_FIND: {
    meaning: 'A name is used that no look under `find` has.',
    wrong: 'all: [ful]',
    right: 'all: [full]',
  },
  UNUSED_FIND: {
    meaning: 'Nothing uses this look.',
    wrong: 'when: { all: [full] }',
    right: 'when: { all: [full], unless: [written-later] }',
  },
  BAD_REFERENCE: {
    meaning: 'A look refers to one that gives no lines, such as a fact or a silence.',
    wrong: 'after: version',
    right: 'after: full',
  },
  CIRCLE: {
    meaning: 'Looks that refer to each other, or rules that explain each other, in a circle.',
    wrong: 'after: written-later',
    right: 'after: full',
  },
  NO_EVIDENCE: {
    meaning: '`when` can be true without a line to cite: what the flare does not tell stands nowhere in it.',
    wrong: 'when: { any: [full, version, written-later] }',
    right: 'when: { all: [full, version], unless: [written-later] }',
  },
  UNKNOWN_VARIABLE: {
    meaning: 'A text names a value that no look gives and no fact is.',
    wrong: '{{ eror }}',
    right: '{{ error }}',
  },
  BAD_PLACEHOLDER: {
    meaning:
      'Double braces hold anything but one name, or lack their other half: a reader would see them as they are.',
    wrong: '{{ error | upper }}',
    right: '{{ error }}',
  },
});

/** Of what can be evaluated and cannot be meant. An analysis takes such a rule; lint does not. */
const MEANING_MISTAKES = table({
  UNREACHABLE_CONDITION: {
    meaning: '`when` can never be true.',
    wrong: 'when: { all: [full, written-later], unless: [written-later] }',
    right: 'when: { all: [full], unless: [written-later] }',
  },
  ALWAYS_TRUE: {
    meaning: '`when` is true whatever the looks see.',
    wrong: 'when: { any: [full, { none: [full] }, written-later] }',
    right: 'when: { all: [full], unless: [written-later] }',
  },
  IMPOSSIBLE_COUNT: {
    meaning: '`at-least` asks for more than it lists.',
    wrong: 'at-least: { count: 3, of: [full, written-later] }',
    right: 'at-least: { count: 2, of: [full, written-later] }',
  },
  REPEATED_NAME: {
    meaning: 'The same name stands twice in one list.',
    wrong: 'tags: [disk, disk]',
    right: 'tags: [disk]',
  },
  HIGH_ANYWAY: {
    meaning:
      'The confidence is high whenever the rule matches: “high-with” names a look that is then always seen, or the level is high.',
    wrong: 'confidence: { level: medium, high-with: [full] }',
    right: 'confidence: { level: high }',
  },
  NOT_TRANSLATED: {
    meaning: 'The Japanese text has no Japanese character, or is the English one.',
    wrong: 'ja: "The disk is full"',
    right: 'ja: "ディスクがいっぱい"',
  },
  DIFFERENT_VARIABLES: {
    meaning: 'One language shows a value that the other does not.',
    wrong: 'ja: "Agent が書き込めません。"',
    right: 'ja: "Agent が書き込めません: {{ error }}。"',
  },
  BAD_TITLE: {
    meaning: 'A title ends like a sentence, is longer than a line, or has several lines.',
    wrong: 'en: "The disk is full."',
    right: 'en: "The disk is full"',
  },
});

/** Lint names them and ends well: the rule works. */
const WARNINGS = table({
  LEFT_TO_WRITE: {
    meaning: 'A sentence that `rules new` wrote for its author to replace is still there.',
    wrong: 'en: "disk full: say in one line what is wrong"',
    right: 'en: "The disk is full"',
  },
  COMMON_LITERAL: {
    meaning: 'The text to look for stands in ordinary lines, which makes every analysis slower.',
    wrong: 'contains: running check',
    right: 'contains: no space left on device',
  },
});

const PACK_MISTAKES = table({
  DUPLICATE_ID: {
    meaning: 'Two rules of one folder have the same id.',
    wrong: '(disk-full.yaml in two folders)',
    right: '(one of them renamed)',
  },
  UNKNOWN_RULE: {
    meaning: 'There is no rule of this id.',
    wrong: 'explains: [writes-faling]',
    right: 'explains: [writes-failing]',
  },
  RETIRED_ID: {
    meaning: 'The id once was a rule and was retired; it is never used again.',
    wrong: '(disk-full in retired.yaml)',
    right: '(a new id, such as disk-full-again)',
  },
  UNKNOWN_ISSUE: {
    meaning: 'known-issues.yaml has no such row.',
    wrong: 'known-issue: disk-bgu',
    right: 'known-issue: disk-bug',
  },
  BAD_FACT: {
    meaning: 'The fact of a known issue holds no version.',
    wrong: 'fact: agent.pid',
    right: 'fact: agent.version',
  },
  ENGINE_TOO_OLD: {
    meaning: 'The pack needs another version of this program.',
    wrong: 'minimum-engine: ">=99.0.0"',
    right: 'minimum-engine: ">=0.1.0"',
  },
  MISSING_CASES: {
    meaning: 'The rule has no cases: it needs one that matches, a near miss and an unknown.',
    wrong: '(no disk-full.cases.yaml)',
    right: '(disk-full.cases.yaml beside disk-full.yaml)',
  },
  ORPHAN_CASES: {
    meaning: 'There are cases, and no rule of that name beside them.',
    wrong: '(disk-ful.cases.yaml)',
    right: '(disk-full.cases.yaml)',
  },
  MISSING_RUNBOOK: {
    meaning: 'There is no runbook of this id in any language.',
    wrong: 'runbook: disk-ful',
    right: 'runbook: disk-full',
  },
  MISSING_TRANSLATION: {
    meaning: 'The runbook exists in another language only.',
    wrong: '(disk-full.en.md alone)',
    right: '(disk-full.ja.md beside it)',
  },
  STALE_TRANSLATION: {
    meaning: 'The English text of the runbook was changed since it was translated.',
    wrong: '(an old source-hash in disk-full.ja.md)',
    right: '(the text brought up to date, then rules lint --fix)',
  },
  UNUSED_RUNBOOK: {
    meaning: 'No rule uses this runbook.',
    wrong: '(disk-ful.en.md)',
    right: '(disk-full.en.md)',
  },
});

const CASE_MISTAKES = table({
  BAD_MARK: {
    meaning: 'A line ends with `<==` and something that is no mark: two blanks, `<==`, a blank, one name.',
    wrong: 'no space left on device <==full',
    right: 'no space left on device  <== full',
  },
  DUPLICATE_CASE: {
    meaning: 'Two cases have the same name.',
    wrong: 'name: the log says so',
    right: 'name: a retry fails too',
  },
  UNKNOWN_INPUT: {
    meaning: '`missing` names no file, fact or setting that the rule could miss.',
    wrong: 'missing: [logs/agnet.log]',
    right: 'missing: [logs/agent.log]',
  },
  USELESS_EXPECTATION: {
    meaning: 'The case expects something that its outcome cannot have, so it is never checked.',
    wrong: 'expect: { confidence: high }',
    right: 'expect: { missing: [logs/agent.log] }',
  },
});

const RUNBOOK_TEXT_MISTAKES = table({
  NO_FRONT_MATTER: {
    meaning: 'A runbook starts with three lines: `---`, `id: <runbook-id>`, `---`.',
    wrong: '(the text starts with the title)',
    right: 'id: disk-full',
  },
  BAD_FRONT_MATTER: {
    meaning: 'A line between the two `---` is not of the form `key: value`.',
    wrong: 'id disk-full',
    right: 'id: disk-full',
  },
  MISSING_ID: { meaning: 'The id is missing.', wrong: '(--- and --- alone)', right: 'id: disk-full' },
  BAD_ID: {
    meaning: 'Ids are lower-case words joined by hyphens.',
    wrong: 'id: Disk_full',
    right: 'id: disk-full',
  },
  NO_TITLE: { meaning: 'The title is missing.', wrong: '(no line with #)', right: '# The disk is full' },
  SECOND_TITLE: {
    meaning: 'A second title; parts start with `##`.',
    wrong: '# Verify',
    right: '## Verify {#verify}',
  },
  VALUE_IN_TITLE: {
    meaning: 'The title holds a value; it is shown in lists, where the values of a flare are not known.',
    wrong: '# The disk is full: {{ error }}',
    right: '# The disk is full',
  },
  STRAY_TEXT: {
    meaning: 'Text before the first part would never be shown.',
    wrong: '(words below the title)',
    right: '(the same words below {#meaning})',
  },
  NO_PART: {
    meaning: 'The heading does not say which part it is.',
    wrong: '## Verify',
    right: '## Verify {#verify}',
  },
  UNKNOWN_PART: {
    meaning: 'There is no such part.',
    wrong: '## Verify {#verifying}',
    right: '## Verify {#verify}',
  },
  MISSING_PART: {
    meaning: 'One of the parts meaning, fix, verify, ask, customer and escalation is missing.',
    wrong: '(no {#escalation})',
    right: '## Escalation {#escalation}',
  },
  EMPTY_PART: {
    meaning: 'The part has no text.',
    wrong: '(nothing below the heading)',
    right: '1. See that `df -h` shows free space',
  },
  DUPLICATE_PART: {
    meaning: 'Two sections are for the same part and platform.',
    wrong: '(## Verify {#verify} twice)',
    right: '## Verify {#verify}',
  },
  DIFFERENT_PARTS: {
    meaning: 'A section stands in one language and not in the other.',
    wrong: '## 対処 {#fix platform=host}',
    right: '## 対処 {#fix}',
  },
  UNKNOWN_ATTRIBUTE: {
    meaning: 'An attribute of a heading is not understood.',
    wrong: '{#fix platfrom=helm}',
    right: '{#fix platform=helm}',
  },
  UNKNOWN_PLATFORM: {
    meaning: 'There is no such platform.',
    wrong: '{#fix platform=helmet}',
    right: '{#fix platform=helm}',
  },
  NO_STEPS: {
    meaning: 'A fix holds a numbered list of steps.',
    wrong: '- Free some space',
    right: '1. Free some space',
  },
  RAW_HTML: {
    meaning: 'HTML is not shown.',
    wrong: 'Free <b>some</b> space',
    right: 'Free some space',
  },
  IMAGE: {
    meaning: 'Images are not shown.',
    wrong: '![df](df.png)',
    right: '[df](https://example.com/df)',
  },
  UNSAFE_LINK: {
    meaning: 'A link leads elsewhere than to https, mailto or an anchor.',
    wrong: '[df](http://example.com/df)',
    right: '[df](https://example.com/df)',
  },
});

/** By what the mistake is about, in the order of the page. */
export const MISTAKE_GROUPS = [
  ['Shape', SHAPE_MISTAKES],
  ['Looks', LOOK_MISTAKES],
  ['Names', NAME_MISTAKES],
  ['Meaning', MEANING_MISTAKES],
  ['Warnings', WARNINGS],
  ['The pack as a whole', PACK_MISTAKES],
  ['Cases', CASE_MISTAKES],
  ['Runbooks', RUNBOOK_TEXT_MISTAKES],
] as const;

export const MISTAKES = {
  ...SHAPE_MISTAKES,
  ...LOOK_MISTAKES,
  ...NAME_MISTAKES,
  ...MEANING_MISTAKES,
  ...WARNINGS,
  ...PACK_MISTAKES,
  ...CASE_MISTAKES,
  ...RUNBOOK_TEXT_MISTAKES,
};

export type MistakeCode = keyof typeof MISTAKES;
