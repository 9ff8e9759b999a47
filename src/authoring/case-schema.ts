// The shape of `<rule-id>.cases.yaml`: small flares in which the rule must end in a given way.
import { z } from 'zod';
import { parseMoment } from '../scan/log-stamp.ts';

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
  assume: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  expect: z
    .strictObject({
      variables: z.record(z.string(), z.string()).default({}),
      confidence: z.enum(['high', 'medium', 'low']).optional(),
      missing: z.array(z.string()).default([]).describe('Inputs that must be named as missing.'),
    })
    .default({ variables: {}, missing: [] }),
});
export type FlareCase = z.infer<typeof flareCase>;

export const casesSchema = z.strictObject({
  match: z.array(flareCase).min(1),
  'no-match': z.array(flareCase).min(1),
  unknown: z.array(flareCase).min(1),
  'not-applicable': z.array(flareCase).default([]),
});
export type RuleCases = z.infer<typeof casesSchema>;

export const CASE_OUTCOMES = ['match', 'no-match', 'unknown', 'not-applicable'] as const;
