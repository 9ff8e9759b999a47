// Looks `after` another over several logs: what each log shows by itself, and what is open when one of them is missing.
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/model/outcome.ts';
import { diagnosisOf, rulesetOf, ruleText, statusPage, type Files } from '../support/flare-of.ts';
import { logLine as line, logOf as log } from '../support/log-lines.ts';

const AGENT = 'logs/agent.log';
const PROCESS = 'logs/process-agent.log';
const PROBE = 'logs/system-probe.log';
/** Lines of each daemon name it, or they would belong to another. */
const NAMES: Readonly<Record<string, string>> = {
  [PROCESS]: 'PROCESS',
  [PROBE]: 'SYS-PROBE',
  'note.txt': 'SYS-PROBE',
};
const failed = (second: number): string => line(second, 'went wrong');
const back = (second: number): string => line(second, 'works again');
const fine = line(0, 'fine');

function named(files: Files): Files {
  const rows = Object.entries(files).map(([file, text]) => [
    file,
    text.replaceAll('CORE', NAMES[file] ?? 'CORE'),
  ]);
  return Object.fromEntries(rows) as Files;
}

async function lookOf(logs: readonly [string, string], files: Files): Promise<Observation> {
  const [first, later] = logs;
  const body = `find:
  failed: { log: ${first}, contains: went wrong }
  it: { log: ${later}, contains: works again, after: failed }
when: { all: [failed], unless: [it] }
`;
  const { outcomes } = await diagnosisOf(
    { 'status.log': statusPage('7.50.0'), ...named(files) },
    rulesetOf(ruleText('trouble', body)),
  );
  return outcomes[0]!.observations.it!;
}

describe('after, over the same two logs', () => {
  const both = ['[agent, process-agent]', '[agent, process-agent]'] as const;

  it.each<[string, Files, Observation['verdict']]>([
    ['both follow', { [AGENT]: log(failed(1), back(2)), [PROCESS]: log(failed(5), back(6)) }, 'seen'],
    ['the second does not', { [AGENT]: log(failed(1), back(2)), [PROCESS]: log(failed(5)) }, 'not-seen'],
    ['only the other log tells it', { [AGENT]: log(failed(1)), [PROCESS]: log(back(6)) }, 'not-seen'],
    ['only one log has such lines', { [AGENT]: log(failed(1), back(2)), [PROCESS]: fine }, 'seen'],
    ['one is missing, and the other follows', { [AGENT]: log(failed(1), back(2)) }, 'cannot-tell'],
    ['one is missing, and the other does not', { [AGENT]: log(failed(1)) }, 'not-seen'],
    ['none has the first line', { [AGENT]: log(back(2)), [PROCESS]: fine }, 'not-seen'],
  ])('%s', async (_, files, verdict) => {
    expect((await lookOf(both, files)).verdict).toBe(verdict);
  });

  it('goes by the last line of each log, also of more lines than a sample holds', async () => {
    const flood = Array.from({ length: 60 }, (_, at) => back(100 + at));
    const files = { [AGENT]: log(failed(1), ...flood), [PROCESS]: log(failed(50), back(99)) };
    expect((await lookOf(both, files)).verdict).toBe('seen');
    expect((await lookOf(both, { ...files, [PROCESS]: log(back(49), failed(50)) })).verdict).toBe('not-seen');
  });

  it('cites the lines of both', async () => {
    const files = { [AGENT]: log(failed(1), back(2)), [PROCESS]: log(failed(5), back(6)) };
    const { evidence, count } = await lookOf(both, files);
    expect(evidence.map((one) => `${one.file}:${one.line}`)).toEqual([`${AGENT}:2`, `${PROCESS}:2`]);
    expect(count).toBe(2);
  });
});

describe('after, over different logs', () => {
  it.each<[string, string, Files, Observation['verdict']]>([
    [
      '[agent, process-agent]',
      'agent',
      { [AGENT]: log(failed(1), back(7)), [PROCESS]: log(failed(5)) },
      'seen',
    ],
    [
      '[agent, process-agent]',
      'agent',
      { [AGENT]: log(failed(1), back(3)), [PROCESS]: log(failed(5)) },
      'not-seen',
    ],
    ['[agent, process-agent]', 'agent', { [AGENT]: log(failed(1), back(3)) }, 'cannot-tell'],
    ['agent', '[agent, process-agent]', { [AGENT]: log(failed(1)), [PROCESS]: log(back(3)) }, 'not-seen'],
    ['agent', '[agent, process-agent]', { [AGENT]: log(failed(1)) }, 'not-seen'],
    ['agent', 'system-probe', { [AGENT]: log(failed(1)), [PROBE]: log(back(3)) }, 'seen'],
    ['agent', 'system-probe', { [AGENT]: log(failed(5)), [PROBE]: log(back(3)) }, 'not-seen'],
    ['agent', 'system-probe', { [AGENT]: log(failed(5)) }, 'cannot-tell'],
    [
      'agent',
      '[system-probe, process-agent]',
      { [AGENT]: log(failed(5)), [PROBE]: log(back(6)), [PROCESS]: fine },
      'seen',
    ],
    ['agent', '[system-probe, process-agent]', { [AGENT]: log(failed(5)), [PROBE]: fine }, 'cannot-tell'],
  ])('%s, then %s: %j', async (first, later, files, verdict) => {
    expect((await lookOf([first, later], files)).verdict).toBe(verdict);
  });

  it('goes by the latest line of the other log where its clock was set back, so that a missing part changes nothing', async () => {
    const newest = log(fine, failed(2));
    const files = { 'logs/agent.log.1': log(fine, failed(300)), [PROBE]: log(back(60)) };
    const whole = await lookOf(['agent', 'system-probe'], { ...files, [AGENT]: newest });
    const without = await lookOf(['agent', 'system-probe'], files);
    expect([whole.verdict, without.verdict]).toEqual(['not-seen', 'not-seen']);
    const late = { ...files, [PROBE]: log(back(360)), [AGENT]: newest };
    expect((await lookOf(['agent', 'system-probe'], late)).verdict).toBe('seen');
  });

  it('cannot tell which came first when one line has no date', async () => {
    const files = { [AGENT]: log(failed(5)), [PROBE]: 'works again\n' };
    expect((await lookOf(['agent', 'system-probe'], files)).verdict).toBe('cannot-tell');
    const dated = { [AGENT]: 'went wrong\n', [PROBE]: log(back(3)) };
    expect((await lookOf(['agent', 'system-probe'], dated)).verdict).toBe('cannot-tell');
  });
});

describe('after a line that never came', () => {
  it('is not seen, and cites what was searched for it when the logs of the look are not there', async () => {
    const { verdict, evidence } = await lookOf(['agent', 'system-probe'], { [AGENT]: fine });
    expect(verdict).toBe('not-seen');
    expect(evidence.map((one) => one.file)).toEqual([AGENT]);
  });
});

describe('after, with text that somebody added', () => {
  const both = ['[system-probe, other]', '[system-probe, other]'] as const;
  it.each<[string, Files, Observation['verdict']]>([
    ['the text alone shows that nothing followed', { 'note.txt': log(failed(1)) }, 'not-seen'],
    [
      'a part of the log says less than the log',
      { 'note.txt': log(failed(1)), [PROBE]: log(failed(1), back(2)) },
      'cannot-tell',
    ],
  ])('%s', async (_, files, verdict) => {
    expect((await lookOf(both, files)).verdict).toBe(verdict);
  });
});
