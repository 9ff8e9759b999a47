// The JSON Schema (draft 2020-12) of a diff of two flares. It also states the order in which its keys are written.
import { ABSENCE_CAUSES } from '../../model/absence.ts';
import {
  DIFF_CAUTIONS,
  DIFF_PARTS,
  DIFF_RUNS,
  DIFF_SCHEMA_VERSION,
  DIFF_SIDES,
  INCOMPARABLE_CAUSES,
} from '../../model/flare-diff.ts';
import { FLARE_KINDS } from '../../model/flare-kind.ts';
import { CONFIG_LAYERS, CONFIG_PROCESSES } from '../../model/knowledge.ts';
import { LANGUAGES } from '../../model/language.ts';
import { LOG_COMPONENTS } from '../../model/log.ts';
import { OUTCOMES } from '../../model/outcome.ts';
import { SEVERITIES } from '../../model/severity.ts';
import {
  count,
  file,
  line,
  listOf,
  object,
  oneOf,
  ruleId,
  text,
  textOrNull,
  timeOrNull,
  type JsonSchema,
} from '../json-schema.ts';

const number: JsonSchema = { type: 'number' };
const numberOrNull: JsonSchema = { type: ['number', 'null'] };
const cause = oneOf(Object.keys(ABSENCE_CAUSES));

const bundle = object({
  name: text,
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  kind: oneOf(FLARE_KINDS, 'Which daemon made the flare.'),
  hostname: textOrNull,
  createdAt: timeOrNull,
  agentVersion: textOrNull,
  uptimeSeconds: { ...numberOrNull, description: 'How long that daemon had run; null when not known.' },
  logSeconds: {
    ...numberOrNull,
    description: 'How long its log is, rotated parts included; null when not known.',
  },
});

const finding = {
  ruleId,
  severity: oneOf(SEVERITIES),
  title: text,
  count,
  explainedBy: ruleId,
  file,
  line,
  text: { ...text, description: 'The first line that shows it.' },
};

function findings(more: Readonly<Record<string, JsonSchema>>, description: string): JsonSchema {
  return listOf(object({ ...finding, ...more }, ['explainedBy', 'shortLog', 'oldTitle']), description);
}

const shortLog: JsonSchema = {
  ...object({ component: oneOf(LOG_COMPONENTS), seconds: number }),
  description: 'That the other flare does not have it is not certain: this log of it covers too little time.',
};

const missing = listOf(object({ input: text, cause, detail: text }, ['detail']));

function orNull(schema: JsonSchema, description: string): JsonSchema {
  return { ...schema, type: ['object', 'null'], description };
}

const setting = orNull(
  object({
    value: {
      type: ['string', 'number', 'boolean', 'array', 'null'],
      description: 'Null: set, and not shown.',
    },
    layer: oneOf(CONFIG_LAYERS, 'Who set it.'),
    file,
    line,
  }),
  'Null: nobody sets it there.',
);

const oldInstance: JsonSchema = {
  ...text,
  description: 'Its id on the old flare, where its configuration is another one.',
};

const check = orNull(
  object({ status: text, error: text }, ['error']),
  'Null: the Agent does not run it there.',
);

export const DIFF_SCHEMA: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'What changed between two flares',
  ...object({
    schemaVersion: { type: 'string', const: DIFF_SCHEMA_VERSION },
    tool: object({ name: text, version: text, rulesDigest: text }),
    language: oneOf(LANGUAGES),
    old: bundle,
    new: bundle,
    cautions: listOf(oneOf(DIFF_CAUTIONS)),
    run: oneOf(DIFF_RUNS, 'Whether the daemon that made both flares ran on in between.'),
    findings: object({
      appeared: findings(
        { shortLog },
        'On the new flare; the rule could tell that the old one does not have it.',
      ),
      gone: findings(
        { shortLog, outcome: oneOf(OUTCOMES) },
        'On the old flare; the rule can tell that it is gone.',
      ),
      undecided: findings(
        { foundIn: oneOf(DIFF_SIDES), outcome: oneOf(OUTCOMES), missing },
        'On one flare; on the other the rule could not tell.',
      ),
      remaining: findings(
        {
          oldTitle: { ...text, description: 'Its title on the old flare, where it is another.' },
          oldCount: count,
          seenSince: {
            type: ['boolean', 'null'],
            description: 'After the old flare was made; null when not known.',
          },
        },
        'On both.',
      ),
    }),
    versions: listOf(object({ name: text, old: text, new: text }), 'Version facts that differ.'),
    settings: listOf(
      object({ key: text, processes: listOf(oneOf(CONFIG_PROCESSES)), old: setting, new: setting }),
      'Settings in effect that differ.',
    ),
    checks: listOf(
      object({ name: text, instance: text, oldInstance, old: check, new: check }, ['oldInstance']),
      'Instances of checks that ended otherwise, or that only one flare has.',
    ),
    counters: listOf(
      object(
        {
          name: text,
          unit: text,
          old: number,
          new: number,
          oldPerHour: numberOrNull,
          newPerHour: numberOrNull,
        },
        ['unit'],
      ),
      'Counts from the start of the daemon, as rates: before the old flare, and since it or since a restart.',
    ),
    incomparable: listOf(
      object(
        {
          part: oneOf(DIFF_PARTS),
          side: oneOf(DIFF_SIDES),
          input: text,
          cause: oneOf(INCOMPARABLE_CAUSES),
          detail: text,
        },
        ['detail'],
      ),
    ),
  }),
};
