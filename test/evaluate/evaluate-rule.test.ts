import { describe, expect, it } from 'vitest';
import { allOf, anyOf, atLeast, noneOf } from '../../src/evaluate/kleene.ts';
import type { Verdict } from '../../src/model/outcome.ts';
import type { RuleResult } from '../../src/model/report.ts';
import { diagnosisOf, reportOf, rulesetOf, ruleText, statusPage, type Files } from '../support/flare-of.ts';

const LOG = '2024-05-01 10:00:00 UTC | CORE | ERROR | (a.go:1 in f) | ';

async function outcomeOf(body: string, files: Files): Promise<RuleResult> {
  const report = await reportOf(files, rulesetOf(ruleText('trouble', body)));
  return report.rules[0]!;
}

describe('the five outcomes', () => {
  const body =
    'applies: [{ fact: agent.version, in: ">=7.0.0" }]\nfind: { full: { log: agent, contains: no space left } }\nwhen: full\n';
  const status = statusPage('7.50.0');

  it('match, with the line as evidence', async () => {
    const files = { 'status.log': status, 'logs/agent.log': `${LOG}no space left\n` };
    const report = await reportOf(files, rulesetOf(ruleText('trouble', body)));
    expect(report.rules[0]?.outcome).toBe('match');
    expect(report.findings[0]?.evidence[0]).toMatchObject({
      file: 'logs/agent.log',
      line: 1,
      text: `${LOG}no space left`,
    });
  });

  it('no-match, when the log is there without the line', async () => {
    expect(await outcomeOf(body, { 'status.log': status, 'logs/agent.log': `${LOG}fine\n` })).toEqual({
      id: 'trouble',
      outcome: 'no-match',
    });
  });

  it('not-applicable, with what it needs and what was found', async () => {
    const result = await outcomeOf(body, {
      'status.log': statusPage('6.30.0'),
      'logs/agent.log': `${LOG}no space left\n`,
    });
    expect(result).toMatchObject({
      outcome: 'not-applicable',
      reason: 'needs fact agent.version in >=7.0.0; found 6.30.0',
    });
  });

  it('unknown, with the missing file and why', async () => {
    const result = await outcomeOf(body, { 'status.log': status });
    expect(result).toMatchObject({
      outcome: 'unknown',
      missing: [{ input: 'logs/agent.log', cause: 'absent' }],
    });
  });

  it('unknown, when it cannot be told whether the rule applies', async () => {
    const result = await outcomeOf(body, { 'logs/agent.log': `${LOG}no space left\n` });
    expect(result.outcome).toBe('unknown');
    expect(result.missing?.map((one) => one.input)).toEqual(['agent.version']);
  });

  it('error, for looks that refer to each other, and the report is still made', async () => {
    const body =
      'find:\n  a: { log: agent, contains: no space left, after: b }\n  b: { log: agent, contains: no space left }\nwhen: { all: [a] }\n';
    const pack = rulesetOf(ruleText('trouble', body));
    // A rule file cannot say this; the rule is spoilt after it was read.
    const circle = pack.rules.map((rule) => ({
      ...rule,
      find: {
        ...rule.find,
        b: { operator: 'log', options: { log: 'agent', contains: 'no space left', after: 'a' } },
      },
    }));
    const report = await reportOf({ 'logs/agent.log': `${LOG}no space left\n` }, { ...pack, rules: circle });
    expect(report.rules[0]?.outcome).toBe('error');
    expect(report.problems.map((one) => one.code)).toContain('rule-error');
  });
});

describe('a rule that matches without a line to cite', () => {
  const cause = ruleText(
    'trouble',
    'find: { full: { log: agent, contains: no space left } }\nwhen: full\nexplains: [symptom]\n',
  );
  const symptom = ruleText('symptom', 'find: { slow: { log: agent, contains: slow write } }\nwhen: slow\n');

  it('ends as an error that the report names, and explains nothing', async () => {
    const pack = rulesetOf(cause, symptom);
    // A rule file cannot say this; the rule is spoilt after it was read.
    const full = { operator: 'fact', options: { fact: 'agent.version', unknown: true } };
    const rules = pack.rules.map((rule) => (rule.id === 'trouble' ? { ...rule, find: { full } } : rule));
    const report = await reportOf({ 'logs/agent.log': `${LOG}slow write\n` }, { ...pack, rules });
    expect(report.rules.map((one) => one.outcome)).toEqual(['error', 'match']);
    expect(report.findings.map((one) => [one.ruleId, one.explainedBy])).toEqual([['symptom', undefined]]);
    expect(report.problems).toContainEqual({
      code: 'rule-error',
      message: 'Rule trouble failed: it matched, and there is no line to cite for it',
    });
  });
});

