// The query parameters of the API. Unknown ones are refused, so that a misspelt filter never looks like an
// empty result.
import * as z from 'zod';
import { DIFF_FORMATS } from '../../model/flare-diff.ts';
import { LANGUAGES } from '../../model/language.ts';
import { REPORT_FORMATS } from '../../model/report.ts';
import { SEVERITIES } from '../../model/severity.ts';

const lang = z.enum(LANGUAGES).default('en');
const words = z.string().max(200).optional();
/** What a form sends for a field that was left empty. */
const orEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

export const listQuery = z.strictObject({
  case: words,
  host: words,
  rule: words,
  severity: orEmpty(z.enum(SEVERITIES).optional()),
  q: words,
  cursor: words,
});

export const reportQuery = z.strictObject({ format: z.enum(REPORT_FORMATS).default('json'), lang });

export const diffQuery = z.strictObject({ format: z.enum(DIFF_FORMATS).default('json'), lang });

export const noQuery = z.strictObject({});

export const rulesQuery = z.strictObject({ lang });

/** Characters of a rule; the largest of the pack has a tenth of it. */
export const MAX_RULE_LENGTH = 32_000;

export const trialBody = z.strictObject({
  flare: z.string().max(100),
  rule: z.string().max(MAX_RULE_LENGTH),
  lang,
});

export const trialQuery = trialBody.omit({ rule: true });

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
});
