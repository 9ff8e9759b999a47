// `config-file`: what one configuration file states, whether or not it is in effect: for settings in the
// wrong file, or two files that disagree.
import type { Knowledge } from '../model/knowledge.ts';
import type { Observation } from '../model/outcome.ts';
import { allTrue, decide, YES } from './comparison/answer.ts';
import { comparer, givenKeys } from './comparison/compare.ts';
import { comparisonMistakes, noComparison } from './comparison/comparison-mistakes.ts';
import { describeComparison } from './comparison/describe-comparison.ts';
import { groupNames } from '../util/re2.ts';
import { cannotTell, decided } from './observations.ts';
import type { ConfigFileOptions } from './schemas/config-file-schema.ts';
import { defineOperator, type OptionMistake } from './operator.ts';
import { shownSetting } from './shown-setting.ts';

function check(options: ConfigFileOptions): OptionMistake[] {
  const { 'config-file': file, key, present } = options;
  const example = (comparison: string): string => `{ config-file: ${file}, key: ${key}, ${comparison} }`;
  const keys = givenKeys(options);
  if (present === undefined && keys.length === 0) return [noComparison('the key', example('present: true'))];
  if (present === false && keys.length > 0) {
    const message = `A key that is not there cannot be compared; write ${example('present: false')} alone.`;
    return [{ path: ['present'], code: 'IMPOSSIBLE_COMPARISON', message }];
  }
  return comparisonMistakes(options, { isSetting: true, example });
}

function describe(options: ConfigFileOptions): string {
  const { 'config-file': file, key, present } = options;
  const presence = present === undefined ? '' : present ? 'present' : 'absent';
  const words = [presence, describeComparison(options)].filter(Boolean);
  return `${key} in ${file} ${words.join(' and ')}`;
}

function observe(options: ConfigFileOptions, knowledge: Knowledge): Observation {
  const { 'config-file': file, key, present, regex } = options;
  const expected = describe(options);
  const lookup = knowledge.configFile(file, key);
  if (!lookup.known) return cannotTell(expected, [lookup.missing]);
  const { value, isMasked, file: path } = lookup.value;
  const { isTrue, missing } = allTrue([
    present === undefined ? YES : decide((value !== undefined || isMasked) === present),
    comparer(options)({ input: key, value, isMasked, isSetting: true }, knowledge),
  ]);
  if (isTrue === undefined)
    return cannotTell(
      expected,
      missing.map((one) => (one.input === key ? { ...one, detail: one.detail ?? path } : one)),
    );
  const { text: actual = 'absent', place, groups } = shownSetting({ key, value, place: lookup.value, regex });
  const captures = { ...groups, value: actual };
  return decided({ isSeen: isTrue, expected, actual, places: [place], captures });
}

export const configFileOperator = defineOperator<ConfigFileOptions>({
  key: 'config-file',
  doc: 'Looks at what one configuration file states, whether or not it is in effect.',
  example: '{ config-file: etc/datadog.yaml, key: network_config, present: true }',
  check,
  describe,
  variablesOf: ({ regex }) => ['value', ...(regex === undefined ? [] : groupNames(regex))],
  observe: (options, { knowledge }) => observe(options, knowledge),
});
