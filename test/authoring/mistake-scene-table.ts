// How the example of each code is put into a pack that has no mistakes, and where its mistake then stands.
import { expect } from 'vitest';
import { MISTAKES, type MistakeCode } from '../../src/model/mistake-table.ts';
import type { Files } from '../support/flare-of.ts';
import { SAMPLE_PACK } from './sample-pack.ts';

const RULE = 'disk-full.yaml';
const CASES = 'disk-full.cases.yaml';
const ENGLISH = 'runbooks/disk-full.en.md';
const JAPANESE = 'runbooks/disk-full.ja.md';

export interface Scene {
  /** `file:line:column` of the mistake. */
  readonly at: string;
  /** Makes the right files from the sample, where the right text does not stand in it. */
  readonly prepare?: (files: Files) => Files;
  /** Makes the wrong files from the right ones, where the mistake is no text. */
  readonly spoil?: (files: Files) => Files;
}

export const changed =
  (file: string, from: string, to: string) =>
  (files: Files): Files => {
    expect(files[file]).toContain(from);
    return { ...files, [file]: files[file]!.replace(from, () => to) };
  };
const added =
  (file: string, text: string) =>
  (files: Files): Files => ({ ...files, [file]: text });
const without =
  (file: string) =>
  (files: Files): Files =>
    Object.fromEntries(Object.entries(files).filter(([path]) => path !== file));

const FULL = /full: (\{.*\})/.exec(SAMPLE_PACK[RULE]!)![1]!;
const WRITTEN_LATER = 'written-later: { log: agent, contains: successfully posted payload, after: full }';
const VERSION = '{ fact: agent.version, in: ">=7.0.0" }';
const WHEN = 'when: { all: [full], unless: [written-later] }';
const VERIFY = '## Verify {#verify}\n\n1. See that `df -h` shows free space.\n';
const KNOWN_ISSUES = `- id: disk-bug
  title: { en: "A bug", ja: "不具合" }
  component: Agent
  fact: agent.version
  introduced: 7.0.0
  workaround: { en: "Free space.", ja: "空きを作る。" }
`;
const withIssue = (files: Files): Files =>
  changed(
    RULE,
    'explains:',
    'known-issue: disk-bug\nexplains:',
  )(added('known-issues.yaml', KNOWN_ISSUES)(files));
const withFix = (attributes: string) => (files: Files) =>
  changed(
    JAPANESE,
    '{#fix}',
    `{#fix ${attributes}}`,
  )(changed(ENGLISH, '{#fix}', `{#fix ${attributes}}`)(files));

/** The first look with a group that catches an amount, and bounds of it. */
const withWhere = (where: string) =>
  changed(RULE, FULL, `{ log: agent, regex: "write: (?<error>no space) for (?<size>[0-9]+MiB)", ${where} }`);

