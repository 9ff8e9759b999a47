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
