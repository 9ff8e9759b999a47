// Mistakes of a pack as a whole and of the cases beside its rules.
import { mistakesOf } from './mistake-spec.ts';

export const PACK_MISTAKES = mistakesOf({
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
    meaning: 'The id belonged to a rule that was retired; an id is never used again.',
    wrong: '(disk-full in retired.yaml)',
    right: '(a new id, such as disk-full-again)',
  },
  UNKNOWN_ISSUE: {
    meaning: 'known-issues.yaml has no such row.',
    wrong: 'known-issue: disk-bgu',
    right: 'known-issue: disk-bug',
  },
  BAD_FACT: {
    meaning: 'The fact of a known issue does not hold a version.',
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
    meaning: 'There are cases, but no rule of that name beside them.',
    wrong: '(disk-ful.cases.yaml)',
    right: '(disk-full.cases.yaml)',
  },
  MISSING_RUNBOOK: {
    meaning: 'There is no runbook of this id in any language.',
    wrong: 'runbook: disk-ful',
    right: 'runbook: disk-full',
  },
  MISSING_TRANSLATION: {
    meaning: 'The runbook exists only in another language.',
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

export const CASE_MISTAKES = mistakesOf({
  BAD_MARK: {
    meaning:
      'A line ends with `<==` and something that is not a mark; a mark is two spaces, `<==`, a space and one name.',
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
