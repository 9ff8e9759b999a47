// The shape of a rule file. Looks are checked by their own operator (parse-rule.ts); all else is here.
import * as z from 'zod';
import { FLARE_KINDS } from '../model/flare-kind.ts';
import { withoutFoldBlanks } from '../util/display-width.ts';
import { CONFIDENCES, SEVERITIES } from '../model/severity.ts';
import { MATURITIES } from '../model/rule.ts';
import { parseVersion, rangeMistake } from '../util/versions.ts';

/** Control characters other than line ends and tabs, and what turns the direction of reading. */
const CONTROL = /(?![\t\n\r])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export const textSchema = z
  .string()
  .trim()
  .min(1)
  .refine(
    (one) => !CONTROL.test(one),
    'Write it without control characters: a terminal would obey them, and readers cannot see them.',
  );
const text = textSchema;
/** Folded YAML puts a blank where a line ended; Japanese is written without. */
export const localizedSchema = z.strictObject({
  en: text.describe('In English.'),
  ja: text.transform(withoutFoldBlanks).describe('The same in Japanese.'),
});
const NAME = /^[a-z][a-z0-9-]*$/;
const NAME_WORDS = 'Use lower-case words joined by hyphens.';
export const nameSchema = z.string().regex(NAME, NAME_WORDS);
const name = nameSchema;

export type ExpressionYaml =
  | string
  | {
      all?: ExpressionYaml[] | undefined;
      any?: ExpressionYaml[] | undefined;
      none?: ExpressionYaml[] | undefined;
      unless?: ExpressionYaml[] | undefined;
      'at-least'?: { count: number; of: ExpressionYaml[] } | undefined;
    };

/** A list alone does not say how many of it must be seen. */
const expressionWords = ({ input }: { readonly input?: unknown }): string => {
  const isNames = Array.isArray(input) && input.length > 0 && input.every((one) => typeof one === 'string');
  const names = isNames ? input : ['a', 'b'];
  return `Write the name of a look, as in ${names[0] ?? 'a'}, or say how many of them, as in { all: [${names.join(', ')}] }.`;
};

const list = z.lazy(() => z.array(expressionSchema).min(1));
export const expressionSchema: z.ZodType<ExpressionYaml> = z.lazy(() =>
  z.union([
    z.string({ error: expressionWords }).regex(NAME, NAME_WORDS),
    z
      .strictObject({
        all: list.optional().describe('All of these.'),
        any: list.optional().describe('One or more of these.'),
        none: list.optional().describe('None of these.'),
        unless: list.optional().describe('The same as none, for reading aloud.'),
        'at-least': z
          .strictObject({ count: z.int().min(1), of: list })
          .optional()
          .describe('This many of these.'),
      })
      .refine((one) => Object.keys(one).length > 0, 'Name looks under all, any, none, unless or at-least.'),
  ]),
);

/** One command for every platform, or one for each that has its own. */
const commandSchema = z.union([
  text,
  z.strictObject({
    kubernetes: text.optional(),
    docker: text.optional(),
    host: text.optional(),
    windows: text.optional(),
  }),
]);

/** Versions that some software writes about itself, and ranges of them. */
export const versionSchema = text.refine(
  (one) => parseVersion(one) !== undefined,
  'Write a version such as 7.39.2.',
);
export const rangeSchema = text.refine(
  (one) => rangeMistake(one) === undefined,
  'Write a range that some version lies in, such as ">=7.36.0 <7.39.2".',
);

export const referencesSchema = z
  .array(
    z.strictObject({
      title: text.describe('What the page is about.'),
      url: z.url({ protocol: /^https$/ }).describe('Its address, https.'),
    }),
  )
  .default([])
  .describe('Pages with more information.');

/** A look before its operator has seen it. */
const look = z.record(z.string(), z.unknown());

export const ruleSchema = z.strictObject({
  id: name.describe('The problem in kebab-case; also the file’s name. Never reused.'),
  title: localizedSchema.describe('One line: what is wrong.'),
  summary: localizedSchema.describe('Two or three sentences: why, and what it means for the user.'),
  severity: z
    .enum(SEVERITIES)
    .describe(
      'critical: data or workloads are lost; high: something switched on does not work; medium: it works partly or will break; low: advice; info: context.',
    ),
  component: text.describe('The affected part of the Agent.'),
  tags: z.array(name).default([]).describe('For lists and for --only.'),
  maturity: z
    .enum(MATURITIES)
    .default('stable')
    .describe('test until the rule has proved itself on real flares.'),
  flares: z
    .array(z.enum(FLARE_KINDS))
    .min(1)
    .default(['agent', 'security-agent', 'unknown'])
    .describe('Kinds of flare the rule is about.'),
  applies: z
    .array(look)
    .default([])
    .describe('Looks that must all be seen; otherwise the rule does not apply.'),
  find: z.record(name, look).describe('Named looks at the flare.'),
  when: expressionSchema.describe('When the finding is true.'),
  confidence: z
    .strictObject({
      level: z
        .enum(CONFIDENCES)
        .default('medium')
        .describe('When none of the looks under high-with is seen.'),
      'high-with': z.array(name).default([]).describe('High when one of these looks is seen as well.'),
    })
    .default({ level: 'high', 'high-with': [] })
    .describe('How certain the finding is.'),
  explains: z.array(name).default([]).describe('Rules whose findings are symptoms of this one.'),
  runbook: name.optional().describe('Id of the runbook; by default the rule’s own id.'),
  customer: localizedSchema
    .optional()
    .describe('One or two sentences that can be sent to the customer as they are.'),
  owner: name.optional().describe('The team responsible for the rule.'),
  'false-positives': localizedSchema
    .optional()
    .describe('When this finding is wrong although the rule is right, and what to check.'),
  affects: z
    .strictObject({
      versions: rangeSchema.describe('A range such as ">=7.36.0 <7.39.2".'),
      'fixed-in': z
        .array(versionSchema)
        .min(1)
        .optional()
        .describe('Versions that fix it, one for each series that has a fix.'),
    })
    .optional()
    .describe('The Agent versions that have the problem, and those that fix it.'),
  'known-issue': name
    .optional()
    .describe('The row of known-issues.yaml that says which versions are affected.'),
  references: referencesSchema,
  'info-needed': z
    .record(
      name,
      z.strictObject({
        command: commandSchema.describe(
          'What to run: one command for all platforms but Windows, or one for each platform.',
        ),
        why: localizedSchema.describe('What the flare does not show, and why it matters.'),
      }),
    )
    .default({})
    .describe('What to ask for when the look of that name cannot be decided.'),
});
export type RuleYaml = z.infer<typeof ruleSchema>;
