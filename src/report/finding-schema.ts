// The part of the report’s JSON Schema that describes a finding.
import { CONFIDENCES, SEVERITIES } from '../model/severity.ts';
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
  texts,
  time,
  timeOrNull,
} from './json-schema.ts';

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

export const finding = object(
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
