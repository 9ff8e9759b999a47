import { describe, expect, it } from 'vitest';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { ruleText } from '../support/flare-of.ts';

function codesOf(when: string): string[] {
  const body = `find:
  line: { log: agent, contains: no space left }
  gone: { fact: kubernetes.version, unknown: true }
  kept: { fact: kubernetes.version, exists: true }
when: ${when}
confidence: { level: medium, high-with: [line, gone, kept] }
`;
  return parseRule(ruleText('a-rule', body), 'a-rule.yaml').mistakes.map(
    ({ line, code }) => `${line} ${code}`,
  );
}

describe('rules that could match without a line to cite', () => {
  it.each([
    'gone',
    '{ any: [line, gone] }',
    '{ all: [gone] }',
    '{ at-least: { count: 1, of: [line, gone] } }',
  ])('are refused: %s', (when) => {
    expect(codesOf(when)).toEqual(['10 NO_EVIDENCE']);
  });

  it.each([
    '{ all: [line, gone] }',
    '{ all: [line], unless: [gone] }',
    'kept',
    '{ all: [gone], unless: [line] }',
  ])('are no others: %s', (when) => {
    expect(codesOf(when)).toEqual([]);
  });
});
