// Looks at time, through the whole program: from the lines of a log to the outcome of a rule.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleOutcome } from '../../src/model/outcome.ts';
import { diagnosisOf, rulesetOf, ruleText, statusPage, type Files } from '../support/flare-of.ts';
import { logLine as line, logOf as log, MINUTE } from '../support/log-lines.ts';
import { linesOf, outcomeOf } from './timed-look.ts';

describe('at-least within', () => {
  const burst = '{ log: agent, contains: payload dropped, at-least: 3, within: 10m }';

  it('finds a burst that came long before the newest line, and cites its lines', async () => {
    const text = log(
      line(0, 'payload dropped'),
      line(5 * MINUTE, 'payload dropped'),
      line(10 * MINUTE, 'payload dropped'),
      line(60 * MINUTE, 'payload dropped'),
      line(90 * MINUTE, 'fine'),
    );
    const outcome = await outcomeOf(burst, { 'logs/agent.log': text });
    expect(outcome.outcome).toBe('match');
    expect(linesOf(outcome)).toEqual(['logs/agent.log', 1, 'logs/agent.log', 2, 'logs/agent.log', 3]);
    expect(outcome.observations.look?.captures.count).toBe('3');
  });

  it('is not seen when the lines lie a second too far apart', async () => {
    const text = log(
      line(0, 'payload dropped'),
      line(5 * MINUTE, 'payload dropped'),
      line(10 * MINUTE + 1, 'payload dropped'),
    );
    expect((await outcomeOf(burst, { 'logs/agent.log': text })).outcome).toBe('no-match');
  });

  it('goes over the parts of a rotated log', async () => {
    const outcome = await outcomeOf(burst, {
      'logs/agent.log.1': log(line(0, 'payload dropped'), line(60, 'payload dropped')),
      'logs/agent.log': log(line(120, 'payload dropped')),
    });
    expect(outcome.outcome).toBe('match');
  });

  it('cannot tell of lines without a date, and without the log', async () => {
    const undated = await outcomeOf(burst, { 'logs/agent.log': 'payload dropped\n'.repeat(5) });
    expect(undated.missing.map((one) => one.input)).toEqual(['the times of the lines in logs/agent.log']);
    const without = await outcomeOf(burst, {});
    expect(without.missing.map((one) => one.input)).toEqual(['logs/agent.log']);
  });
});

describe('looks whose beginning is not all there', () => {
  it('since start cannot tell without the part of the log that may hold the start', async () => {
    const look = '{ log: agent, contains: payload dropped, since: start }';
    const older = { 'logs/agent.log.1': log(line(0, 'payload dropped')) };
    const newer = { 'logs/agent.log': log(line(10, 'Starting Datadog Agent v7.50.0')) };
    expect((await outcomeOf(look, { ...older, ...newer })).outcome).toBe('no-match');
    expect((await outcomeOf(look, older)).outcome).toBe('unknown');
  });

  it('after cannot tell without the part that may hold a later line of the look before', async () => {
    const body =
      'find:\n  failed: { log: agent, contains: went wrong }\n  it: { log: agent, contains: payload dropped, after: failed }\nwhen: it\n';
    const run = async (files: Files): Promise<string> =>
      (
        await diagnosisOf(
          { 'status.log': statusPage('7.50.0'), ...files },
          rulesetOf(ruleText('trouble', body)),
        )
      ).outcomes[0]!.outcome;
    const older = { 'logs/agent.log.1': log(line(0, 'went wrong'), line(5, 'payload dropped')) };
    expect(await run({ ...older, 'logs/agent.log': log(line(9, 'went wrong')) })).toBe('no-match');
    expect(await run(older)).toBe('unknown');
  });
});

describe('distinct', () => {
  const nodes =
    '{ log: cluster-agent, regex: "node (?<node>[a-z]+) unreachable", distinct: node, at-least: 3, within: 10m }';
  const files = (...lines: readonly string[]): Files => ({
    'logs/cluster-agent.log': log(...lines),
    'cluster-agent-status.log': '',
  });
  const rule = `flares: [cluster-agent, agent, unknown]\nfind: { look: ${nodes} }\nwhen: look\n`;
  const run = async (...lines: readonly string[]): Promise<RuleOutcome> =>
    (await diagnosisOf(files(...lines), rulesetOf(ruleText('trouble', rule)))).outcomes[0]!;

  it('counts values, not lines', async () => {
    const twice = await run(
      line(0, 'node one unreachable', 'CLUSTER'),
      line(1, 'node two unreachable', 'CLUSTER'),
      line(2, 'node one unreachable', 'CLUSTER'),
    );
    expect(twice.outcome).not.toBe('match');
    const thrice = await run(
      line(0, 'node one unreachable', 'CLUSTER'),
      line(1, 'node two unreachable', 'CLUSTER'),
      line(2, 'node one unreachable', 'CLUSTER'),
      line(3, 'node three unreachable', 'CLUSTER'),
    );
    expect(thrice.outcome).toBe('match');
    expect(linesOf(thrice).filter((one) => typeof one === 'number')).toEqual([1, 2, 4]);
    expect(thrice.observations.look?.captures).toMatchObject({ node: 'one, two, three', count: '3' });
  });
});

