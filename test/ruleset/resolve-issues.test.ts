import { expect, it } from 'vitest';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { resolveIssues, type Issues } from '../../src/ruleset/packs/resolve-issues.ts';
import { ruleText } from '../support/flare-of.ts';

function messageWith(ids: readonly string[], named: string): string | undefined {
  const { rule, source } = parseRule(
    ruleText('a-rule', `find:\n  old: { known-issue: ${named} }\nwhen: old\n`),
    'a-rule.yaml',
  );
  const rows = new Map(ids.map((id) => [id, {}])) as unknown as Issues['rows'];
  return resolveIssues(rule!, source, { rows, isWhole: true }).mistakes[0]?.message;
}
const MANY = Array.from({ length: 50 }, (_, index) => `trouble-${index + 10}`);

it('an issue that is not known is answered with the one that was meant', () => {
  expect(messageWith([...MANY, 'disk-bug'], 'disk-bgu')).toBe(
    'There is no known issue “disk-bgu” in known-issues.yaml. Did you mean “disk-bug”?',
  );
});

it('an issue that is like none is answered with some of them', () => {
  expect(messageWith(MANY, 'slow')).toBe(
    'There is no known issue “slow” in known-issues.yaml. It has trouble-10, trouble-11, trouble-12, trouble-13, trouble-14, and 45 more.',
  );
});
