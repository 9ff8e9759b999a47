// Mistakes in the text of a runbook.
import { mistakesOf } from './mistake-spec.ts';

export const RUNBOOK_TEXT_MISTAKES = mistakesOf({
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
    meaning: 'A section exists in one language but not in the other.',
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
    meaning: 'A fix needs a numbered list of steps.',
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
    meaning: 'A link leads to something other than https, mailto or an anchor.',
    wrong: '[df](http://example.com/df)',
    right: '[df](https://example.com/df)',
  },
});
