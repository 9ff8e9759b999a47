// JSON Schemas of what the API answers, by the names that /api/docs has them under.
import { ABSENCE_CAUSES } from '../../model/absence.ts';
import { FLARE_KINDS } from '../../model/flare-kind.ts';
import { OUTCOMES, VERDICTS } from '../../model/outcome.ts';
import { MATURITIES } from '../../model/rule.ts';
import { SEVERITIES } from '../../model/severity.ts';
import { DIFF_SCHEMA } from '../../report/diff/diff-schema.ts';
import { finding } from '../../report/finding-schema.ts';
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
  texts,
  time,
  type JsonSchema,
} from '../../report/json-schema.ts';
import { REPORT_SCHEMA } from '../../report/report-schema.ts';
import { FLARE_STATES } from '../store/flare-record-schema.ts';

const nothing: JsonSchema = { type: 'null' };
const countOrNull: JsonSchema = { type: ['integer', 'null'], minimum: 0 };

const flare = object(
  {
    id: { ...text, description: 'The first 32 digits of the SHA-256: the same bytes have the same id.' },
    sha256: text,
    bytes: count,
    name: text,
    case: textOrNull,
    note: textOrNull,
    uploadedAt: time,
    status: oneOf(FLARE_STATES),
    progress: {
      description: 'Unpacked bytes, while it runs.',
      anyOf: [object({ readBytes: count, totalBytes: countOrNull }), nothing],
    },
    hostname: textOrNull,
    kind: { anyOf: [oneOf(FLARE_KINDS), nothing] },
    agentVersion: textOrNull,
    findings: listOf(
      object({ ruleId, severity: oneOf(SEVERITIES), title: text, explainedBy: ruleId }, ['explainedBy']),
    ),
    problem: { description: 'Why its analysis failed.', ...refTo('Problem') },
    notKept: {
      description: 'Of an upload: what the flare, known already, keeps otherwise.',
      ...object({ case: text, note: text }, ['case', 'note']),
    },
    links: object({ self: text, report: text, files: text, page: text }),
  },
  ['problem', 'notKept'],
);

const problem = object(
  {
    type: text,
    title: text,
    status: { type: 'integer', minimum: 400 },
    detail: text,
    code: text,
    instance: { ...text, description: 'Of a bug: the number of its entry in the service’s log.' },
    mistakes: listOf(
      object({ file: text, line, column: count, code: text, message: text }),
      'Of a rule that was sent.',
    ),
  },
  ['instance', 'mistakes'],
);

const rules = object({
  tool: object({ name: text, version: text, rulesDigest: text }),
  rules: listOf(
    object(
      {
        id: ruleId,
        pack: text,
        owner: text,
        severity: oneOf(SEVERITIES),
        title: text,
        component: text,
        tags: texts,
        maturity: oneOf(MATURITIES),
      },
      ['owner'],
    ),
  ),
});

const explainNode = object(
  {
    label: text,
    verdict: oneOf(VERDICTS),
    expected: text,
    actual: text,
    unit: { ...text, description: 'What a number in “actual” is measured in.' },
    where: listOf(text, 'file:line of the evidence.'),
    missing: listOf(
      object({ input: text, cause: oneOf(Object.keys(ABSENCE_CAUSES)), detail: text }, ['detail']),
    ),
    children: listOf(refTo('ExplainNode')),
  },
  ['expected', 'actual', 'unit', 'where', 'missing', 'children'],
);

export const ANSWER_SCHEMAS = {
  Flare: flare,
  FlarePage: object({
    flares: listOf(refTo('Flare'), 'Newest first.'),
    nextCursor: { ...textOrNull, description: 'Null on the last page.' },
  }),
  Report: REPORT_SCHEMA,
  Diff: DIFF_SCHEMA,
  Lines: object({
    file,
    from: line,
    lines: listOf(object({ line, text })),
    next: { type: ['integer', 'null'], minimum: 1, description: 'Null at the end of the file.' },
  }),
  Rules: rules,
  RuleTrial: object(
    {
      ruleId,
      outcome: oneOf(OUTCOMES),
      reason: text,
      tree: refTo('ExplainNode'),
      finding: { description: 'Null when the rule does not match.', anyOf: [refTo('Finding'), nothing] },
    },
    ['reason'],
  ),
  ExplainNode: explainNode,
  Finding: finding,
  Status: object({ status: text }),
  Problem: problem,
} satisfies Record<string, JsonSchema>;

export type AnswerName = keyof typeof ANSWER_SCHEMAS;

export function refTo(name: string): JsonSchema {
  return { $ref: `${name}#` };
}
