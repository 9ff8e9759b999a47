// The options of `config-file`.
import * as z from 'zod';
import { comparisonShape } from './comparison-schema.ts';

export const configFileSchema = z.strictObject({
  'config-file': z.string().min(1).describe('Path of the file in the flare, such as etc/datadog.yaml.'),
  key: z.string().min(1).describe('Dotted key.'),
  present: z.boolean().optional().describe('The file states the key (true) or does not (false).'),
  ...comparisonShape,
});
export type ConfigFileOptions = z.infer<typeof configFileSchema>;
