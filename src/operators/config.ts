// `config`: compares one setting as it is in effect, whoever set it. What one file states is config-file.ts.
import type { ConfigLookup, Knowledge } from '../model/knowledge.ts';
import type { Observation } from '../model/outcome.ts';
import { allTrue, decide, undecided, YES, type Answer } from './comparison/answer.ts';
import { comparer, givenKeys } from './comparison/compare.ts';
import { comparisonMistakes, noComparison } from './comparison/comparison-mistakes.ts';
import { describeComparison } from './comparison/describe-comparison.ts';
import { groupNames } from '../util/re2.ts';
import { cannotTell, decided } from './observations.ts';
import type { ConfigOptions } from './schemas/config-schema.ts';
import { defineOperator, type OptionMistake } from './operator.ts';
import { shownSetting } from './shown-setting.ts';

const EXAMPLE = '{ config: network_config.enabled, process: system-probe, equals: true }';

function describe(options: ConfigOptions): string {
  const { config, process, set } = options;
  const words = [describeComparison(options), set === undefined ? '' : set ? 'set' : 'not set'];
  return `setting ${config} of ${process} ${words.filter(Boolean).join(' and ')}`;
}

function check(options: ConfigOptions): OptionMistake[] {
  const { config, process, set, exists } = options;
  const example = (comparison: string): string => `{ config: ${config}, process: ${process}, ${comparison} }`;
  if (set === undefined && givenKeys(options).length === 0)
    return [noComparison('the setting', example('equals: true'))];
  if (set === true && exists === false) {
    const message = `A key that was set has a value, so this is never true; write ${example('set: true')}.`;
    return [{ path: ['exists'], code: 'IMPOSSIBLE_COMPARISON', message }];
  }
  return comparisonMistakes(options, { isSetting: true, example });
}

function observe(options: ConfigOptions, knowledge: Knowledge): Observation {
  const expected = describe(options);
  const lookup = knowledge.config(options.process, options.config);
  if (!lookup.known) return observeUnset(options, lookup);
  const { value, isMasked, layer } = lookup.value;
  const subject = { input: options.config, value, isMasked, isSetting: true };
  const { isTrue, missing } = allTrue([
    setAnswer(options, layer !== 'default'),
    comparer(options)(subject, knowledge),
  ]);
  if (isTrue === undefined) return cannotTell(expected, missing);
  const { text, place, groups } = shownSetting({
    key: options.config,
    value,
    place: lookup.value,
    regex: options.regex,
  });
  const shown = text ?? (isMasked ? 'a value that is not shown' : 'no value');
  return decided({
    isSeen: isTrue,
    expected,
    actual: `${shown} (${layer})`,
    places: [place],
    captures: { ...groups, value: shown, layer },
  });
}

function setAnswer({ set }: ConfigOptions, isSet: boolean): Answer {
  return set === undefined ? YES : decide(isSet === set);
}

/** Nobody set the key: that much can be told, and that it has no value, when the process itself shows it. */
function observeUnset(options: ConfigOptions, lookup: Extract<ConfigLookup, { known: false }>): Observation {
  const { missing, unset } = lookup;
  const expected = describe(options);
  if (unset === undefined) return cannotTell(expected, [missing]);
  const { exists } = options;
  const { isTrue, missing: open } = allTrue([
    setAnswer(options, false),
    exists === undefined ? YES : unset.isAbsent ? decide(!exists) : undecided(missing),
    givenKeys(options).every((key) => key === 'exists') ? YES : undecided(missing),
  ]);
  if (isTrue === undefined) return cannotTell(expected, open);
  const { file, line, text } = unset;
  const captures = { value: 'no value', layer: 'default' };
  return decided({ isSeen: isTrue, expected, actual: 'not set', places: [{ file, line, text }], captures });
}

export const configOperator = defineOperator<ConfigOptions>({
  key: 'config',
  doc: 'Compares one setting as it is in effect, whatever set it (default, file, environment …).',
  example: EXAMPLE,
  check,
  describe,
  variablesOf: ({ regex }) => ['value', 'layer', ...(regex === undefined ? [] : groupNames(regex))],
  observe: (options, { knowledge }) => observe(options, knowledge),
});
