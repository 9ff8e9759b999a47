// The options of `config`.
import * as z from 'zod';
import { CONFIG_PROCESSES } from '../../model/knowledge.ts';
import { comparisonShape } from './comparison-schema.ts';

export const configSchema = z.strictObject({
  config: z.string().min(1).describe('Dotted key, such as network_config.enabled.'),
  process: z.enum(CONFIG_PROCESSES).describe('Whose configuration.'),
  ...comparisonShape,
  set: z.boolean().optional().describe('The key was set (true), or its default is in effect (false).'),
});
export type ConfigOptions = z.infer<typeof configSchema>;
