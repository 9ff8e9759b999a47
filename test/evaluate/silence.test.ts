// Looks for silence, through the whole program.
import { describe, expect, it } from 'vitest';
import { statusPage } from '../support/flare-of.ts';
import { logLine as line, logOf as log, MINUTE } from '../support/log-lines.ts';
import { linesOf, outcomeOf } from './timed-look.ts';

describe('silence', () => {
  const posts = '{ log: agent, contains: posted payload, silence: 15m }';
  const status = { 'status.log': statusPage('7.50.0') };

  it('of such lines is seen within a log, with the lines around it', async () => {
    const text = log(
      line(0, 'posted payload'),
      line(10 * MINUTE, 'other'),
      line(16 * MINUTE, 'posted payload'),
      line(119 * MINUTE, 'posted payload'),
    );
    const outcome = await outcomeOf(posts, { ...status, 'logs/agent.log': text });
    expect(outcome.outcome).toBe('match');
    expect(outcome.observations.look?.captures.silence).toBe('1h43m');
    expect(linesOf(outcome)).toEqual(['logs/agent.log', 3, 'logs/agent.log', 4]);
  });

  it('lasts until the flare was made', async () => {
    const text = log(line(100 * MINUTE, 'posted payload'), line(104 * MINUTE, 'other'));
    const outcome = await outcomeOf(posts, { ...status, 'logs/agent.log': text });
    expect(outcome.observations.look?.actual).toMatch(/^20m from logs\/agent.log:1 to status.log:/);
  });

  it('that is long enough by one of two times of the flare only cannot be told', async () => {
    const lasting = '{ log: agent, contains: posted payload, silence: 15m, until: flare }';
    const text = (minute: number): string => log(line(minute * MINUTE, 'posted payload'));
    const run = async (minute: number): Promise<string> =>
      (
        await outcomeOf(lasting, {
          ...status,
          'flare_creation.log': 'Flare creation time: 2024-05-01T10:01:00Z\n',
          'logs/agent.log': text(minute),
        })
      ).outcome;
    expect(await run(105)).toBe('match');
    expect(await run(106)).toBe('unknown');
    expect(await run(107)).toBe('no-match');
  });

  it('is not seen while such lines come', async () => {
    const text = log(
      ...Array.from({ length: 13 }, (_, index) => line(index * 10 * MINUTE, 'posted payload')),
    );
    expect((await outcomeOf(posts, { ...status, 'logs/agent.log': text })).outcome).toBe('no-match');
  });

  it('over the end of a part cannot be told: a part may be missing', async () => {
    const files = {
      ...status,
      'logs/agent.log.1': log(line(0, 'posted payload'), line(60, 'other')),
      'logs/agent.log': log(
        line(20 * MINUTE, 'other'),
        ...Array.from({ length: 11 }, (_, index) => line((21 + index * 10) * MINUTE, 'posted payload')),
      ),
    };
    const outcome = await outcomeOf(posts, files);
    expect(outcome.outcome).toBe('unknown');
    expect(outcome.missing.map((one) => one.input)).toEqual(['parts of the agent log']);
  });

  it('until the flare does not count a pause that ended', async () => {
    const still = '{ log: agent, contains: posted payload, silence: 15m, until: flare }';
    const pause = log(
      line(0, 'posted payload'),
      line(60 * MINUTE, 'posted payload'),
      line(119 * MINUTE, 'posted payload'),
    );
    expect((await outcomeOf(still, { ...status, 'logs/agent.log': pause })).outcome).toBe('no-match');
    const ended = log(
      line(0, 'posted payload'),
      line(60 * MINUTE, 'posted payload'),
      line(119 * MINUTE, 'other'),
    );
    const outcome = await outcomeOf(still, { ...status, 'logs/agent.log': ended });
    expect(outcome.outcome).toBe('match');
    expect(outcome.observations.look?.captures.silence).toBe('1h');
  });

  it('cannot be told while such lines stand in another file, too', async () => {
    const files = {
      ...status,
      'logs/agent.log': log(line(0, 'other'), line(119 * MINUTE, 'other')),
      'kubectl-logs.txt': log(line(30 * MINUTE, 'posted payload'), line(60 * MINUTE, 'posted payload')),
    };
    expect((await outcomeOf(posts, files)).outcome).toBe('unknown');
  });

  it('takes no time that grows with the square of the lines', async () => {
    const text = log(
      ...Array.from({ length: 20_000 }, (_, index) => line(Math.floor(index / 3), 'posted payload')),
    );
    expect((await outcomeOf(posts, { ...status, 'logs/agent.log': text })).outcome).toBe('no-match');
  });

  it('of all lines is seen too', async () => {
    const any = '{ log: agent, silence: 15m }';
    const text = log(
      line(0, 'one'),
      line(20 * MINUTE, 'two'),
      ...Array.from({ length: 50 }, (_, index) => line((21 + index * 2) * MINUTE, 'more')),
    );
    const outcome = await outcomeOf(any, { ...status, 'logs/agent.log': text });
    expect(outcome.observations.look?.captures.silence).toBe('20m');
    expect(linesOf(outcome)).toEqual(['logs/agent.log', 1, 'logs/agent.log', 2]);
  });
});