describe('since start', () => {
  const since = '{ log: agent, contains: payload dropped, since: start }';
  const start = line(10, 'Starting Datadog Agent v7.50.0');

  it.each([
    ['before the last start', log(line(5, 'payload dropped'), start), 'no-match'],
    ['after it', log(line(5, 'payload dropped'), start, line(11, 'payload dropped')), 'match'],
    ['in a log that has no start', log(line(5, 'payload dropped')), 'match'],
  ])('lines %s', async (_, text, expected) => {
    expect((await outcomeOf(since, { 'logs/agent.log': text })).outcome).toBe(expected);
  });
});

describe('around', () => {
  const around = '{ log: agent, contains: payload dropped, around: 30m }';
  const text = log(line(0, 'payload dropped'), line(120 * MINUTE, 'fine'));

  it('counts lines near the time that somebody gives, in any zone', async () => {
    const files = { 'logs/agent.log': text };
    expect((await outcomeOf(around, files, '2024-05-01 08:30 UTC')).outcome).toBe('match');
    expect((await outcomeOf(around, files, '2024-05-01 17:29 JST')).outcome).toBe('match');
    expect((await outcomeOf(around, files, '2024-05-01 08:31')).outcome).toBe('no-match');
  });

  it('cannot tell when nobody gives one', async () => {
    const outcome = await outcomeOf(around, { 'logs/agent.log': text });
    expect(outcome.missing.map((one) => one.input)).toEqual(['--at']);
  });
});

describe('where, equals, wildcard and take', () => {
  const files = {
    'logs/agent.log': log(
      line(0, 'request took 900ms'),
      line(1, 'request took 2.5s'),
      line(2, 'could not load module Conntrack: permission denied'),
      line(3, 'request took forever'),
    ),
  };

  it.each([
    ['{ log: agent, regex: "request took (?<time>\\\\S+)", where: { time: { above: 1s } } }', [2]],
    ['{ log: agent, regex: "request took (?<time>\\\\S+)", where: { time: { above: 10s } } }', undefined],
    ['{ log: agent, equals: request took 2.5s }', [2]],
    ['{ log: agent, equals: request took }', undefined],
    ['{ log: agent, wildcard: "Could not load * permission" }', [3]],
    ['{ log: agent, wildcard: "could not load .* permission" }', undefined],
  ])('%s', async (look, lines) => {
    const outcome = await outcomeOf(look, files);
    expect(outcome.outcome).toBe(lines === undefined ? 'no-match' : 'match');
    if (lines !== undefined) expect(linesOf(outcome).filter((one) => typeof one === 'number')).toEqual(lines);
  });

  it('take says which line gives the variables', async () => {
    const look = (take: string): string =>
      `{ log: agent, regex: "request took (?<time>\\\\S+)", take: ${take} }`;
    expect((await outcomeOf(look('first'), files)).observations.look?.captures.time).toBe('900ms');
    expect((await outcomeOf(look('last'), files)).observations.look?.captures.time).toBe('forever');
  });
});

describe('sequence', () => {
  const body = `find:
  killed: { log: system-probe, contains: killed by kernel }
  started: { log: agent, regex: "starting again (?<id>\\\\d+)" }
  restarted: { sequence: [killed, started], within: 2m }
when: restarted
`;
  const run = async (kills: readonly number[], starts: readonly number[]): Promise<RuleOutcome> => {
    const files = {
      'status.log': statusPage('7.50.0'),
      'logs/system-probe.log': log(
        ...[...kills].sort((a, b) => a - b).map((at) => line(at, 'killed by kernel', 'SYS-PROBE')),
      ),
      'logs/agent.log': log(
        line(0, 'fine'),
        ...[...starts].sort((a, b) => a - b).map((at) => line(at, `starting again ${at}`)),
      ),
    };
    return (await diagnosisOf(files, rulesetOf(ruleText('trouble', body)))).outcomes[0]!;
  };

  it('cites the lines of both logs and takes their variables', async () => {
    const outcome = await run([5, 100], [50, 400]);
    expect(outcome.outcome).toBe('match');
    expect(outcome.observations.restarted?.evidence.map(({ file, line: at }) => [file, at])).toEqual([
      ['logs/system-probe.log', 1],
      ['logs/agent.log', 2],
    ]);
    expect(outcome.observations.restarted?.captures.id).toBe('50');
  });

  it('is seen just when a line follows another in time, whatever the lines are', async () => {
    const seconds = fc.array(fc.nat(900), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(seconds, seconds, async (kills, starts) => {
        const isThere = kills.some((kill) => starts.some((start) => start >= kill && start - kill <= 120));
        expect((await run(kills, starts)).outcome).toBe(isThere ? 'match' : 'no-match');
      }),
      { numRuns: 150 },
    );
  });

  it('cannot be ruled out while one of the logs is missing', async () => {
    const files = {
      'status.log': statusPage('7.50.0'),
      'logs/agent.log': log(line(5, 'starting again 1')),
    };
    const outcome = (await diagnosisOf(files, rulesetOf(ruleText('trouble', body)))).outcomes[0]!;
    expect(outcome.outcome).toBe('unknown');
  });
});
