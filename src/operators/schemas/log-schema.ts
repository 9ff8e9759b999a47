// The options of `log`.
import * as z from 'zod';
import { LOG_LEVELS, LOG_SOURCES } from '../../model/log.ts';
import { durationMs, parseQuantity } from '../../util/quantity.ts';

const oneOrMore = <T extends z.ZodType>(item: T): z.ZodUnion<[T, z.ZodArray<T>]> =>
  z.union([item, z.array(item).min(1)]);

/** A plain number lacks its unit only. */
const durationWords = ({ input }: { readonly input?: unknown }): string => {
  const isNumber = /^\d+(?:\.\d+)?$/.test(String(input)) && Number(input) > 0;
  return isNumber
    ? `Give ${String(input)} a unit: ${String(input)}s, ${String(input)}m or ${String(input)}h.`
    : 'Write a duration such as 90s, 10m or 1h30m.';
};
export const duration = z
  .string({ error: durationWords })
  .refine((text) => durationMs(text) > 0, { error: durationWords });
const amount = z.union([
  z.number(),
  z
    .string()
    .refine((text) => parseQuantity(text) !== undefined, 'Write an amount such as 30, 10s, 64MiB or 5%.'),
]);
const bounds = z.strictObject({
  above: amount.optional(),
  below: amount.optional(),
  'at-least': amount.optional(),
  'at-most': amount.optional(),
});

export const logSchema = z.strictObject({
  log: oneOrMore(z.enum(LOG_SOURCES)).describe('Whose log; several are searched together.'),
  contains: oneOrMore(z.string().min(1))
    .optional()
    .describe('The line holds this text, or one of these (case ignored).'),
  wildcard: z
    .string()
    .min(1)
    .optional()
    .describe('The line holds this text, where `*` stands for anything (case ignored).'),
  equals: z.string().min(1).optional().describe('The message of the line, after its head, is exactly this.'),
  regex: z
    .string()
    .min(1)
    .optional()
    .describe('The line matches (RE2 syntax); named groups become variables.'),
  line: z
    .enum(['start', 'check-run', 'payload'])
    .optional()
    .describe(
      '“start”: the line that these daemons write when they start. Where they write it at the end of a start, “after” asks for two of them, unless “at-least” says how many: the first may end the start that was under way. “check-run”: of each check the line with which its last run began that also ended; the variable `check` is its name. “payload”: of each address the last line of a payload that was posted there; the variable `endpoint` is its host.',
    ),
  check: oneOrMore(z.string().min(1))
    .optional()
    .describe('With “line: check-run”: only runs of this check, or of these.'),
  where: z
    .record(z.string(), bounds)
    .optional()
    .describe('A named group caught an amount within these bounds.'),
  except: oneOrMore(z.string().min(1))
    .optional()
    .describe('The line holds none of these texts (case ignored).'),
  'except-regex': z
    .string()
    .min(1)
    .optional()
    .describe('The line matches this nowhere (RE2 syntax, in lower case: case is ignored).'),
  level: oneOrMore(z.enum(LOG_LEVELS)).optional().describe('The line has this level.'),
  'not-level': oneOrMore(z.enum(LOG_LEVELS))
    .optional()
    .describe(
      'The line has none of these levels; a line without its own head, such as a pasted one, has no level.',
    ),
  after: z
    .string()
    .optional()
    .describe('Only lines after the last line of that look; over several logs, in each log that has one.'),
  'resolved-by': z
    .string()
    .optional()
    .describe(
      'Leaves out lines that this look shows to be over: by a later line in the same log, or by a fact.',
    ),
  same: z
    .string()
    .optional()
    .describe(
      'With resolved-by: judges each value of this group separately; the other look needs a group, or a field of its records, of that name. Without a group of that name, “check” is the check of whose run a line says that it failed.',
    ),
  since: z.literal('start').optional().describe('Only lines after the last start of that component.'),
  around: duration.optional().describe('Only lines at most this far from the time of --at.'),
  'at-least': z.int().min(1).optional().describe('Only when there are this many such lines.'),
  distinct: z
    .string()
    .optional()
    .describe('Count the different values of this named group, not the lines; needs at-least.'),
  within: duration
    .optional()
    .describe('Only when that many fall within a period of this length; needs at-least.'),
  silence: duration
    .optional()
    .describe('Only when no such line (without a text: no line at all) came for this long.'),
  until: z
    .enum(['flare', 'log'])
    .optional()
    .describe(
      'With silence: only one that lasts until the flare was made; or, after another look, until the last line of the log: after the last line of that look the log went on for so long.',
    ),
  take: z.enum(['first', 'last']).optional().describe('Which line gives the variables; by default the last.'),
});
export type LogOptions = z.infer<typeof logSchema>;
