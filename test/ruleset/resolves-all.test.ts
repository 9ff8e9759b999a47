import { describe, expect, it } from 'vitest';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { resolvesAll } from '../../src/ruleset/mistakes/resolves-all.ts';
import { ruleText } from '../support/flare-of.ts';

function warningsOf(resolver: string, same = '') {
  const body = `find:
  failed: { log: agent, regex: "check:(?<name>[a-z]+) .*failed", resolved-by: runs${same} }
  runs: ${resolver}
when: failed
`;
  return resolvesAll(parseRule(ruleText('a-rule', body), 'a-rule.yaml'));
}

describe('a look whose lines are over by any line of another', () => {
  it.each(['{ log: agent, regex: "check (?<name>[a-z]+) runs" }', '{ fact: checks, any: { status: ok } }'])(
    'is warned of where both catch a value of the same name: %s',
    (resolver) => {
      expect(warningsOf(resolver).map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(
        [
          '7:66 “failed” and “runs” both catch “name”, but any line of “runs” ends all lines, whatever it caught: add “same: name”, or rename one of the groups.',
        ],
      );
      expect(warningsOf(resolver, ', same: name')).toEqual([]);
    },
  );

  it('is right where they share no name', () => {
    expect(warningsOf('{ log: agent, contains: all checks run }')).toEqual([]);
  });
});