export const SCENES: Record<Exclude<MistakeCode, 'NO_SUCH_FOLDER' | 'NO_SUCH_FILE'>, Scene> = {
  YAML_SYNTAX: { at: `${RULE}:8:7` },
  UNKNOWN_KEY: { at: `${RULE}:6:1` },
  MISSING_KEY: { at: `${RULE}:1:1`, spoil: changed(RULE, 'component: agent\n', '') },
  BAD_VALUE: { at: `${RULE}:6:1` },
  BAD_NAME: { at: `${RULE}:12:3` },
  UNKNOWN_OPERATOR: { at: `${RULE}:10:7` },
  UNKNOWN_FACT: { at: `${RULE}:10:7` },
  UNKNOWN_FIELD: {
    at: `${RULE}:10:28`,
    prepare: changed(RULE, VERSION, '{ fact: checks, any: { name: disk } }'),
  },
  BAD_COMPARISON: { at: `${RULE}:10:28` },
  NO_COMPARISON: {
    at: `${RULE}:10:5`,
    prepare: changed(RULE, VERSION, '{ fact: agent.version, exists: true }'),
  },
  BAD_UNIT: {
    at: `${RULE}:10:27`,
    prepare: changed(RULE, VERSION, '{ fact: agent.uptime, above: 10m }'),
  },
  IMPOSSIBLE_COMPARISON: {
    at: `${RULE}:10:27`,
    prepare: changed(RULE, VERSION, '{ fact: agent.uptime, above: 5m, below: 10m }'),
  },
  BAD_RANGE: { at: `${RULE}:10:28` },
  IMPOSSIBLE_RANGE: {
    at: `${RULE}:10:28`,
    prepare: changed(RULE, '">=7.0.0"', '">=6.0.0 <7.0.0"'),
  },
  BAD_OPTIONS: {
    at: `${RULE}:13:71`,
    prepare: changed(RULE, ', after: full', ', at-least: 2, within: 10m'),
  },
  UNKNOWN_GROUP: {
    at: `${RULE}:12:122`,
    prepare: changed(RULE, 'device)" }', 'device)", at-least: 2, distinct: error }'),
  },
  NO_BOUNDS: { at: `${RULE}:12:91`, prepare: withWhere('where: { size: { above: 5MiB } }') },
  IMPOSSIBLE_BOUNDS: {
    at: `${RULE}:12:91`,
    prepare: withWhere('where: { size: { above: 5MiB, below: 10MiB } }'),
  },
  NO_LITERAL: {
    at: `${RULE}:12:23`,
    prepare: changed(RULE, FULL, MISTAKES.NO_LITERAL.right),
  },
  SHORT_LITERAL: { at: `${RULE}:12:23` },
  UNSAFE_REGEX: { at: `${RULE}:12:58` },
  ID_NOT_FILE_NAME: { at: `${RULE}:1:1` },
  UNKNOWN_FIND: { at: `${RULE}:14:15` },
  UNUSED_FIND: { at: `${RULE}:13:3` },
  BAD_REFERENCE: {
    at: `${RULE}:14:71`,
    prepare: (files) =>
      changed(
        RULE,
        WHEN,
        'when: { all: [full, version], unless: [written-later] }',
      )(changed(RULE, 'find:\n', `find:\n  version: ${VERSION}\n`)(files)),
  },
  CIRCLE: { at: `${RULE}:13:71` },
  NO_EVIDENCE: {
    at: `${RULE}:15:1`,
    prepare: (files) =>
      changed(
        RULE,
        WHEN,
        MISTAKES.NO_EVIDENCE.right,
      )(changed(RULE, 'find:\n', 'find:\n  version: { fact: agent.version, unknown: true }\n')(files)),
  },
  UNKNOWN_VARIABLE: { at: `${RULE}:4:3` },
  BAD_PLACEHOLDER: { at: `${RULE}:4:32` },
  UNREACHABLE_CONDITION: { at: `${RULE}:14:1` },
  ALWAYS_TRUE: { at: `${RULE}:14:1` },
  IMPOSSIBLE_COUNT: {
    at: `${RULE}:14:21`,
    prepare: changed(RULE, WHEN, 'when: { at-least: { count: 2, of: [full, written-later] } }'),
  },
  REPEATED_NAME: { at: `${RULE}:8:14` },
  HIGH_ANYWAY: {
    at: `${RULE}:15:42`,
    prepare: changed(RULE, 'explains:', 'confidence: { level: high }\nexplains:'),
  },
  NOT_TRANSLATED: { at: `${RULE}:2:34` },
  DIFFERENT_VARIABLES: { at: `${RULE}:5:3` },
  AMBIGUOUS_VARIABLE: {
    at: `${RULE}:4:3`,
    prepare: (files) =>
      changed(
        RULE,
        WHEN,
        MISTAKES.AMBIGUOUS_VARIABLE.right,
      )(changed(RULE, WRITTEN_LATER, 'refused: { log: agent, regex: "refused: (?<error>.+)" }')(files)),
  },
  OTHER_FLARE: { at: `${RULE}:12:11` },
  VERSIONS_TWICE: {
    at: `${RULE}:16:1`,
    prepare: withIssue,
    spoil: changed(
      RULE,
      'known-issue: disk-bug\n',
      `known-issue: disk-bug\n${MISTAKES.VERSIONS_TWICE.wrong}\n`,
    ),
  },
  BAD_TITLE: { at: `${RULE}:2:10` },
  LEFT_TO_WRITE: {
    at: `${RULE}:2:26`,
    spoil: changed(RULE, 'en: "The disk is full"', MISTAKES.LEFT_TO_WRITE.wrong),
  },
  MISTYPED_SETTING: {
    at: `${RULE}:10:7`,
    prepare: changed(RULE, VERSION, `${MISTAKES.MISTYPED_SETTING.right}, above: 4 }`),
  },
  RESOLVES_ALL: {
    at: `${RULE}:12:86`,
    prepare: (files) =>
      changed(
        RULE,
        FULL,
        `{ log: agent, regex: "cannot write (?<path>[^ ]+): (?<error>no space left)", ${MISTAKES.RESOLVES_ALL.right} }`,
      )(
        changed(
          RULE,
          WRITTEN_LATER,
          'written: { log: agent, regex: "was written: (?<path>.+)" }',
        )(changed(RULE, WHEN, 'when: full')(files)),
      ),
  },
  FOREIGN_COMMAND: {
    at: `${ENGLISH}:12:22`,
    prepare: (files) =>
      changed(
        ENGLISH,
        '1. Free some space, see [df](https://example.com/df).',
        MISTAKES.FOREIGN_COMMAND.right,
      )(withFix('platform=docker')(files)),
  },
  COMMON_LITERAL: { at: `${RULE}:12:23` },
  EMPTY_VARIABLE: {
    at: `${RULE}:4:3`,
    prepare: changed(
      RULE,
      'regex: "write: (?<error>no space left on device)"',
      MISTAKES.EMPTY_VARIABLE.right,
    ),
  },
  LONG_REGEX: {
    at: `${RULE}:12:58`,
    spoil: changed(RULE, '(?<error>no space', `(?<error>${'x?'.repeat(500)}no space`),
  },
  DUPLICATE_ID: { at: 'other/disk-full.yaml:1:1', spoil: added('other/disk-full.yaml', SAMPLE_PACK[RULE]!) },
  UNKNOWN_RULE: { at: `${RULE}:15:12` },
  RETIRED_ID: {
    at: `${RULE}:1:1`,
    spoil: added('retired.yaml', '- { id: disk-full, since: 1.0.0, reason: it was wrong }\n'),
  },
  UNKNOWN_ISSUE: {
    at: `${RULE}:15:1`,
    prepare: withIssue,
  },
  BAD_FACT: { at: 'known-issues.yaml:4:3', prepare: added('known-issues.yaml', KNOWN_ISSUES) },
  ENGINE_TOO_OLD: {
    at: 'pack.yaml:3:1',
    prepare: added('pack.yaml', 'name: sample\nversion: 1.0.0\nminimum-engine: ">=0.1.0"\n'),
  },
  MISSING_CASES: { at: `${RULE}:1:1`, spoil: without(CASES) },
  ORPHAN_CASES: { at: 'disk-ful.cases.yaml:1:1', spoil: added('disk-ful.cases.yaml', '') },
  MISSING_RUNBOOK: { at: 'writes-failing.yaml:9:1' },
  MISSING_TRANSLATION: { at: `${ENGLISH}:2:1`, spoil: without(JAPANESE) },
  STALE_TRANSLATION: {
    at: `${JAPANESE}:3:1`,
    spoil: changed(JAPANESE, 'id: disk-full\n', 'id: disk-full\nsource-hash: 00000000\n'),
  },
  UNUSED_RUNBOOK: {
    at: 'runbooks/disk-ful.en.md:2:1',
    spoil: added('runbooks/disk-ful.en.md', SAMPLE_PACK[ENGLISH]!),
  },
  BAD_MARK: { at: `${CASES}:5:99` },
  DUPLICATE_CASE: { at: `${CASES}:8:5` },
  UNKNOWN_INPUT: { at: `${CASES}:20:25` },
  USELESS_EXPECTATION: { at: `${CASES}:20:15` },
  NO_FRONT_MATTER: { at: `${ENGLISH}:1:1`, spoil: changed(ENGLISH, '---\nid: disk-full\n---\n', '') },
  BAD_FRONT_MATTER: { at: `${ENGLISH}:2:1` },
  MISSING_ID: { at: `${ENGLISH}:1:1`, spoil: changed(ENGLISH, 'id: disk-full\n', '') },
  BAD_ID: { at: `${ENGLISH}:2:1` },
  NO_TITLE: { at: `${ENGLISH}:4:1`, spoil: changed(ENGLISH, '# The disk is full\n', '') },
  SECOND_TITLE: { at: `${ENGLISH}:14:1` },
  VALUE_IN_TITLE: { at: `${ENGLISH}:4:1` },
  STRAY_TEXT: { at: `${ENGLISH}:5:1`, spoil: changed(ENGLISH, 'full\n\n##', 'full\nWords.\n\n##') },
  NO_PART: { at: `${ENGLISH}:14:1` },
  UNKNOWN_PART: { at: `${ENGLISH}:14:13` },
  MISSING_PART: {
    at: `${ENGLISH}:26:1`,
    spoil: changed(ENGLISH, '## Escalation {#escalation}\n\nAttach the flare.\n', ''),
  },
  EMPTY_PART: { at: `${ENGLISH}:14:1`, spoil: changed(ENGLISH, VERIFY, '## Verify {#verify}\n') },
  DUPLICATE_PART: { at: `${ENGLISH}:18:1`, spoil: changed(ENGLISH, VERIFY, `${VERIFY}\n${VERIFY}`) },
  DIFFERENT_PARTS: { at: `${JAPANESE}:10:1` },
  UNKNOWN_ATTRIBUTE: { at: `${ENGLISH}:10:14`, prepare: withFix('platform=helm') },
  UNKNOWN_PLATFORM: { at: `${ENGLISH}:10:23`, prepare: withFix('platform=helm') },
  NO_STEPS: { at: `${ENGLISH}:10:1` },
  RAW_HTML: { at: `${ENGLISH}:12:9` },
  IMAGE: { at: `${ENGLISH}:12:25` },
  UNSAFE_LINK: { at: `${ENGLISH}:12:28` },
};
