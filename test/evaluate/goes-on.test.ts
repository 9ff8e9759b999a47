// `silence` with `until: log`: whether each log that holds a line of another look went on for so long after its last one.
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/model/outcome.ts';
import { diagnosisOf, rulesetOf, ruleText, type Files } from '../support/flare-of.ts';
import { logLine, logOf, MINUTE } from '../support/log-lines.ts';

const AGENT = 'logs/agent.log';
const PROCESS = 'logs/process-agent.log';
const failed = (minute: number, name = 'CORE'): string => logLine(minute * MINUTE, 'went wrong', name);
const fine = (minute: number, name = 'CORE'): string => logLine(minute * MINUTE, 'fine', name);

async function goesOn(files: Files, logs = '[agent, process-agent]'): Promise<Observation> {
  const body = `find:
  failed: { log: ${logs}, contains: went wrong }
  it: { log: ${logs}, silence: 15m, until: log, after: failed }
when: { all: [failed], unless: [it] }
`;
  const { outcomes } = await diagnosisOf(files, rulesetOf(ruleText('trouble', body)));
  return outcomes[0]!.observations.it!;
}

describe('a log that goes on', () => {
  const quiet = logOf(fine(0), fine(90, 'CORE'));
  const others = logOf(fine(0, 'PROCESS'), fine(90, 'PROCESS'));

  it.each<[string, Files, Observation['verdict']]>([
    ['for long enough', { [AGENT]: logOf(failed(0), fine(15)), [PROCESS]: others }, 'seen'],
    ['for less', { [AGENT]: logOf(failed(0), fine(14)), [PROCESS]: others }, 'not-seen'],
    ['and fails again', { [AGENT]: logOf(failed(0), fine(20), failed(30)), [PROCESS]: others }, 'not-seen'],
    [
      'while another log, which never failed, ends early',
      { [AGENT]: logOf(failed(0), fine(20)), [PROCESS]: logOf(fine(1, 'PROCESS')) },
      'seen',
    ],
    [
      'says nothing of another log that fails to its end',
      { [AGENT]: quiet, [PROCESS]: logOf(fine(0, 'PROCESS'), failed(60, 'PROCESS')) },
      'not-seen',
    ],
    [
      'beside one that went on as well',
      { [AGENT]: logOf(failed(0), fine(20)), [PROCESS]: logOf(failed(5, 'PROCESS'), fine(40, 'PROCESS')) },
      'seen',
    ],
    [
      'over the end of a part',
      { [`${AGENT}.1`]: logOf(failed(0), fine(10)), [AGENT]: logOf(fine(11), fine(20)), [PROCESS]: others },
      'seen',
    ],
    ['in a flare that lacks another log', { [AGENT]: logOf(failed(0), fine(20)) }, 'cannot-tell'],
    [
      'is not text that somebody added',
      { 'output.txt': failed(0), [AGENT]: quiet, [PROCESS]: others },
      'not-seen',
    ],
    ['without such a line', { [AGENT]: quiet, [PROCESS]: others }, 'not-seen'],
  ])('%s', async (_, files, verdict) => {
    expect((await goesOn(files)).verdict).toBe(verdict);
  });

  it('shows the last such line, and the last line of the log', async () => {
    const look = await goesOn({ [AGENT]: logOf(failed(0), failed(1), fine(20)) }, 'agent');
    expect(look.evidence.map(({ line }) => line)).toEqual([2, 3]);
    expect(look.captures).toEqual({ silence: '19m' });
  });

  it('shows nothing for lines that somebody pasted', async () => {
    expect((await goesOn({ 'output.txt': logOf(failed(0), fine(60)) }, '[agent, other]')).verdict).toBe(
      'not-seen',
    );
  });
});
