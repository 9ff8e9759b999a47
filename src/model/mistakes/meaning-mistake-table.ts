// Mistakes in the names that a rule uses, and in what it can mean; and the warnings.
import { mistakesOf } from './mistake-spec.ts';

export const NAME_MISTAKES = mistakesOf({
  ID_NOT_FILE_NAME: {
    meaning: 'The id and the name of the file differ.',
    wrong: 'id: disk-empty',
    right: 'id: disk-full',
  },
  UNKNOWN_FIND: {
    meaning: 'There is no look of this name under `find`.',
    wrong: 'all: [ful]',
    right: 'all: [full]',
  },
  UNUSED_FIND: {
    meaning: 'Nothing uses this look.',
    wrong: 'when: { all: [full] }',
    right: 'when: { all: [full], unless: [written-later] }',
  },
  BAD_REFERENCE: {
    meaning: 'A look refers to another that cannot give what it needs, such as lines, or values to compare.',
    wrong: 'after: version',
    right: 'after: full',
  },
  CIRCLE: {
    meaning: 'Looks that refer to each other, or rules that explain each other, in a circle.',
    wrong: 'after: written-later',
    right: 'after: full',
  },
  NO_EVIDENCE: {
    meaning: '`when` can be true without a line to cite: no line shows what the flare does not tell.',
    wrong: 'when: { any: [full, version, written-later] }',
    right: 'when: { all: [full, version], unless: [written-later] }',
  },
  UNKNOWN_VARIABLE: {
    meaning: 'A text names a value that no look gives, and that is not a fact with a single value.',
    wrong: '{{ eror }}',
    right: '{{ error }}',
  },
  BAD_PLACEHOLDER: {
    meaning:
      'Double braces hold something other than one name, or are not closed: readers would see them as written.',
    wrong: '{{ error | upper }}',
    right: '{{ error }}',
  },
});

/** Of what can be evaluated and cannot be meant. An analysis takes such a rule; lint does not. */
export const MEANING_MISTAKES = mistakesOf({
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
    meaning: 'One list has the same name twice.',
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
    meaning: 'The Japanese text has no Japanese characters, or is the same as the English one.',
    wrong: 'ja: "The disk is full"',
    right: 'ja: "ディスクがいっぱい"',
  },
  DIFFERENT_VARIABLES: {
    meaning: 'One language shows a value that the other does not.',
    wrong: 'ja: "Agent が書き込めません。"',
    right: 'ja: "Agent が書き込めません: {{ error }}。"',
  },
  AMBIGUOUS_VARIABLE: {
    meaning: 'A text shows a value that comes from two looks which are seen together.',
    wrong: 'when: { all: [full, refused] }',
    right: 'when: { any: [full, refused] }',
  },
  OTHER_FLARE: {
    meaning: 'The look searches lines that no flare of the rule can hold.',
    wrong: '{ log: cluster-agent, contains: no space left on device',
    right: '{ log: agent, contains: no space left on device',
  },
  VERSIONS_TWICE: {
    meaning: '`affects` is given beside `known-issue`, whose row already says which versions are affected.',
    wrong: 'affects: { versions: "<7.39.2" }',
    right: 'known-issue: disk-bug',
  },
  BAD_TITLE: {
    meaning: 'A title ends like a sentence, is longer than a line, or has several lines.',
    wrong: 'en: "The disk is full."',
    right: 'en: "The disk is full"',
  },
  FOREIGN_COMMAND: {
    meaning: 'A platform that a fix is for does not have a command it names.',
    wrong: '1. Free some space: `kubectl exec <AGENT_POD> -- df -h`',
    right: '1. Free some space: `docker system df`',
  },
});

/** Lint names them and ends well: the rule works. */
export const WARNINGS = mistakesOf({
  LEFT_TO_WRITE: {
    meaning: 'A sentence that `rules new` wrote for its author to replace is still there.',
    wrong: 'en: "disk full: say in one line what is wrong"',
    right: 'en: "The disk is full"',
  },
  MISTYPED_SETTING: {
    meaning: 'The setting is not known, but one with nearly the same name is.',
    wrong: '{ config: check_runer, process: agent',
    right: '{ config: check_runners, process: agent',
  },
  RESOLVES_ALL: {
    meaning:
      '`resolved-by` without `same`, although both looks catch a value of the same name: any line of the other look ends all lines.',
    wrong: 'resolved-by: written, take: last',
    right: 'resolved-by: written, same: path',
  },
  COMMON_LITERAL: {
    meaning: 'The text to look for occurs in ordinary lines, which makes every analysis slower.',
    wrong: 'contains: running check',
    right: 'contains: no space left on device',
  },
  EMPTY_VARIABLE: {
    meaning:
      'A text of the rule shows a value that a match need not have, and would show nothing in its place: a group may take no part, or another look decides.',
    wrong: 'regex: "write: (?:(?<error>no space left on device)|no space left)"',
    right: 'regex: "write: (?<error>no space left on device|no space left)"',
  },
  LONG_REGEX: {
    meaning:
      'A regex of more than 1,000 characters, which nobody can review: each kind of message wants a look.',
    wrong: '(a regex of 1,001 characters)',
    right: '(two looks under “any”)',
  },
});
