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
import { CONFIDENCES, SEVERITIES } from '../model/severity.ts';

/** The part of JSON Schema that the report needs. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
}

const text: JsonSchema = { type: 'string' };
const textOrNull: JsonSchema = { type: ['string', 'null'] };
const texts: JsonSchema = { type: 'array', items: text };
const flag: JsonSchema = { type: 'boolean' };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const file: JsonSchema = { ...text, description: 'Path below the bundle’s root folder.' };
const line: JsonSchema = { type: 'integer', minimum: 1, description: 'Line of the file, from 1.' };
const time: JsonSchema = { ...text, description: 'ISO 8601, UTC.' };
const day: JsonSchema = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
const timeOrNull: JsonSchema = { ...textOrNull, description: 'ISO 8601, UTC; null when not known.' };
const ruleId: JsonSchema = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' };
const ruleIds: JsonSchema = { type: 'array', items: ruleId };

function oneOf(values: readonly string[], description?: string): JsonSchema {
  return { type: 'string', enum: values, ...(description !== undefined && { description }) };
}

/** An object with these keys and no others; all required except the ones named as optional. */
function object(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: 'object', properties, required, additionalProperties: false };
}

function listOf(items: JsonSchema, description?: string): JsonSchema {
  return { type: 'array', items, ...(description !== undefined && { description }) };
}

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

const evidence = object(
  {
    find: { ...text, description: 'The look of the rule that saw it.' },
    alsoFind: { ...texts, description: 'Other looks of the rule that saw the same line.' },
    file,
    line,
    text: { ...text, description: 'The line after redaction, cut at 1,000 characters.' },
    timestamp: time,
    context: object({ before: texts, after: texts }),
  },
  ['find', 'alsoFind', 'timestamp'],
);

const finding = object(
  {
    ruleId,
    severity: oneOf(SEVERITIES),
    confidence: oneOf(CONFIDENCES),
    title: text,
    summary: text,
    customer: { ...text, description: 'Can be sent to the customer as it is.' },
    falsePositives: { ...text, description: 'When the finding is wrong although the rule is right.' },
    affects: {
      ...object({ component: text, versions: text, fixedIn: texts }),
      description: 'Versions with the trouble, and the first release of each line without it.',
    },
    knownIssue: object({ id: text, title: text, workaround: text }),
    suppressed: {
      ...object({ reason: text, expires: day }),
      description: 'Left out by the formats for people, and not counted by --fail-on.',
    },
    component: text,
    tags: texts,
    evidence: { type: 'array', minItems: 1, items: evidence },
    occurrences: object(
      {
        count: {
          ...count,
          description: 'Lines, each once however many looks found it, and records of facts.',
        },
        isAtLeast: { ...flag, description: 'There may be more: not every line was kept.' },
        firstSeen: timeOrNull,
        lastSeen: timeOrNull,
        nearIncident: count,
      },
      ['isAtLeast', 'nearIncident'],
    ),
    variables: { type: 'object', additionalProperties: text },
    explains: { ...ruleIds, description: 'Findings of this report that this one is the cause of.' },
    explainedBy: { ...ruleId, description: 'The finding of this report that is the cause of this one.' },
    runbook: object({ id: text, title: text }),
    references: listOf(object({ title: text, url: text })),
    remediation: { ...texts, description: 'Markdown, one string a step, for the platform found.' },
  },
  ['customer', 'falsePositives', 'affects', 'knownIssue', 'suppressed', 'explainedBy'],
);

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
        ...object({ at: time, reachMinutes: count }),
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
