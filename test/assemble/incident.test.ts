import { describe, expect, it } from 'vitest';
import { assembleReport } from '../../src/assemble/assemble-report.ts';
import type { Report } from '../../src/model/report.ts';
import { diagnosisOf, reportOf, rulesetOf, ruleText, statusPage } from '../support/flare-of.ts';
import { headlines } from '../../src/report/headlines.ts';
import { LABELS } from '../../src/report/labels/labels-table.ts';
import { FULL_REPORT } from '../report/sample-report.ts';
import { logLine } from '../support/log-lines.ts';

const line = (minute: number, text: string): string => logLine(minute * 60, text);

const LOG = [
  ...Array.from({ length: 30 }, (_, index) => line(index, `alpha trouble ${index}`)),
  line(100, 'beta trouble'),
  ...Array.from({ length: 30 }, (_, index) => line(200 + index, `alpha trouble ${index}`)),
  line(232, 'beta trouble'),
].join('\n');

async function reportAt(incident?: string): Promise<Report> {
  const rules = rulesetOf(
    ruleText('alpha-trouble', 'find: { seen: { log: agent, contains: alpha trouble } }\nwhen: seen\n'),
    ruleText('beta-trouble', 'find: { seen: { log: agent, contains: beta trouble } }\nwhen: seen\n'),
    ruleText('state-trouble', 'find: { old: { fact: agent.version, in: "<8" } }\nwhen: old\n'),
  );
  const files = { 'status.log': statusPage('7.50.0'), 'logs/agent.log': LOG };
  return assembleReport(await diagnosisOf(files, rules, {}, incident), 'en');
}

describe('a report centred on an incident', () => {
  it('counts and shows what is near, and puts first what is', async () => {
    const report = await reportAt('2024-05-01 19:40 JST');
    expect(report.incident).toEqual({ at: '2024-05-01T10:40:00Z', reachMinutes: 30 });
    expect(report.findings.map((one) => [one.ruleId, one.occurrences.nearIncident])).toEqual([
      ['state-trouble', undefined],
      ['alpha-trouble', 0],
      ['beta-trouble', 0],
    ]);
    const near = await reportAt('2024-05-01 09:50 UTC');
    expect(near.findings.map((one) => [one.ruleId, one.occurrences.nearIncident])).toEqual([
      ['beta-trouble', 1],
      ['state-trouble', undefined],
      ['alpha-trouble', 0],
    ]);
    expect(near.findings[0]?.evidence.map((one) => one.line)).toEqual([31]);
    expect(near.timeline.filter((mark) => mark.kind === 'incident')).toEqual([
      { at: '2024-05-01T09:50:00Z', kind: 'incident', text: 'incident' },
    ]);
  });

  it('shows lines of the middle that a sample of first and last would not hold', async () => {
    const report = await reportAt('2024-05-01 11:40 UTC');
    const [alpha] = report.findings.filter((one) => one.ruleId === 'alpha-trouble');
    expect(alpha?.occurrences.nearIncident).toBe(30);
    expect(alpha?.evidence.every((one) => one.line > 31 && one.line < 62)).toBe(true);
  });

  it('says what the logs cover where none reaches near it, and only there', async () => {
    const logs = { from: '2024-05-01T08:00:00Z', to: '2024-05-01T11:52:00Z' };
    expect((await reportAt('2024-05-01 07:30 UTC')).incident?.logs).toBeUndefined();
    expect((await reportAt('2024-05-01 07:29 UTC')).incident?.logs).toEqual(logs);
    expect((await reportAt('2024-05-01 12:22 UTC')).incident?.logs).toBeUndefined();
    expect((await reportAt('2024-05-01 12:23 UTC')).incident?.logs).toEqual(logs);
    const { incident } = await reportAt('2023-05-01 10:00 UTC');
    expect(headlines({ ...FULL_REPORT, incident: incident! }, LABELS.en)[3]?.value).toBe(
      '2023-05-01 10:00:00 UTC, 30 minutes before and after · no log reaches there: they cover 2024-05-01 08:00:00 UTC to 2024-05-01 11:52:00 UTC',
    );
  });

  it('says nothing of logs that have no times', async () => {
    const rules = rulesetOf(
      ruleText('some-trouble', 'find: { seen: { log: agent, contains: a line } }\nwhen: seen\n'),
    );
    const diagnosis = await diagnosisOf({ 'logs/agent.log': 'a line\n' }, rules, {}, '2024-05-01 10:00 UTC');
    expect(assembleReport(diagnosis, 'en').incident).toEqual({
      at: '2024-05-01T10:00:00Z',
      reachMinutes: 30,
    });
  });

  it('is not there without one', async () => {
    const report = await reportAt();
    expect(report.incident).toBeUndefined();
    expect(report.findings.flatMap((one) => one.occurrences.nearIncident ?? [])).toEqual([]);
  });
});

describe('the timeline', () => {
  it('marks where a log was silent, at the line that ends it', async () => {
    const gaps = (await reportAt()).timeline.filter((mark) => mark.kind === 'gap');
    expect(gaps.map(({ at, file, line: where, text }) => [at, file, where, text])).toEqual([
      ['2024-05-01T09:40:00Z', 'logs/agent.log', 31, 'agent log: nothing for 71 min before this'],
      ['2024-05-01T11:20:00Z', 'logs/agent.log', 32, 'agent log: nothing for 100 min before this'],
    ]);
  });

  it('is in order of time also where a time has a fraction of a second', async () => {
    const at = (time: string, text: string): string =>
      `2024-05-01 ${time} UTC | CORE | ERROR | (a.go:1 in f) | ${text}`;
    const files = { 'logs/agent.log': `${at('10:00:00', 'early')}\n${at('10:00:00.500', 'late')}` };
    const rule = (id: string, text: string): string =>
      ruleText(id, `find: { seen: { log: agent, contains: "${text}" } }\nwhen: seen\n`);
    const { timeline } = await reportOf(files, rulesetOf(rule('a', '| late'), rule('b', '| early')));
    expect(timeline.map(({ at: time, ruleId }) => [time, ruleId])).toEqual([
      ['2024-05-01T10:00:00Z', 'b'],
      ['2024-05-01T10:00:00.500Z', 'a'],
    ]);
  });
});
