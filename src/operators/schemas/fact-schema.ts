// The options of `fact`.
import * as z from 'zod';
import { comparisonShape, recordShape, unknownOption } from './comparison-schema.ts';

export const factSchema = z.strictObject({
  fact: z.string().describe('Name of the fact; see the fact catalogue.'),
  ...comparisonShape,
  unknown: unknownOption,
  ...recordShape,
});
export type FactOptions = z.infer<typeof factSchema>;
