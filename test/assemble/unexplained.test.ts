// How many lines of trouble the findings explain, counted line by line.
import { describe, expect, it } from 'vitest';
import { TroubleTally } from '../../src/scan/templates/trouble-tally.ts';
import { reportOf, rulesetOf, ruleText } from '../support/flare-of.ts';

const at = (level: string, message: string): string =>
  `2024-05-01 10:00:00 UTC | CORE | ${level} | (a.go:1 in f) | ${message}\n`;
const pack = rulesetOf(
  ruleText('disk-full', 'find: { full: { log: agent, contains: disk is full } }\nwhen: full\n'),
  ruleText('many-retries', 'find: { often: { log: agent, regex: "retry number 9[0-9]" } }\nwhen: often\n'),
  ruleText(
    'never-true',
    'find: { a: { log: agent, contains: some other trouble }, b: { log: agent, contains: not in any log } }\nwhen: { all: [a, b] }\n',
  ),
);

describe('the share of explained lines', () => {
  it('counts lines of trouble, and those that a rule which matched hit', async () => {
    const log =
      at('ERROR', 'disk is full').repeat(3) +
      at('INFO', 'disk is full') +
      at('WARN', 'some other trouble').repeat(2) +
      at('CRITICAL', 'what nobody knows');
    const report = await reportOf({ 'logs/agent.log': log }, pack);
    expect(report.explainedLines).toEqual({ explained: 3, total: 6 });
  });

  it('counts only the lines that were hit where the same words were hit elsewhere', async () => {
    const log = at('ERROR', 'retry number 12').repeat(5) + at('ERROR', 'retry number 91');
    const report = await reportOf({ 'logs/agent.log': log }, pack);
    expect(report.unexplained).toEqual([]);
    expect(report.explainedLines).toEqual({ explained: 1, total: 6 });
  });

  it('counts a record of several lines once, also when a line below its head was hit', async () => {
    const log = `${at('ERROR', 'Traceback')}  disk is full\n  disk is full\n${at('ERROR', 'quiet again')}`;
    const report = await reportOf({ 'logs/agent.log': log }, pack);
    expect(report.explainedLines).toEqual({ explained: 1, total: 2 });
  });

  it('is right when lines say more different things than are kept', async () => {
    const word = (number: number): string =>
      Array.from(String(number))
        .map((digit) => 'abcdefghij'[Number(digit)])
        .join('');
    const lines = Array.from({ length: 9000 }, (_, index) =>
      at('ERROR', `${word(index)} ${index % 3 === 0 ? 'disk is full' : 'is lost'}`),
    );
    const report = await reportOf({ 'logs/agent.log': lines.join('') }, pack);
    expect(report.problems.map((one) => one.code)).toContain('template-limit');
    expect(report.explainedLines).toEqual({ explained: 3000, total: 9000 });
  });

  it('is nothing of nothing in a flare without trouble', async () => {
    const report = await reportOf({ 'logs/agent.log': at('INFO', 'fine') }, pack);
    expect(report.explainedLines).toEqual({ explained: 0, total: 0 });
  });
});

describe('a line is explained by a look', () => {
  const log = at('ERROR', 'boom happened').repeat(2) + at('ERROR', 'calm sea').repeat(2);
  const calm = '{ log: agent, contains: calm sea }';
  const unexplainedBy = async (body: string): Promise<readonly string[]> => {
    const report = await reportOf({ 'logs/agent.log': log }, rulesetOf(ruleText('trouble', body)));
    expect(report.findings.length).toBe(1);
    const { explained, total } = report.explainedLines;
    expect(total - explained).toBe(report.unexplained.reduce((sum, one) => sum + one.count, 0));
    return report.unexplained.map((one) => one.example.text.split('| ').at(-1) ?? '');
  };

  it.each([
    ['that was not seen', `a: { log: agent, contains: boom happened, at-least: 100 }`, '{ any: [a, b] }'],
    [
      'that must not be seen',
      `a: { log: agent, contains: boom happened, at-least: 100 }`,
      '{ all: [b], unless: [a] }',
    ],
    ['that does not count', `a: { log: agent, contains: boom happened }`, '{ any: [b, { none: [a] }] }'],
  ])('not by one %s', async (_, a, when) => {
    expect(await unexplainedBy(`find:\n  ${a}\n  b: ${calm}\nwhen: ${when}\n`)).toEqual(['boom happened']);
  });

  it.each([
    ['of the condition', '', '{ all: [a, b] }'],
    ['one of which would do', '', '{ any: [a, b] }'],
    ['that raises the confidence', 'confidence: { level: low, high-with: [a] }\n', 'b'],
  ])('%s', async (_, more, when) => {
    const body = `${more}find:\n  a: { log: agent, contains: boom happened }\n  b: ${calm}\nwhen: ${when}\n`;
    expect(await unexplainedBy(body)).toEqual([]);
  });

  it.each([
    ['a sequence of it and others', 'it: { sequence: [a, b], within: 1m }'],
    ['one after it', 'it: { log: agent, contains: calm sea, after: a }'],
  ])('that is told of by %s', async (_, it) => {
    const body = `find:\n  a: { log: agent, contains: boom happened }\n  b: ${calm}\n  ${it}\nwhen: { all: [it, b] }\n`;
    expect(await unexplainedBy(body)).toEqual([]);
  });

  it('that made the rule apply', async () => {
    const body = `applies: [{ log: agent, contains: boom happened }]\nfind: { b: ${calm} }\nwhen: b\n`;
    expect(await unexplainedBy(body)).toEqual([]);
  });
});

describe('the tally', () => {
  it('loses no line when it is full', () => {
    const tally = new TroubleTally();
    for (let index = 0; index < 5000; index++) tally.add([`rule-${index}/a`]);
    const all = tally.all();
    expect(all.reduce((sum, one) => sum + one.count, 0)).toBe(5000);
    expect(all.length).toBeLessThan(2500);
    expect(all.find((one) => one.patternIds.length === 0)?.count).toBe(3000);
  });
});
