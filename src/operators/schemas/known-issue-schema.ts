// The options of `known-issue`.
import * as z from 'zod';
import { KNOWN_ISSUE } from '../known-issue.ts';

export const knownIssueSchema = z.strictObject({
  [KNOWN_ISSUE]: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'Use lower-case words joined by hyphens.')
    .describe('Id of a row of known-issues.yaml; seen when the version is affected.'),
});
