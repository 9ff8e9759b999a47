// What the options of each operator may be, as rules are written. An analysis with compiled rules never loads this.
import type * as z from 'zod';
import { configFileSchema } from './config-file-schema.ts';
import { configSchema } from './config-schema.ts';
import { factSchema } from './fact-schema.ts';
import { fileSchema } from './file-schema.ts';
import { knownIssueSchema } from './known-issue-schema.ts';
import { logSchema } from './log-schema.ts';
import { sequenceSchema } from './sequence-schema.ts';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  log: logSchema,
  fact: factSchema,
  config: configSchema,
  'config-file': configFileSchema,
  file: fileSchema,
  sequence: sequenceSchema,
  'known-issue': knownIssueSchema,
};

/** Throws for a key that no operator has. */
export function schemaOf(operatorKey: string): z.ZodType {
  const schema = SCHEMAS[operatorKey];
  if (schema === undefined) throw new Error(`no operator is called “${operatorKey}”`);
  return schema;
}
