// Failed runs of checks that a later run of the same check shows to be over, and addresses that took a payload later. A run that fails ends like any other, and one
// that goes on has not said yet whether it fails.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/model/outcome.ts';
import { logLine as line, logOf as log } from '../support/log-lines.ts';
import { lookOf } from './one-look.ts';

const AGENT = 'logs/agent.log';
const LOOKS = {
  it: '{ log: agent, contains: "Error running check", resolved-by: ran, same: check }',
  ran: '{ log: agent, line: check-run }',
};
const begins = (second: number, check: string): string =>
  line(second, `check:${check} | Running check...`, 'CORE', 'INFO');
const fails = (second: number, check: string): string =>
  line(second, `check:${check} | Error running check: refused`);
const ends = (second: number, check: string): string =>
  line(
    second,
    `check:${check} | Done running check, next runs will be logged every 500 runs`,
    'CORE',
    'INFO',
  );

const placesOf = ({ evidence }: Observation): string[] => evidence.map((one) => `${one.file}:${one.line}`);

describe('a failed run', () => {
  it.each<[string, string[], Observation['verdict']]>([
    ['is the last line', [begins(1, 'ntp'), fails(2, 'ntp')], 'seen'],
    ['ended', [begins(1, 'ntp'), fails(2, 'ntp'), ends(3, 'ntp')], 'seen'],
    ['is followed by one that goes on', [fails(2, 'ntp'), ends(2, 'ntp'), begins(15, 'ntp')], 'seen'],
    [
      'is followed by one without an error',
      [fails(2, 'ntp'), ends(2, 'ntp'), begins(15, 'ntp'), ends(16, 'ntp')],
      'not-seen',
    ],
    [
      'is followed by one that fails too',
      [fails(2, 'ntp'), ends(2, 'ntp'), begins(15, 'ntp'), fails(16, 'ntp'), ends(16, 'ntp')],
      'seen',
    ],
    ['is followed by one of another check', [fails(2, 'ntp'), begins(15, 'disk'), ends(16, 'disk')], 'seen'],
    [
      'of an old Agent',
      [line(1, 'Error running check ntp: refused'), begins(2, 'ntp'), ends(3, 'ntp')],
      'not-seen',
    ],
    [
      'that does not say of which check',
      [line(1, 'Error running check: refused'), begins(2, 'ntp'), ends(3, 'ntp')],
      'seen',
    ],
  ])('%s', async (_, lines, verdict) => {
    expect((await lookOf(LOOKS, { [AGENT]: log(...lines) })).verdict).toBe(verdict);
  });

  it('is not over while another instance of the check runs well by turns', async () => {
    const turn = (n: number): string[] => [
      begins(n, 'mysql'),
      fails(n + 1, 'mysql'),
      ends(n + 1, 'mysql'),
      begins(n + 2, 'mysql'),
      ends(n + 3, 'mysql'),
    ];
    const lines = [...turn(0), ...turn(15), ...turn(30)];
    expect((await lookOf(LOOKS, { [AGENT]: log(...lines) })).verdict).toBe('seen');
    const later = [begins(45, 'mysql'), ends(46, 'mysql')];
    expect((await lookOf(LOOKS, { [AGENT]: log(...lines, ...later) })).verdict).toBe('not-seen');
  });

  it('is over where the log tells so much that its lines are far apart', async () => {
    const chatter = Array.from({ length: 6000 }, (_, n) => line(n % 60, `chatter ${n}`, 'CORE', 'DEBUG'));
    const lines = [fails(1, 'ntp'), begins(2, 'ntp'), ...chatter, ends(70, 'ntp')];
    const observation = await lookOf(LOOKS, { [AGENT]: log(...lines) });
    expect(observation.verdict).toBe('not-seen');
    expect(observation.evidence.map((one) => one.text)).toEqual([fails(1, 'ntp'), begins(2, 'ntp')]);
  });

  it('is over in a log of several daemons, and in text that people added', async () => {
    const other = line(0, 'here', 'TRACE', 'INFO');
    const lines = log(other, fails(1, 'ntp'), begins(2, 'ntp'), ends(3, 'ntp'));
    expect((await lookOf(LOOKS, { [AGENT]: lines })).verdict).toBe('not-seen');
    const files = { [AGENT]: log(other.replace('TRACE', 'CORE')), 'pasted.txt': lines };
    expect((await lookOf(LOOKS, files)).verdict).toBe('not-seen');
    const ofTrace = { ...files, 'pasted.txt': lines.replace(/CORE(.*Done)/, 'TRACE$1') };
    expect((await lookOf(LOOKS, ofTrace)).verdict).toBe('seen');
  });

  it('ran again in the next part of the log', async () => {
    const files = {
      [`${AGENT}.1`]: log(fails(1, 'ntp'), fails(2, 'disk')),
      [AGENT]: log(begins(15, 'ntp'), ends(16, 'ntp')),
    };
    expect(placesOf(await lookOf(LOOKS, files))).toEqual([`${AGENT}.1:2`]);
  });

  it('is told as if every line were read one by one, among very many runs', async () => {
    const event = fc.tuple(
      fc.constantFrom('begins', 'fails', 'ends'),
      fc.constantFrom('ntp', 'disk', 'load'),
    );
    const chatter = Array.from({ length: 100 }, (_, n) => [begins(n, 'cpu'), ends(n, 'cpu')]).flat();
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 80, size: 'max' }),
        fc.boolean(),
        async (events, isBusy) => {
          const before = isBusy ? chatter.concat(chatter.map((one) => one.replace('cpu', 'disk'))) : [];
          const write = { begins, fails, ends };
          const lines = events.map(([kind, check], n) => write[kind](1000 + n, check));
          const observation = await lookOf(LOOKS, { [AGENT]: log(...before, ...lines, line(3000, 'end')) });
          const open = openFailures(events).map((n) => `${AGENT}:${before.length + n + 1}`);
          expect(open.length > 0 ? placesOf(observation) : []).toEqual(open);
          expect(observation.verdict).toBe(open.length > 0 ? 'seen' : 'not-seen');
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Failures that no good run shows to be over: there must be more of those than lay between two failures before it. */
function openFailures(events: readonly (readonly [string, string])[]): number[] {
  return events.flatMap(([kind, check], n) => {
    if (kind !== 'fails') return [];
    const failures = events.flatMap(([what, of], at) => (what === 'fails' && of === check ? [at] : []));
    const good = goodRuns(events, check);
    const within = (from: number, to: number): number => good.filter((at) => at > from && at < to).length;
    const isOver = good.some((run) => {
      const before = failures.filter((at) => at < run);
      const gaps = before.slice(1).map((at, index) => within(before[index]!, at));
      return run > n && within(before.at(-1)!, run + 1) > Math.max(0, ...gaps);
    });
    return isOver ? [] : [n];
  });
}

/** Where the runs of a check begin that end without a failure. */
function goodRuns(events: readonly (readonly [string, string])[], check: string): number[] {
  const own = events.flatMap(([kind, of], at) => (of === check ? [{ kind, at }] : []));
  return own.flatMap(({ kind, at }, index) =>
    kind === 'begins' && own[index + 1]?.kind === 'ends' ? [at] : [],
  );
}

describe('runs of one check', () => {
  const RUN = '{ log: [agent, cluster-agent], line: check-run, check: snmp, after: failed }';
  const FAILED = '{ log: agent, contains: "cannot read" }';
  it.each<[string, string[], Observation['verdict']]>([
    ['came after a line', [line(1, 'cannot read'), begins(2, 'snmp'), ends(3, 'snmp')], 'seen'],
    ['came before it', [begins(1, 'snmp'), line(2, 'cannot read'), ends(3, 'snmp')], 'not-seen'],
    ['were of another check', [line(1, 'cannot read'), begins(2, 'ntp'), ends(3, 'ntp')], 'not-seen'],
  ])('%s', async (_, lines, verdict) => {
    const files = { [AGENT]: log(...lines) };
    const inOne = { it: RUN.replace('[agent, cluster-agent]', 'agent'), failed: FAILED };
    expect((await lookOf(inOne, files)).verdict).toBe(verdict);
    expect((await lookOf({ it: RUN, failed: FAILED }, files)).verdict).toBe(verdict);
  });

  it('are named', async () => {
    const looks = { it: '{ log: agent, line: check-run }', failed: FAILED };
    const observation = await lookOf(looks, { [AGENT]: log(begins(1, 'snmp'), ends(2, 'snmp')) });
    expect(observation.captures).toEqual({ check: 'snmp' });
    expect(placesOf(observation)).toEqual([`${AGENT}:1`]);
  });
});

describe('an address that failed', () => {
  const looks = {
    it: '{ log: agent, regex: "cannot reach (?<endpoint>[a-z.]+)", resolved-by: posted, same: endpoint }',
    posted: '{ log: agent, line: payload }',
  };
  const unreached = line(1, 'cannot reach app.example');
  const posted = (second: number, address: string): string =>
    line(
      second,
      `Successfully posted payload to ${address} (202 Accepted), the agent goes on`,
      'CORE',
      'INFO',
    );
  it.each<[string, string[], Observation['verdict']]>([
    ['took a payload later', [unreached, posted(2, '"https://app.example/api/v2/series"')], 'not-seen'],
    [
      'took one in the words of an old Agent',
      [unreached, posted(2, 'https://app.example/api/v1/series')],
      'not-seen',
    ],
    ['took one at a port', [unreached, posted(2, '"https://app.example:8443"')], 'not-seen'],
    ['took one before', [posted(0, '"https://app.example/api"'), unreached], 'seen'],
    ['takes nothing while another one does', [unreached, posted(2, '"https://eu.app.example/api"')], 'seen'],
    ['and a payload to nowhere', [unreached, posted(2, 'app.example')], 'seen'],
  ])('%s', async (_, lines, verdict) => {
    expect((await lookOf(looks, { [AGENT]: log(...lines) })).verdict).toBe(verdict);
  });

  it('took one among very many', async () => {
    const others = Array.from({ length: 200 }, (_, n) => posted(n, `"https://site-${n % 7}.example/api"`));
    const lines = [unreached, ...others, posted(300, '"https://app.example/api"'), ...others];
    expect((await lookOf(looks, { [AGENT]: log(...lines) })).verdict).toBe('not-seen');
    expect((await lookOf(looks, { [AGENT]: log(unreached, ...others) })).verdict).toBe('seen');
  });
});
