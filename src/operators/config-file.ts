// `config-file`: what one configuration file states, whether or not it is in effect: for settings in the
// wrong file, or two files that disagree.
import { z } from 'zod';
import type { Observation } from '../model/outcome.ts';
import {
  compare,
  comparisonMistakes,
  comparisonShape,
  describeComparison,
  needsValue,
} from './comparison.ts';
import { cannotTell, decided } from './observations.ts';
import { defineOperator, type LookContext } from './operator.ts';

const schema = z.strictObject({
  'config-file': z.string().min(1).describe('Path of the file in the flare, such as etc/datadog.yaml.'),
  key: z.string().min(1).describe('Dotted key.'),
  present: z.boolean().optional().describe('The file states the key (true) or does not (false).'),
  ...comparisonShape,
});
type Options = z.infer<typeof schema>;

function describe(options: Options): string {
  const { 'config-file': file, key, present } = options;
  const words = [
    present === undefined ? '' : present ? 'present' : 'absent',
    describeComparison(options),
  ].filter(Boolean);
  return `${key} in ${file} ${words.join(' and ')}`;
}

function observe(options: Options, context: LookContext): Observation {
  const { 'config-file': file, key, present } = options;
  const expected = describe(options);
  const lookup = context.knowledge.configFile(file, key);
  if (!lookup.known) return cannotTell(expected, [lookup.missing]);
  const { value, isMasked, file: path } = lookup.value;
  const isPresentRight = present === undefined || (value !== undefined) === present;
  if (isPresentRight && isMasked && needsValue(options))
    return cannotTell(expected, [{ input: key, cause: 'scrubbed', detail: path }]);
  const result = compare(value, options, context.knowledge);
  if (isPresentRight && result.isTrue === undefined) return cannotTell(expected, result.missing);
  const actual = value === undefined ? 'absent' : String(value);
  const isSeen = isPresentRight && result.isTrue === true;
  return decided({ isSeen, expected, actual, places: [lookup.value], captures: { value: actual } });
}

export const configFileOperator = defineOperator<Options>({
  key: 'config-file',
  doc: 'Looks at what one configuration file states, whether or not it is in effect.',
  example: '{ config-file: etc/datadog.yaml, key: network_config, present: true }',
  schema,
  check: (options) => comparisonMistakes(options, undefined),
  describe,
  variablesOf: () => ['value'],
  observe,
});
