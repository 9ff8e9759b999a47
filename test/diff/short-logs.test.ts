// Findings that a flare may only lack because its log is short.
import { describe, expect, it } from 'vitest';
import { rulesetOf, ruleText } from '../support/flare-of.ts';
import { diffOf } from './diff-of.ts';
import { check, statusPage } from './status-page.ts';

describe('a log that covers little', () => {
  const line = (time: string, text = 'fine'): string =>
    `2024-05-01 ${time} UTC | CORE | ERROR | (pkg/x/y.go:1 in F) | ${text}\n`;
  /** From 10:00:00 on, with this trouble at these times. */
  const log = (end: string, ...denied: readonly string[]): string =>
    [line('10:00:00'), ...denied.map((time) => line(time, 'open /x: permission denied')), line(end)].join('');
  const goneWith = async (old: string, later: string) => {
    const [there, back] = [
      await diffOf({ 'logs/agent.log': old }, { 'logs/agent.log': later }),
      await diffOf({ 'logs/agent.log': later }, { 'logs/agent.log': old }),
    ];
    expect(back.findings.appeared[0]?.shortLog).toEqual(there.findings.gone[0]?.shortLog);
    return there.findings.gone[0];
  };

  it('is said of each flare', async () => {
    const flare = { 'logs/agent.log': log('10:30:00'), 'status.log': statusPage({}) };
    const { old, new: later } = await diffOf(flare, { 'status.log': statusPage({ statusAt: '12:30:00' }) });
    expect(old).toMatchObject({ logSeconds: 1800, uptimeSeconds: 7200 });
    expect(later).toMatchObject({ logSeconds: null, uptimeSeconds: 9000 });
  });

  it('is no proof that a finding is gone, nor that it is new', async () => {
    const old = log('16:00:00', '11:00:00', '12:00:00', '13:00:00', '14:00:00', '15:00:00', '15:59:00');
    expect(await goneWith(old, log('10:00:40'))).toMatchObject({
      ruleId: 'denied',
      shortLog: { component: 'agent', seconds: 40 },
    });
    expect(await goneWith(old, '')).toMatchObject({ shortLog: { seconds: 0 } });
  });

  it('is so whenever less than a quarter of an hour, else by how often the trouble was seen', async () => {
    const often = log('11:00:00', ...Array.from({ length: 50 }, (_, at) => `10:${10 + at}:00`));
    expect((await goneWith(often, log('10:14:59')))?.shortLog).toBeDefined();
    expect((await goneWith(often, log('10:15:00')))?.shortLog).toBeUndefined();
    const hourly = log('16:00:00', '11:00:00', '12:00:00', '13:00:00', '14:00:00', '15:00:00', '15:59:00');
    expect((await goneWith(hourly, log('10:59:59')))?.shortLog).toBeDefined();
    expect((await goneWith(hourly, log('11:00:00')))?.shortLog).toBeUndefined();
  });

  it('says nothing of a finding that does not stand on it, or that something else ended', async () => {
    const rules = rulesetOf(
      ruleText(
        'check-fails',
        'find: { failing: { fact: checks, any: { status: error } } }\nwhen: failing\nrunbook: r\n',
      ),
      ruleText(
        'denied-and-fails',
        'find:\n  line: { log: agent, contains: "permission denied" }\n  failing: { fact: checks, any: { status: error } }\nwhen: { all: [line, failing] }\nrunbook: r\n',
      ),
      ruleText(
        'denied-or-fails',
        'find:\n  line: { log: agent, contains: "permission denied" }\n  failing: { fact: checks, any: { status: error } }\nwhen: { any: [line, failing] }\nrunbook: r\n',
      ),
      ruleText(
        'denied-while-failing',
        'applies: [{ fact: checks, any: { status: error } }]\nfind: { line: { log: agent, contains: "permission denied" } }\nwhen: line\nrunbook: r\n',
      ),
    );
    const flare = (status: string, text: string) => ({
      'status.log': statusPage({ checks: check('disk', status) }),
      'logs/agent.log': text,
    });
    const { findings } = await diffOf(
      flare('ERROR', log('16:00:00', '11:00:00')),
      flare('OK', log('10:00:40')),
      rules,
    );
    expect(findings.gone.map(({ ruleId, shortLog }) => [ruleId, shortLog !== undefined])).toEqual([
      ['check-fails', false],
      ['denied-and-fails', false],
      ['denied-or-fails', true],
      ['denied-while-failing', false],
    ]);
  });
});
