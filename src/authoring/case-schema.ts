// The shape of `<rule-id>.cases.yaml`: small flares in which the rule must end in a given way.
import * as z from 'zod';
import { CONFIDENCES } from '../model/severity.ts';
import { parseMoment } from '../scan/time/log-stamp.ts';

export const flareCase = z.strictObject({
  name: z.string().min(1).describe('What is special about this flare.'),
  files: z
    .record(z.string(), z.string())
    .describe(
      'Path below the flare’s root to text. `  <== look` at the end of a line marks it as evidence of that look.',
    ),
  at: z
    .string()
    .refine((text) => parseMoment(text) !== undefined, 'Write a time such as 2024-05-01 10:00 UTC.')
    .optional()
    .describe('The time that --at gives.'),
  assume: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe('Facts, and settings as config.<process>.<key>, that the flare cannot show.'),
  expect: z
    .strictObject({
      variables: z
        .record(z.string(), z.string())
        .default({})
        .describe('Values of the finding’s texts, by name.'),
      confidence: z.enum(CONFIDENCES).optional().describe('The confidence of the finding.'),
      missing: z.array(z.string()).default([]).describe('Inputs that must be named as missing.'),
    })
    .default({ variables: {}, missing: [] })
    .describe('What else must be true of the outcome.'),
});
export type FlareCase = z.infer<typeof flareCase>;

export const casesSchema = z.strictObject({
  match: z.array(flareCase).min(1).describe('Flares that have the problem.'),
  'no-match': z.array(flareCase).min(1).describe('Flares that do not have it; one is a near miss.'),
  unknown: z.array(flareCase).min(1).describe('Flares that cannot tell.'),
  'not-applicable': z.array(flareCase).default([]).describe('Flares that the rule is not about.'),
});
export type RuleCases = z.infer<typeof casesSchema>;

export const CASE_OUTCOMES = ['match', 'no-match', 'unknown', 'not-applicable'] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];
