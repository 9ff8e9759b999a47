import { expect, it } from 'vitest';
import { longRegexes } from '../../src/ruleset/mistakes/long-regexes.ts';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { ruleText } from '../support/flare-of.ts';

function warningsOf(characters: number) {
  const body = `find:
  failed: { log: agent, contains: failed, regex: "${'x'.repeat(characters)}" }
when: failed
`;
  return longRegexes(parseRule(ruleText('a-rule', body), 'a-rule.yaml'));
}

it('a regex of more than 1,000 characters is warned of', () => {
  expect(warningsOf(1001).map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    '7:43 This regex has 1001 characters, which nobody can review; up to 1000 are read. Make a look of each kind of message, and name them all under “any”.',
  ]);
  expect(warningsOf(1000)).toEqual([]);
});