describe('after', () => {
  const body =
    'find:\n  failed: { log: agent, contains: could not start }\n  recovered: { log: agent, contains: started at last, after: failed }\nwhen: { all: [failed], unless: [recovered] }\n';
  const at = (time: string, text: string): string =>
    `2024-05-01 ${time} UTC | CORE | ERROR | (a.go:1 in f) | ${text}`;

  it.each([
    [
      'the recovery came later',
      [at('10:00:00', 'could not start'), at('10:00:05', 'started at last')],
      'no-match',
    ],
    [
      'it failed again after the recovery',
      [at('10:00:05', 'started at last'), at('10:00:09', 'could not start')],
      'match',
    ],
    ['it never recovered', [at('10:00:00', 'could not start')], 'match'],
  ])('%s', async (_name, lines, outcome) => {
    expect((await outcomeOf(body, { 'logs/agent.log': lines.join('\n') })).outcome).toBe(outcome);
  });

  it('cannot tell whether it recovered when the log breaks off after an older part', async () => {
    const files = { 'logs/agent.log.1': at('10:00:00', 'could not start') };
    expect((await outcomeOf(body, files)).outcome).toBe('unknown');
  });

  it('goes by time over rotated files, not by the order of their names', async () => {
    const files = {
      'logs/agent.log': at('10:00:00', 'could not start'),
      'logs/agent.log.1': at('11:00:00', 'started at last'),
    };
    expect((await outcomeOf(body, files)).outcome).toBe('no-match');
  });
});

describe('three-valued logic', () => {
  const values: Verdict[] = ['seen', 'not-seen', 'cannot-tell'];
  const rank: Record<Verdict, number> = { 'not-seen': 0, 'cannot-tell': 1, seen: 2 };

  it('all is the lowest, any the highest, none the opposite of any', () => {
    for (const a of values) {
      for (const b of values) {
        expect(rank[allOf([a, b])]).toBe(Math.min(rank[a], rank[b]));
        expect(rank[anyOf([a, b])]).toBe(Math.max(rank[a], rank[b]));
        expect(rank[noneOf([a, b])]).toBe(2 - Math.max(rank[a], rank[b]));
      }
    }
  });

  it('at least n is all for n of n and any for 1 of n', () => {
    for (const a of values) {
      for (const b of values) {
        expect(atLeast(2, [a, b])).toBe(allOf([a, b]));
        expect(atLeast(1, [a, b])).toBe(anyOf([a, b]));
      }
    }
  });
});

describe('a log of which only an older part is there', () => {
  const body = 'find: { full: { log: agent, contains: no space left } }\nwhen: full\n';

  it('shows what it holds, but not that a line never came', async () => {
    expect((await outcomeOf(body, { 'logs/agent.log.2': 'no space left' })).outcome).toBe('match');
    expect((await outcomeOf(body, { 'logs/agent.log.2': 'fine' })).outcome).toBe('unknown');
    expect((await outcomeOf(body, { 'logs/agent.log.2': 'fine', 'logs/agent.log': 'fine' })).outcome).toBe(
      'no-match',
    );
  });
});

describe('after, with a number', () => {
  const body =
    'find:\n  down: { log: agent, contains: intake down }\n  again: { log: agent, contains: intake back, at-least: 30, after: down }\nwhen: again\n';
  const lines = (count: number): string => `${LOG}intake down\n${`${LOG}intake back\n`.repeat(count)}`;

  it('counts all that follow, not only those that are shown', async () => {
    expect(await outcomeOf(body, { 'logs/agent.log': lines(30) })).toMatchObject({ outcome: 'match' });
    expect(await outcomeOf(body, { 'logs/agent.log': lines(29) })).toMatchObject({ outcome: 'no-match' });
  });
});

describe('after, without a number', () => {
  const body =
    'find:\n  down: { log: agent, contains: intake down }\n  again: { log: agent, contains: intake back, after: down }\nwhen: { any: [again] }\n';
  const back = (count: number): string => `${LOG}intake back\n`.repeat(count);
  const occurrences = async (before: number, after: number): Promise<unknown> => {
    const log = `${back(before)}${LOG}intake down\n${back(after)}`;
    const report = await reportOf({ 'logs/agent.log': log }, rulesetOf(ruleText('trouble', body)));
    return report.findings[0]?.occurrences;
  };

  it('says how many lines follow when all are kept, and at least how many when not', async () => {
    expect(await occurrences(5, 7)).toMatchObject({ count: 7 });
    expect(await occurrences(5, 7)).not.toHaveProperty('isAtLeast');
    expect(await occurrences(30, 40)).toMatchObject({ count: 10, isAtLeast: true });
  });

  it('says so in the explanation', async () => {
    const log = `${back(30)}${LOG}intake down\n${back(40)}`;
    const pack = rulesetOf(ruleText('trouble', body));
    const { outcomes } = await diagnosisOf({ 'logs/agent.log': log }, pack);
    expect(outcomes[0]?.observations.again?.actual).toBe('at least 10 lines');
  });
});

describe('records over several logs', () => {
  const body =
    'find: { loop: { fact: logs.restarts, any: { component: system-probe, starts: { at-least: 2 } } } }\nwhen: loop\n';
  const start =
    '2024-05-01 10:00:00 UTC | SYS-PROBE | INFO | (a.go:1 in f) | starting system-probe v7.60.0\n';
  const agent = { 'logs/agent.log': `${LOG}fine\n` };

  it('decide what the log that is there shows', async () => {
    expect(await outcomeOf(body, { ...agent, 'logs/system-probe.log': start + start })).toMatchObject({
      outcome: 'match',
    });
    expect(await outcomeOf(body, { ...agent, 'logs/system-probe.log': start })).toMatchObject({
      outcome: 'no-match',
    });
  });

  it('do not decide what only a missing log could show', async () => {
    expect(await outcomeOf(body, agent)).toMatchObject({
      outcome: 'unknown',
      missing: [{ input: 'logs/system-probe.log', cause: 'absent' }],
    });
  });
});
