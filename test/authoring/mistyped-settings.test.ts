import { expect, it } from 'vitest';
import { mistypedSettings } from '../../src/authoring/mistyped-settings.ts';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { ruleText } from '../support/flare-of.ts';

function warningsOf(key: string): string[] {
  const body = `find:\n  set: { config: ${key}, process: agent, set: true }\nwhen: set\n`;
  return mistypedSettings(parseRule(ruleText('a-rule', body), 'a-rule.yaml')).map(({ message }) => message);
}

it('warns of a setting that is nearly a known one', () => {
  expect(warningsOf('check_runer')).toEqual([
    'No setting “check_runer” is known; did you mean “check_runners”?',
  ]);
});

it.each(['check_runners', 'container_include_logs', 'some.setting.of.next_year'])(
  'says nothing of %s, which is known or like none that is',
  (key) => {
    expect(warningsOf(key)).toEqual([]);
  },
);
