import { describe, expect, it } from 'vitest';
import { usedIssueValues } from '../../src/assemble/issue-values.ts';
import type { KnownIssue } from '../../src/model/known-issue.ts';
import type { RuleTexts } from '../../src/model/rule.ts';
import { parseRule } from '../../src/ruleset/parse-rule.ts';
import { ruleText } from '../support/flare-of.ts';

const issue: KnownIssue = {
  id: 'race',
  title: { en: 'A race', ja: '競合' },
  component: 'agent',
  fact: 'agent.version',
  fixed: '7.39.2',
  backported: ['7.38.4'],
  workaround: { en: 'Wait.', ja: '待つ。' },
  references: [],
};
const rule = {
  issue,
  affects: { versions: '<7.39.2', fixedIn: ['7.38.4', '7.39.2'] },
} as unknown as RuleTexts;

describe('the values of a known issue', () => {
  it('are those that the texts name, in the language of the report', () => {
    const texts = ['Since {{ issue.versions }}: {{ issue.title }}.', '{{ other }}'];
    expect(usedIssueValues(rule, 'ja', texts)).toEqual({
      'issue.versions': '<7.39.2',
      'issue.title': '競合',
    });
    expect(usedIssueValues(rule, 'en', ['{{ issue.workaround }}'])).toEqual({ 'issue.workaround': 'Wait.' });
  });

  it('name every release with the fix', () => {
    expect(usedIssueValues(rule, 'en', ['{{ issue.fixed }}'])).toEqual({ 'issue.fixed': '7.38.4, 7.39.2' });
    expect(usedIssueValues(rule, 'ja', ['{{ issue.fixed }}'])).toEqual({ 'issue.fixed': '7.38.4、7.39.2' });
  });

  it('say that none has it yet', () => {
    const open = { issue, affects: { versions: '>=7.36.0', fixedIn: [] } } as unknown as RuleTexts;
    expect(usedIssueValues(open, 'en', ['{{ issue.fixed }}'])).toEqual({
      'issue.fixed': 'a release that is still to come',
    });
  });

  it('are names that a rule may use only where it names an issue', () => {
    const text = (more: string): string =>
      ruleText('first', `${more}find: { new: { fact: agent.version, in: ">=7.0.0" } }\nwhen: new\n`).replace(
        'en: s,',
        'en: "In {{ issue.fixed }}",',
      );
    const codes = (more: string) => parseRule(text(more), 'first.yaml').mistakes.map(({ code }) => code);
    expect(codes('known-issue: race\n')).toEqual([]);
    expect(codes('')).toEqual(['UNKNOWN_VARIABLE']);
  });

  it('are not there for a rule about no known issue', () => {
    expect(usedIssueValues({} as unknown as RuleTexts, 'en', ['{{ issue.fixed }}'])).toEqual({});
  });
});
