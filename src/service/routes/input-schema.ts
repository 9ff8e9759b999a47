// What the routes take. Unknown query parameters are refused, so that a misspelt filter never looks like an empty
// result.
import * as z from 'zod';
import { DIFF_FORMATS } from '../../model/flare-diff.ts';
import { LANGUAGES } from '../../model/language.ts';
import { REPORT_FORMATS } from '../../model/report.ts';
import { SEVERITIES } from '../../model/severity.ts';

export const flareParams = z.object({ id: z.string() });
export type FlareParams = z.infer<typeof flareParams>;

/** `id`: the older flare. */
export const diffParams = flareParams.extend({ other: z.string() });
export type DiffParams = z.infer<typeof diffParams>;

export const fileParams = flareParams.extend({
  '*': z.string().describe('The path of a file as in a report.'),
});
export type FileParams = z.infer<typeof fileParams>;

export const noQuery = z.strictObject({});

const lang = z.enum(LANGUAGES).default('en');
const words = z.string().max(200).optional();
/** What a form sends for a field that was left empty. */
const orEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

/** Characters. */
export const MAX_FIELD_LENGTH = 2000;
const field = z.string().max(MAX_FIELD_LENGTH);
/** The fields of a form; of a bare body the query parameters. Browsers send empty fields, too. */
export const detailsSchema = z.strictObject({
  name: field.optional(),
  case: field.optional(),
  note: field.optional(),
  lang: field.optional(),
});

export const listQuery = z.strictObject({
  case: words,
  host: words,
  rule: words.describe('Id of a rule that its report has a finding of.'),
  severity: orEmpty(z.enum(SEVERITIES).optional()).describe('Of a finding.'),
  q: words.describe('Words in name, host, case, note and titles of findings.'),
  cursor: words,
});

export const reportQuery = z.strictObject({ format: z.enum(REPORT_FORMATS).default('json'), lang });

export const diffQuery = z.strictObject({ format: z.enum(DIFF_FORMATS).default('json'), lang });

export const rulesQuery = z.strictObject({ lang });

/** Characters of a rule; the largest of the pack has a tenth of it. */
export const MAX_RULE_LENGTH = 32_000;

export const trial = z.strictObject({
  flare: z.string().max(100).describe('Its id.'),
  rule: z.string().max(MAX_RULE_LENGTH).describe('The YAML of a rule.'),
  lang,
});
export type Trial = z.infer<typeof trial>;

/** The YAML alone, or all in one. */
export const trialBody = z.union([trial.shape.rule, trial]);

/** Of the page that tries a rule. */
export const ruleForm = z.strictObject({ rule: trial.shape.rule });

/** Beside the YAML alone. */
export const trialQuery = z.strictObject({
  flare: trial.shape.flare.optional(),
  lang: lang.unwrap().optional(),
});

export const MAX_LINES = 1000;
const MAX_LINE_NUMBER = 2 ** 40;

export const linesQuery = z.strictObject({
  from: z.coerce.number().int().min(1).max(MAX_LINE_NUMBER).default(1),
  lines: z.coerce.number().int().min(1).max(MAX_LINES).default(200),
});

/** Of a page: what is wrong there falls back to something sensible instead of an error. */
export const pageQuery = z.object({
  lang: z.enum(LANGUAGES).optional().catch(undefined),
  cursor: words.catch(undefined),
  from: linesQuery.shape.from.catch(1),
  notKept: words.catch(undefined),
  line: words.catch(undefined),
});
