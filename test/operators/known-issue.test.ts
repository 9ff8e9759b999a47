import { describe, expect, it } from 'vitest';
import type { KnownIssue } from '../../src/model/known-issue.ts';
import type { Knowledge } from '../../src/model/knowledge.ts';
import { knownIssueOperator } from '../../src/operators/known-issue.ts';

const ISSUE: KnownIssue = {
  id: 'race',
  title: { en: 'A race', ja: '競合' },
  component: 'agent',
  fact: 'agent.version',
  introduced: '7.36.0',
  fixed: '7.39.2',
  backported: ['7.38.4'],
  workaround: { en: 'Wait.', ja: '待つ。' },
  references: [],
};

const PLACE = { file: 'status.log', line: 2, text: 'Agent (v7.38.0)' };

function observe(version: string | undefined, issue: Partial<KnownIssue> = {}) {
  const asked: string[] = [];
  const fact = (name: string) => {
    asked.push(name);
    return version === undefined
      ? { known: false, missing: { input: name, cause: 'truncated' } }
      : { known: true, value: { name, value: version, ...PLACE } };
  };
  const knowledge = { fact } as unknown as Knowledge;
  const options = { 'known-issue': 'race', issue: { ...ISSUE, ...issue } };
  const context = {
    knowledge,
    patternId: '',
    observationOf: () => expect.unreachable(),
    optionsOf: () => expect.unreachable(),
  };
  return { asked, ...knownIssueOperator.observe(options, context) };
}

describe('known-issue', () => {
  it.each([
    ['before it was introduced', '7.35.2', 'not-seen'],
    ['a candidate of the release that introduced it', '7.36.0-rc.3', 'seen'],
    ['the release that introduced it', '7.36.0', 'seen'],
    ['the last release without the fix', '7.39.1', 'seen'],
    ['a candidate of the fix', '7.39.2-rc.1', 'not-seen'],
    ['the fix', '7.39.2', 'not-seen'],
    ['a later line', '7.60.1', 'not-seen'],
    ['the line of a backport, before it', '7.38.3', 'seen'],
    ['the backport', '7.38.4', 'not-seen'],
    ['a later release of the line of the backport', '7.38.9', 'not-seen'],
    ['a line older than that of the backport', '7.37.9', 'seen'],
    ['a line between the backport and the fix', '7.39.0', 'seen'],
    ['a package version', '1:7.38.0-1', 'seen'],
  ])('%s: %s is %s', (_name, version, verdict) => {
    expect(observe(version).verdict).toBe(verdict);
  });

  it('counts every version without the fix while the beginning is not known', () => {
    const unknown = { introduced: undefined, backported: [] } as unknown as Partial<KnownIssue>;
    expect(observe('7.2.0', unknown).verdict).toBe('seen');
    expect(observe('7.39.2', unknown).verdict).toBe('not-seen');
    expect(observe('7.2.0', unknown).expected).toContain('(<7.39.2, fixed in 7.39.2)');
  });

  it('goes on for ever while no release fixes it', () => {
    const open = { fixed: undefined, backported: [] } as unknown as Partial<KnownIssue>;
    expect(observe('7.99.0', open).verdict).toBe('seen');
    expect(observe('7.99.0', open).expected).toContain('not fixed yet');
  });

  it('cites the place of the version, whichever way it decides', () => {
    expect(observe('7.38.0')).toMatchObject({ evidence: [PLACE], captures: { value: '7.38.0' } });
    expect(observe('7.40.0')).toMatchObject({ evidence: [PLACE] });
  });

  it('asks for the fact that the table names', () => {
    expect(observe('1.9.18', { fact: 'cni.version' }).asked).toEqual(['cni.version']);
  });

  it('cannot tell without a version, and says why', () => {
    expect(observe(undefined)).toMatchObject({
      verdict: 'cannot-tell',
      missing: [{ input: 'agent.version', cause: 'truncated' }],
    });
  });

  it('cannot tell when the version cannot be read', () => {
    expect(observe('nightly')).toMatchObject({
      verdict: 'cannot-tell',
      missing: [
        { input: 'agent.version', cause: 'unreadable', detail: expect.stringContaining('nightly') as string },
      ],
    });
  });

  it('fails loudly when the table was not looked up', () => {
    const context = {
      knowledge: {} as Knowledge,
      patternId: '',
      observationOf: () => expect.unreachable(),
      optionsOf: () => expect.unreachable(),
    };
    expect(() => knownIssueOperator.observe({ 'known-issue': 'race' }, context)).toThrow('was not looked up');
  });
});
