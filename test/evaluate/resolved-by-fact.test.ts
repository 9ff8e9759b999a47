// Looks whose lines a fact may show to be over: each value by itself, as far as the flare tells it.
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/model/outcome.ts';
import { statusPage, type Files } from '../support/flare-of.ts';
import { logLine as line, logOf as log, MINUTE } from '../support/log-lines.ts';
import { lookOf } from './one-look.ts';

const AGENT = 'logs/agent.log';

const RAN = '{ log: agent, regex: "(?:check:(?<name>[a-z]+) )?could not run", resolved-by: ok, same: name }';
const OK = '{ fact: checks, any: { status: ok } }';
const ran = (second: number, check: string): string => line(second, `check:${check} could not run`);

/** The list of checks: name and status of each instance. */
function collector(...instances: readonly (readonly [string, string])[]): Files {
  const blocks = instances.flatMap(([name, status], at) => [
    `    ${name} (1.0.0)`,
    `    ${'-'.repeat(name.length + 8)}`,
    `      Instance ID: ${name}:${at} [${status}]`,
    '      Total Runs: 12',
    ...(status === 'ERROR' ? ['      Error: it broke'] : []),
    '',
  ]);
  const head = ['=========', 'Collector', '=========', '', '  Running Checks', '  ==============', '    '];
  return { 'status.log': statusPage('7.50.0', [...head, ...blocks].join('\n')) };
}

describe('resolved by what a page says', () => {
  it.each<[string, (readonly [string, string])[], string[], Observation['verdict']]>([
    ['the check runs', [['redis', 'OK']], ['redis'], 'not-seen'],
    ['it still fails', [['redis', 'ERROR']], ['redis'], 'seen'],
    [
      'one of its instances fails',
      [
        ['redis', 'OK'],
        ['redis', 'ERROR'],
      ],
      ['redis'],
      'seen',
    ],
    ['another check runs', [['nginx', 'OK']], ['redis'], 'seen'],
    [
      'two failed, one of them runs',
      [
        ['redis', 'OK'],
        ['nginx', 'ERROR'],
      ],
      ['redis', 'nginx'],
      'seen',
    ],
    [
      'both run',
      [
        ['redis', 'OK'],
        ['nginx', 'OK'],
      ],
      ['redis', 'nginx'],
      'not-seen',
    ],
  ])('%s', async (_, instances, checks, verdict) => {
    const lines = checks.map((check, at) => ran(at, check));
    const files = { [AGENT]: log(...lines), ...collector(...instances) };
    expect((await lookOf({ it: RAN, ok: OK }, files)).verdict).toBe(verdict);
  });

  it('says nothing of a line that names no check', async () => {
    const files = { [AGENT]: log(line(1, 'could not run')), ...collector(['redis', 'OK']) };
    expect((await lookOf({ it: RAN, ok: OK }, files)).verdict).toBe('seen');
  });

  it('says nothing of a value that no record has, nor of records without the field', async () => {
    const it = '{ log: agent, regex: "file (?<path>/.*) does not exist", resolved-by: read, same: path }';
    const read = '{ fact: logsAgent.sources, any: { status: ok } }';
    const sources = [
      'Logs Agent',
      '',
      '  app',
      '  ---',
      '    - Type: docker',
      '      Service: app',
      '      Status: OK',
    ];
    const page = {
      'status.log': statusPage(
        '7.50.0',
        `==========\n${sources.join('\n')}\n`.replace('Logs Agent', 'Logs Agent\n=========='),
      ),
    };
    for (const path of ['/var/log/a.log', `/${'x'.repeat(300)}`]) {
      const files = { [AGENT]: log(line(1, `file ${path} does not exist`)), ...page };
      expect((await lookOf({ it, read }, files)).verdict).toBe('seen');
    }
  });

  it('says nothing of a line that came after the page, nor of text that somebody added', async () => {
    const page = collector(['redis', 'OK']);
    const late = { [AGENT]: log(ran(2 * 60 * MINUTE + 1, 'redis')), ...page };
    expect((await lookOf({ it: RAN, ok: OK }, late)).verdict).toBe('seen');
    const it = RAN.replace('log: agent', 'log: [agent, other]');
    const added = { 'console.txt': log(ran(1, 'redis')), [AGENT]: log(line(1, 'fine')), ...page };
    expect((await lookOf({ it, ok: OK }, added)).verdict).toBe('seen');
  });

  it('compares numbers', async () => {
    const it =
      '{ log: agent, regex: "stopped after (?<totalRuns>[0-9]+) runs", resolved-by: ok, same: totalRuns }';
    const files = { [AGENT]: log(line(1, 'stopped after 12 runs')), ...collector(['redis', 'OK']) };
    expect((await lookOf({ it, ok: OK }, files)).verdict).toBe('not-seen');
  });

  it('cites the line that is over and the record', async () => {
    const files = { [AGENT]: log(ran(1, 'redis')), ...collector(['nginx', 'OK'], ['redis', 'OK']) };
    const { evidence } = await lookOf({ it: RAN, ok: OK }, files);
    expect(evidence.map(({ file, text }) => `${file} ${text.trim()}`)).toEqual([
      expect.stringMatching('agent.log .* check:redis could not run'),
      'status.log Instance ID: redis:1 [OK]',
    ]);
  });

  it('resolves nothing when the page is not there', async () => {
    expect((await lookOf({ it: RAN, ok: OK }, { [AGENT]: log(ran(1, 'redis')) })).verdict).toBe('seen');
  });

  it('without “same”, resolves every line as soon as the state is there', async () => {
    const it = RAN.replace(', same: name', '');
    const files = { [AGENT]: log(ran(1, 'redis')), ...collector(['nginx', 'OK']) };
    expect((await lookOf({ it, ok: OK }, files)).verdict).toBe('not-seen');
  });
});
