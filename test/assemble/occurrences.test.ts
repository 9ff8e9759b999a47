// A line that several looks of a rule found is one occurrence.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/report.ts';
import { assembleReport } from '../../src/assemble/assemble-report.ts';
import { diagnosisOf, rulesetOf, ruleText, statusPage, type Files } from '../support/flare-of.ts';
import { logLine } from '../support/log-lines.ts';

type Looks = Readonly<Record<string, string>>;

async function occurrences(looks: Looks, files: Files, at?: string): Promise<Finding['occurrences']> {
  const find = Object.entries(looks).map(([name, look]) => `  ${name}: ${look}\n`);
  const body = `find:\n${find.join('')}when: { all: [${Object.keys(looks).join(', ')}] }\n`;
  const report = assembleReport(await diagnosisOf(files, rulesetOf(ruleText('trouble', body)), {}, at), 'en');
  const [finding] = report.findings;
  if (finding === undefined) throw new Error('no finding');
  return finding.occurrences;
}

const times = (count: number, text: string, from = 0, process = 'CORE'): string =>
  Array.from({ length: count }, (_, index) => `${logLine(from + 60 * index, text, process)}\n`).join('');
const DISK = '{ log: agent, contains: disk full }';
const WRITE = '{ log: agent, contains: cannot write }';

describe('occurrences', () => {
  it('count a line of two looks once', async () => {
    const log = times(1, 'cannot write: disk full');
    expect(await occurrences({ disk: DISK, write: WRITE }, { 'logs/agent.log': log })).toEqual({
      count: 1,
      firstSeen: '2024-05-01T08:00:00Z',
      lastSeen: '2024-05-01T08:00:00Z',
    });
  });

  it('count the lines of all looks', async () => {
    const log =
      times(3, 'cannot write: disk full') + times(2, 'cannot write', 600) + times(1, 'disk full', 900);
    expect(await occurrences({ disk: DISK, write: WRITE }, { 'logs/agent.log': log })).toEqual({
      count: 6,
      firstSeen: '2024-05-01T08:00:00Z',
      lastSeen: '2024-05-01T08:15:00Z',
    });
  });

  it('are at least the larger number where the lines of a look are not all known', async () => {
    const log = times(40, 'cannot write: disk full') + times(30, 'cannot write', 6000);
    expect(await occurrences({ disk: DISK, write: WRITE }, { 'logs/agent.log': log })).toMatchObject({
      count: 70,
      isAtLeast: true,
    });
  });

  it('are exact where all lines of the other look are among the known ones', async () => {
    const log = times(2, 'cannot write: disk full') + times(50, 'cannot write', 6000);
    const found = await occurrences({ disk: DISK, write: WRITE }, { 'logs/agent.log': log });
    expect(found).toMatchObject({ count: 52 });
    expect(found).not.toHaveProperty('isAtLeast');
  });

  it('add up over logs, which have no line in common', async () => {
    const files = {
      'logs/agent.log': times(40, 'disk full'),
      'logs/trace-agent.log': times(50, 'disk full', 0, 'TRACE'),
    };
    const other = '{ log: trace-agent, contains: disk full }';
    const found = await occurrences({ disk: DISK, other }, files);
    expect(found).toMatchObject({ count: 90 });
    expect(found).not.toHaveProperty('isAtLeast');
  });

  it('do not add up over text that somebody added, which may hold lines of the other log', async () => {
    const added = '{ log: other, contains: cannot write }';
    const files = { 'logs/agent.log': '', 'pasted.txt': times(40, 'cannot write: disk full') };
    expect(await occurrences({ disk: DISK, added }, files)).toMatchObject({ count: 40, isAtLeast: true });
  });

  it('of a state count once, beside lines not at all', async () => {
    const state = '{ fact: agent.version, in: "<8" }';
    const files = { 'status.log': statusPage('7.50.0'), 'logs/agent.log': times(2, 'disk full') };
    expect(await occurrences({ state }, files)).toEqual({ count: 1, firstSeen: null, lastSeen: null });
    expect(await occurrences({ state, disk: DISK }, files)).toMatchObject({ count: 2 });
  });

  it('near an incident are lines too', async () => {
    const files = { 'logs/agent.log': times(100, 'cannot write: disk full') };
    const found = await occurrences({ disk: DISK, write: WRITE }, files, '2024-05-01 08:00 UTC');
    expect(found).toMatchObject({ count: 100, nearIncident: 31 });
    expect(found).not.toHaveProperty('isAtLeast');
  });

  it('of a sequence are among those of its steps', async () => {
    const log = times(3, 'disk full');
    const looks = { disk: DISK, twice: '{ sequence: [disk, disk], within: 1h }' };
    expect(await occurrences(looks, { 'logs/agent.log': log })).toMatchObject({ count: 3 });
  });
});
