// The options of `sequence`.
import * as z from 'zod';
import { duration } from './log-schema.ts';

export const sequenceSchema = z.strictObject({
  sequence: z
    .array(z.string())
    .min(2)
    .describe('Names of looks at lines, in the order in which the lines must come.'),
  within: duration.describe('The longest time from the first line to the last.'),
});
export type SequenceOptions = z.infer<typeof sequenceSchema>;
