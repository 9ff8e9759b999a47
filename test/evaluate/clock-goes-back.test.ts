// One line from a clock that was ahead stands above lines of the true time.
import { describe, expect, it } from 'vitest';
import type { RuleOutcome } from '../../src/model/outcome.ts';
import { diagnosisOf, reportOf, rulesetOf, ruleText, statusPage, type Files } from '../support/flare-of.ts';
import { logLine, logOf as log, MINUTE } from '../support/log-lines.ts';

/** `03:00`, with seconds if need be. */
const at = (clock: string, text: string, process?: string): string => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return logLine(((hours - 8) * 60 + minutes) * MINUTE + seconds, text, process);
};
const agent = log(
  at('09:30', 'boom happened'),
  at('03:00', 'boom happened'),
  at('05:00', 'boom happened'),
  at('07:00', 'boom happened'),
  at('08:40', 'calm sea'),
);
const look = (options: string): string => `find: { look: { log: agent, ${options} } }\nwhen: look\n`;
const sequence = (first: string, second: string, within: string): string => `find:
  first: { ${first} }
  second: { ${second} }
  both: { sequence: [first, second], within: ${within} }
when: both
`;
const boom = 'log: agent, contains: boom happened';
const calm = 'log: agent, contains: calm sea';

async function outcomeOf(body: string, files: Files = { 'logs/agent.log': agent }): Promise<RuleOutcome> {
  const pack = rulesetOf(ruleText('trouble', body));
  return (await diagnosisOf({ 'status.log': statusPage('7.50.0'), ...files }, pack)).outcomes[0]!;
}
const citedBy = (outcome: RuleOutcome, name: string): readonly number[] =>
  (outcome.observations[name]?.evidence ?? []).map((one) => one.line);

describe('a stretch of time', () => {
  it.each([
    [look('contains: boom happened, at-least: 3, within: 1m'), 'no-match'],
    [look('contains: boom happened, at-least: 3, within: 4h'), 'match'],
    [
      look('contains: "(a.go:1 in", regex: "(?<what>boom|calm)", distinct: what, at-least: 2, within: 1h'),
      'match',
    ],
    [
      look('contains: "(a.go:1 in", regex: "(?<what>boom|calm)", distinct: what, at-least: 2, within: 49m'),
      'no-match',
    ],
  ])('%s', async (body, expected) => {
    expect((await outcomeOf(body)).outcome).toBe(expected);
  });

  it.each([
    ['4h', 3, [2, 3, 4]],
    ['7h', 4, [1, 2, 3, 4]],
  ])('of %s holds the lines that lie in it, as they stand in the file', async (within, least, lines) => {
    const outcome = await outcomeOf(look(`contains: boom happened, at-least: ${least}, within: ${within}`));
    expect(citedBy(outcome, 'look')).toEqual(lines);
  });

  it('holds lines of one burst that were written a little out of order', async () => {
    const lines = ['10:00:01', '10:00:00', '10:00:02'].map((clock) => at(clock, 'boom happened'));
    const body = look('contains: boom happened, at-least: 3, within: 2s');
    expect((await outcomeOf(body, { 'logs/agent.log': log(...lines) })).outcome).toBe('match');
  });
});

describe('a sequence', () => {
  it.each([
    ['boom, then calm, too far apart', sequence(boom, calm, '1m'), 'no-match'],
    ['the last boom, then calm', sequence(boom, calm, '100m'), 'match'],
    ['calm, then a boom above it in the file', sequence(calm, boom, '2h'), 'no-match'],
  ])('%s', async (_, body, expected) => {
    expect((await outcomeOf(body)).outcome).toBe(expected);
  });

  it('is told over two files by their own times', async () => {
    const files = {
      'logs/agent.log': agent,
      'logs/process-agent.log': log(at('05:01', 'restarted', 'PROCESS')),
    };
    const restarted = 'log: process-agent, contains: restarted';
    const outcome = await outcomeOf(sequence(boom, restarted, '2m'), files);
    expect(outcome.outcome).toBe('match');
    expect(citedBy(outcome, 'both')).toEqual([3, 1]);
  });
});

describe('what follows a line', () => {
  const after = `find:
  restarted: { log: process-agent, contains: restarted }
  ahead: { log: agent, contains: clock was ahead }
  look: { log: agent, contains: boom happened, after: restarted }
when: { all: [ahead, look] }
`;

  it.each([
    ['07:01', 'no-match'],
    ['06:59', 'match'],
  ])('of another log is told by its own time: %s', async (clock, expected) => {
    const files = {
      'logs/agent.log': log(at('09:30', 'clock was ahead'), at('07:00', 'boom happened')),
      'logs/process-agent.log': log(at(clock, 'restarted', 'PROCESS')),
    };
    expect((await outcomeOf(after, files)).outcome).toBe(expected);
  });

  it('stands in a newer part of the log, whatever the clock was in the older one', async () => {
    const since = look('contains: boom happened, since: start');
    const outcome = await outcomeOf(since, {
      'logs/agent.log.1': log(at('02:59', 'fine'), at('09:30', 'boom happened')),
      'logs/agent.log': log(at('03:00', 'Starting Datadog Agent v7.50.0'), at('03:01', 'fine')),
    });
    expect(outcome.outcome).toBe('no-match');
  });
});

describe('first and last seen', () => {
  it.each([
    ['of all lines', look('contains: boom happened'), '03:00', '09:30'],
    ['of a stretch', look('contains: boom happened, at-least: 2, within: 2h'), '03:00', '09:30'],
    ['of a sequence', sequence(boom, calm, '100m'), '07:00', '08:40'],
  ])('%s', async (_, body, first, last) => {
    const files = { 'status.log': statusPage('7.50.0'), 'logs/agent.log': agent };
    const report = await reportOf(files, rulesetOf(ruleText('trouble', body)));
    expect(report.findings[0]?.occurrences).toMatchObject({
      firstSeen: `2024-05-01T${first}:00Z`,
      lastSeen: `2024-05-01T${last}:00Z`,
    });
  });

  it('are in order also of lines that no finding explains', async () => {
    const files = { 'status.log': statusPage('7.50.0'), 'logs/agent.log': agent };
    const { unexplained } = await reportOf(files, rulesetOf());
    const boom = unexplained.find((one) => one.template.includes('boom'));
    expect(Date.parse(boom?.firstSeen ?? '')).toBeLessThan(Date.parse(boom?.lastSeen ?? ''));
  });
});
