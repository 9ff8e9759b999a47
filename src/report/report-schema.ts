// The JSON Schema (draft 2020-12) of the report. It also states the order in which json.ts writes the keys.
import { ABSENCE_CAUSES } from '../model/absence.ts';
import { ARCHIVE_FORMATS } from '../model/entry.ts';
import { FLARE_KINDS } from '../model/flare-kind.ts';
import { LANGUAGES } from '../model/language.ts';
import { LOG_LEVELS } from '../model/log.ts';
import { OUTCOMES, VERDICTS } from '../model/outcome.ts';
import { PROBLEM_CODES } from '../model/problem.ts';
import { SCHEMA_VERSION, SUPPRESSION_STATES, TIMELINE_KINDS } from '../model/report.ts';
import { PLATFORMS } from '../model/runbook.ts';
import { SEVERITIES } from '../model/severity.ts';
import { finding } from './finding-schema.ts';
import {
  count,
  day,
  file,
  flag,
  line,
  listOf,
  object,
  oneOf,
  ruleId,
  ruleIds,
  text,
  textOrNull,
  time,
  timeOrNull,
  type JsonSchema,
} from './json-schema.ts';

const bundle = object({
  name: text,
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  bytes: count,
  format: oneOf(ARCHIVE_FORMATS),
  kind: oneOf(FLARE_KINDS, 'Which daemon made the flare.'),
  rootDir: { ...text, description: 'The folder all files stand in; empty when there is none.' },
  hostname: textOrNull,
  createdAt: timeOrNull,
  local: { ...flag, description: 'Made without reaching the daemon.' },
  entries: count,
  uncompressedBytes: count,
});

const pack = object({
  name: text,
  version: { ...textOrNull, description: 'Null when its folder has no pack.yaml.' },
  digest: text,
  overrides: listOf(
    object({ ruleId, pack: text }),
    'Rules of earlier packs that rules of this one replaced.',
  ),
});

const suppressions = object({
  today: { ...day, description: 'The day (UTC) that decided which had expired.' },
  entries: listOf(
    object({ ruleId, reason: text, expires: day, owner: text, state: oneOf(SUPPRESSION_STATES) }, ['owner']),
  ),
});

const rule = object(
  {
    id: ruleId,
    outcome: oneOf(OUTCOMES),
    reason: text,
    missing: listOf(
      object({ input: text, cause: oneOf(Object.keys(ABSENCE_CAUSES)), detail: text }, ['detail']),
      'What a rule that ended as unknown would need, and why it is not there.',
    ),
  },
  ['reason', 'missing'],
);

const unexplained = object({
  template: text,
  level: oneOf(LOG_LEVELS),
  component: text,
  count,
  firstSeen: timeOrNull,
  lastSeen: timeOrNull,
  example: object({ file, line, text }),
});

const nearMiss = object({
  ruleId,
  severity: oneOf(SEVERITIES),
  title: text,
  outcome: oneOf(OUTCOMES),
  looks: {
    type: 'array',
    minItems: 1,
    description: 'Any one of these would do.',
    items: object({
      name: { ...text, description: 'Name of the look, or “applies N”.' },
      verdict: oneOf(VERDICTS),
      needed: oneOf(['seen', 'not-seen'], 'The verdict that would make the rule match.'),
      expected: text,
      actual: text,
      where: listOf(object({ file, line })),
    }),
  },
});

const timelineMark = object({ at: time, kind: oneOf(TIMELINE_KINDS), text, file, line, ruleId }, [
  'file',
  'line',
  'ruleId',
]);

export const REPORT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Report of flare-analyze',
  ...object(
    {
      schemaVersion: { type: 'string', const: SCHEMA_VERSION },
      tool: object(
        {
          name: text,
          version: text,
          rulesDigest: text,
          packs: listOf(pack, 'In the order in which they were loaded.'),
        },
        ['packs'],
      ),
      language: oneOf(LANGUAGES),
      bundle,
      platform: object({
        platforms: listOf(
          oneOf(PLATFORMS),
          'Kinds of installation the fixes are chosen for; empty: not known.',
        ),
        kubernetesVersion: textOrNull,
      }),
      facts: {
        type: 'object',
        description: 'Headline facts by name.',
        additionalProperties: { type: ['string', 'number', 'boolean'] },
      },
      incident: {
        ...object(
          {
            at: time,
            reachMinutes: count,
            logs: {
              ...object({ from: time, to: time }),
              description: 'Only when no log reaches near it: what they cover.',
            },
          },
          ['logs'],
        ),
        description: 'The time the report is centred on, and how far around it counts as near.',
      },
      assumed: {
        type: 'object',
        description: 'Facts and settings that the caller took for granted, by name.',
        additionalProperties: text,
      },
      findings: listOf(finding, 'Worst first.'),
      suppressed: { ...count, description: 'How many of the findings are suppressed.' },
      suppressions: { ...suppressions, description: 'There when suppressions were given.' },
      rules: listOf(rule, 'How every rule ended.'),
      unexplained: listOf(unexplained, 'Errors and warnings that no rule explains.'),
      explainedLines: {
        ...object({ explained: count, total: count }),
        description: 'Error and warning lines of the logs: those that the findings explain, and all.',
      },
      timeline: listOf(timelineMark, 'In time order.'),
      infoNeeded: listOf(
        object({ decides: ruleIds, command: text, why: text }),
        'What would decide more rules.',
      ),
      problems: listOf(
        object({ code: oneOf(Object.keys(PROBLEM_CODES)), file, message: text }, ['file']),
        'What went wrong while the bundle was read.',
      ),
      nearMisses: listOf(nearMiss, 'Rules one look short of a match; only when asked for.'),
    },
    ['incident', 'assumed', 'suppressed', 'suppressions', 'nearMisses'],
  ),
} as const satisfies JsonSchema;
