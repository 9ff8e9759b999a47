// “line: start”: which lines of which daemons are starts, and how many of them prove that a daemon started anew.
import { describe, expect, it } from 'vitest';
import type { StartingComponent } from '../../src/model/log.ts';
import type { Observation } from '../../src/model/outcome.ts';
import { diagnosisOf, rulesetOf, ruleText, statusPage } from '../support/flare-of.ts';
import { logLine, logOf } from '../support/log-lines.ts';
import { LOGGER_NAMES } from '../support/planted-log-lines.ts';

type Daemon = StartingComponent;

/** Seconds of the day and what the daemon says then. */
type Lines = readonly (readonly [number, string])[];

async function started(look: string, logs: Partial<Record<Daemon, Lines>>): Promise<Observation> {
  const files = Object.entries(logs).map(([daemon, lines]) => [
    `logs/${daemon}.log`,
    logOf(...lines.map(([second, text]) => logLine(second, text, LOGGER_NAMES[daemon]))),
  ]);
  const body = `flares: [agent, cluster-agent]
find:
  failed: { log: [${Object.keys(logs).join(', ')}], contains: went wrong }
  it: ${look}
when: { all: [failed], unless: [it] }
`;
  const { outcomes } = await diagnosisOf(
    { 'status.log': statusPage('7.50.0'), ...(Object.fromEntries(files) as Record<string, string>) },
    rulesetOf(ruleText('trouble', body)),
  );
  return outcomes[0]!.observations.it!;
}

const FIRST: readonly [Daemon, string][] = [
  ['agent', 'Starting Datadog Agent v7.50.0'],
  ['agent', 'Starting Datadog IoT Agent v7.50.0'],
  ['system-probe', 'starting system-probe v7.50.0'],
  ['system-probe', 'running system-probe with version: Version: 7.26.0, Git hash: abc'],
];
const LAST: readonly [Daemon, string][] = [
  ['process-agent', 'Starting process-agent for host=h, endpoints=[]'],
  ['process-agent', 'Starting process-agent with enabled checks=[process rtprocess]'],
  ['trace-agent', 'Trace agent running on host h'],
  ['security-agent', 'Datadog Security Agent is now running.'],
  ['cluster-agent', 'All components started. Cluster Agent now running.'],
  ['cluster-agent', 'Datadog Cluster Agent is now running.'],
];

describe.each(FIRST)('%s, which writes “%s” first', (daemon, text) => {
  it('has started anew with the next of them', async () => {
    const look = `{ log: ${daemon}, line: start, after: failed }`;
    expect(
      await started(look, {
        [daemon]: [
          [5, 'went wrong'],
          [9, text],
        ],
      }),
    ).toMatchObject({ verdict: 'seen', count: 1 });
    expect(
      (
        await started(look, {
          [daemon]: [
            [5, text],
            [9, 'went wrong'],
          ],
        })
      ).verdict,
    ).toBe('not-seen');
  });
});

describe.each(LAST)('%s, which writes “%s” once it runs', (daemon, text) => {
  const once: Lines = [
    [5, 'went wrong'],
    [9, text],
  ];
  const twice: Lines = [...once, [60, text]];

  it('has started anew with the second of them', async () => {
    const look = `{ log: ${daemon}, line: start, after: failed }`;
    expect((await started(look, { [daemon]: once })).verdict).toBe('not-seen');
    expect(await started(look, { [daemon]: twice })).toMatchObject({ verdict: 'seen', count: 2 });
  });

  it('is counted as “at-least” says', async () => {
    const atOnce = `{ log: ${daemon}, line: start, after: failed, at-least: 1 }`;
    expect((await started(atOnce, { [daemon]: once })).verdict).toBe('seen');
    const look = `{ log: ${daemon}, line: start, after: failed, at-least: 3 }`;
    expect((await started(look, { [daemon]: twice })).verdict).toBe('not-seen');
    expect((await started(look, { [daemon]: [...twice, [99, text]] })).verdict).toBe('seen');
  });
});

describe('of several daemons', () => {
  const look = '{ log: [agent, cluster-agent], line: start, after: failed }';
  const agent: Lines = [
    [5, 'went wrong'],
    [9, 'Starting Datadog Agent v7.50.0'],
  ];
  const cluster: Lines = [
    [5, 'went wrong'],
    [9, 'Cluster Agent now running.'],
    [60, 'Cluster Agent now running.'],
  ];

  it.each<[string, Partial<Record<Daemon, Lines>>, Observation['verdict']]>([
    ['each started anew', { agent, 'cluster-agent': cluster }, 'seen'],
    ['one has only ended its start', { agent, 'cluster-agent': cluster.slice(0, 2) }, 'not-seen'],
    ['one has not started', { agent: agent.slice(0, 1), 'cluster-agent': cluster }, 'not-seen'],
  ])('%s', async (_, logs, verdict) => {
    expect((await started(look, logs)).verdict).toBe(verdict);
  });
});

it('text that people added may hold the end of the same start, too', async () => {
  const look = '{ log: [trace-agent, other], line: start, after: failed }';
  const end = 'Trace agent running on host h';
  const run = async (...lines: Lines): Promise<string> => {
    const text = logOf(...lines.map(([second, said]) => logLine(second, said, 'TRACE')));
    const body = `find:\n  failed: { log: [trace-agent, other], contains: went wrong }\n  it: ${look}\nwhen: { all: [failed], unless: [it] }\n`;
    const { outcomes } = await diagnosisOf(
      { 'output.txt': text, 'logs/trace-agent.log': logOf(logLine(0, 'fine', 'TRACE')) },
      rulesetOf(ruleText('trouble', body)),
    );
    return outcomes[0]!.observations.it!.verdict;
  };
  expect(await run([5, 'went wrong'], [6, end])).toBe('not-seen');
  expect(await run([5, 'went wrong'], [6, end], [60, end])).toBe('seen');
});

it('that the Agent runs the checks of processes itself is no start of a process-agent', async () => {
  const look = '{ log: [agent, process-agent], line: start, after: failed, at-least: 2 }';
  const text = 'Starting process-agent with enabled checks=[process rtprocess]';
  const lines: Lines = [
    [5, 'went wrong'],
    [9, text],
    [60, text],
  ];
  expect((await started(look, { agent: lines })).verdict).toBe('not-seen');
  expect((await started(look, { 'process-agent': lines })).verdict).toBe('seen');
});
