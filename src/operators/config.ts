// `config`: compares one setting as it is in effect, whoever set it; or as one file states it.
import { z } from 'zod';
import { CONFIG_PROCESSES, type ConfigValue } from '../model/knowledge.ts';
import type { Lookup } from '../model/absence.ts';
import type { Observation } from '../model/outcome.ts';
import {
  compare,
  comparisonMistakes,
  comparisonShape,
  describeComparison,
  givenKeys,
  needsValue,
} from './comparison.ts';
import { cannotTell, decided } from './observations.ts';
import { defineOperator, type LookContext, type OptionMistake } from './operator.ts';

const schema = z.strictObject({
  config: z.string().min(1).describe('Dotted key, such as network_config.enabled.'),
  process: z.enum(CONFIG_PROCESSES).describe('Whose configuration.'),
  ...comparisonShape,
  set: z.boolean().optional().describe('Somebody set the key (true), or the default holds (false).'),
});
type Options = z.infer<typeof schema>;

const EXAMPLE = '{ config: network_config.enabled, process: system-probe, equals: true }';

function describe(options: Options): string {
  const { config, process, set } = options;
  const words = [describeComparison(options), set === undefined ? '' : set ? 'set' : 'not set'].filter(
    Boolean,
  );
  return `setting ${config} of ${process} ${words.join(' and ')}`;
}

function check(options: Options): OptionMistake[] {
  const mistakes = comparisonMistakes(options, undefined);
  if (options.set === undefined && givenKeys(options).length === 0) {
    mistakes.push({
      path: [],
      code: 'NO_COMPARISON',
      message: `Say what the setting is compared with, as in ${EXAMPLE}.`,
    });
  }
  return mistakes;
}

function decide(options: Options, lookup: Lookup<ConfigValue>, context: LookContext): Observation {
  const expected = describe(options);
  if (!lookup.known) return cannotTell(expected, [lookup.missing]);
  const found = lookup.value;
  const isSetRight = options.set === undefined || (found.layer !== 'default') === options.set;
  if (isSetRight && found.isMasked && needsValue(options))
    return cannotTell(expected, [{ input: options.config, cause: 'scrubbed' }]);
  const shown = found.value ?? (found.isMasked ? 'a value that is not shown' : undefined);
  const result = compare(shown, options, context.knowledge);
  if (isSetRight && result.isTrue === undefined) return cannotTell(expected, result.missing);
  const value = shown === undefined ? 'no value' : String(shown);
  return decided({
    isSeen: isSetRight && result.isTrue === true,
    expected,
    actual: `${value} (${found.layer})`,
    places: [found],
    captures: { value, layer: found.layer },
  });
}

export const configOperator = defineOperator<Options>({
  key: 'config',
  doc: 'Compares one setting as it is in effect, whoever set it (default, file, environment …).',
  example: EXAMPLE,
  schema,
  check,
  describe,
  variablesOf: () => ['value', 'layer'],
  observe: (options, context) =>
    decide(options, context.knowledge.config(options.process, options.config), context),
});
