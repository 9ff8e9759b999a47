// The example of every code: the right text has no such mistake, the wrong one has it, at its place.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lintPack } from '../../src/authoring/lint-pack.ts';
import { ERROR_CODES } from '../../src/errors.ts';
import { MISTAKES, type MistakeCode, type MistakeSpec } from '../../src/model/mistake-table.ts';
import { loadSuppressions } from '../../src/ruleset/load-suppressions.ts';
import type { Files } from '../support/flare-of.ts';
import { lintFiles } from './lint-files.ts';
import { SAMPLE_PACK } from './sample-pack.ts';

const RULE = 'disk-full.yaml';
const CASES = 'disk-full.cases.yaml';
const ENGLISH = 'runbooks/disk-full.en.md';
const JAPANESE = 'runbooks/disk-full.ja.md';

interface Scene {
  /** `file:line:column` of the mistake. */
  readonly at: string;
  /** Makes the right files from the sample, where the right text does not stand in it. */
  readonly prepare?: (files: Files) => Files;
  /** Makes the wrong files from the right ones, where the mistake is no text. */
  readonly spoil?: (files: Files) => Files;
}

const changed =
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
const withFix = (attributes: string) => (files: Files) =>
  changed(
    JAPANESE,
    '{#fix}',
    `{#fix ${attributes}}`,
  )(changed(ENGLISH, '{#fix}', `{#fix ${attributes}}`)(files));

/** The first look with a group that catches an amount, and bounds of it. */
const withWhere = (where: string) =>
  changed(RULE, FULL, `{ log: agent, regex: "write: (?<error>no space) for (?<size>[0-9]+MiB)", ${where} }`);

const SCENES: Record<Exclude<MistakeCode, 'NO_SUCH_FOLDER' | 'NO_SUCH_FILE'>, Scene> = {
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
  BAD_TITLE: { at: `${RULE}:2:10` },
  LEFT_TO_WRITE: {
    at: `${RULE}:2:26`,
    spoil: changed(RULE, 'en: "The disk is full"', MISTAKES.LEFT_TO_WRITE.wrong),
  },
  COMMON_LITERAL: { at: `${RULE}:12:23` },
  DUPLICATE_ID: { at: 'other/disk-full.yaml:1:1', spoil: added('other/disk-full.yaml', SAMPLE_PACK[RULE]!) },
  UNKNOWN_RULE: { at: `${RULE}:15:12` },
  RETIRED_ID: {
    at: `${RULE}:1:1`,
    spoil: added('retired.yaml', '- { id: disk-full, since: 1.0.0, reason: it was wrong }\n'),
  },
  UNKNOWN_ISSUE: {
    at: `${RULE}:15:1`,
    prepare: (files) =>
      changed(
        RULE,
        'explains:',
        'known-issue: disk-bug\nexplains:',
      )(added('known-issues.yaml', KNOWN_ISSUES)(files)),
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

const isText = (example: string): boolean => !example.startsWith('(');

/** The file that the place of the scene is in. */
const fileOf = ({ at }: Scene): string => at.replace(/:\d+:\d+$/, '');

function filesOf(scene: Scene, { wrong, right }: MistakeSpec): { rightFiles: Files; wrongFiles: Files } {
  const rightFiles = scene.prepare?.(SAMPLE_PACK) ?? SAMPLE_PACK;
  const spoil = scene.spoil ?? changed(fileOf(scene), right, wrong);
  return { rightFiles, wrongFiles: spoil(rightFiles) };
}

describe.each(Object.entries(SCENES))('%s', (code, scene) => {
  const spec = MISTAKES[code as MistakeCode];

  it('is made by the wrong text of its example, and not by the right one', async () => {
    const { rightFiles, wrongFiles } = filesOf(scene, spec);
    const wrong = await lintFiles(wrongFiles);
    const places = wrong.map(({ file, line, column, code: found }) => `${file}:${line}:${column} ${found}`);
    expect(places).toContain(`${scene.at} ${code}`);
    expect((await lintFiles(rightFiles)).map((one) => `${one.code} ${one.message}`)).toEqual([]);
    if (isText(spec.wrong)) expect(Object.values(wrongFiles).join('\n')).toContain(spec.wrong);
  });
});

it('NO_SUCH_FOLDER is made by a folder that is not there', async () => {
  const { mistakes } = await lintPack({ rules: ['no/such/folder'], runbooks: [], engine: '0.1.0' });
  expect(mistakes).toMatchObject([{ file: 'no/such/folder', line: 1, column: 1, code: 'NO_SUCH_FOLDER' }]);
});

it('NO_SUCH_FILE is made by a file of suppressions that is not there', async () => {
  const { mistakes } = await loadSuppressions(['no/such.yaml'], { ids: new Set(), retired: [] });
  expect(mistakes).toMatchObject([{ file: 'no/such.yaml', line: 1, column: 1, code: 'NO_SUCH_FILE' }]);
});

describe('the codes in the source', () => {
  const source = ['operators', 'ruleset', 'runbook', 'authoring', 'load-pack.ts'].flatMap((room) => {
    const path = fileURLToPath(new URL(`../../src/${room}`, import.meta.url));
    if (room.endsWith('.ts')) return [readFileSync(path, 'utf8')];
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`${path}/${name}`, 'utf8'));
  });
  const used = new Set(
    source.flatMap((text) =>
      [
        ...text.matchAll(
          /(?:code: |mistakeAt\([^;]*?|mistake\([^;]*?|found\([^;]*?)'([A-Z][A-Z_]+)'|^ {2}([A-Z][A-Z_]+): \(/gm,
        ),
      ].map((match) => match[1] ?? match[2] ?? ''),
    ),
  );

  it('stand in the table', () => {
    expect([...used].filter((code) => !(code in MISTAKES) && !(code in ERROR_CODES))).toEqual([]);
  });

  it('are all that the table has', () => {
    const words = source.join('\n');
    const isUsed = (code: string): boolean => words.includes(`'${code}'`) || words.includes(`  ${code}: (`);
    expect(Object.keys(MISTAKES).filter((code) => !isUsed(code))).toEqual([]);
  });
});
