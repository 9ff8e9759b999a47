// Looks whose lines another look may show to be over: each value for itself, log by log, and by what a page says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/model/outcome.ts';
import { diagnosisOf, rulesetOf, ruleText, statusPage, type Files } from '../support/flare-of.ts';
import { logLine as line, logOf as log } from '../support/log-lines.ts';

const AGENT = 'logs/agent.log';
const PROCESS = 'logs/process-agent.log';
const failed = (second: number, source: string): string => line(second, `cannot read from ${source}`);
const back = (second: number, source: string): string => line(second, `${source} was read again`);

const FAILED = '{ log: agent, regex: "cannot read from (?<source>[a-z]+)", resolved-by: back, same: source }';
const BACK = '{ log: agent, regex: "(?<source>[a-z]+) was read again" }';

async function lookOf(looks: Readonly<Record<string, string>>, files: Files): Promise<Observation> {
  const find = Object.entries(looks).map(([name, look]) => `  ${name}: ${look}\n`);
  const others = Object.keys(looks).filter((name) => name !== 'it');
  const condition = `{ all: [it], unless: [${others.join(', ')}] }`;
  const pack = rulesetOf(ruleText('trouble', `find:\n${find.join('')}when: ${condition}\n`));
  const { outcomes } = await diagnosisOf({ 'status.log': statusPage('7.50.0'), ...files }, pack);
  return outcomes[0]!.observations.it!;
}

const placesOf = ({ evidence }: Observation): string[] => evidence.map((one) => `${one.file}:${one.line}`);

describe('resolved by a later line', () => {
  it.each<[string, string[], Observation['verdict']]>([
    ['nothing came later', [failed(1, 'disk')], 'seen'],
    ['it was read later', [failed(1, 'disk'), back(2, 'disk')], 'not-seen'],
    ['it was read before', [back(1, 'disk'), failed(2, 'disk')], 'seen'],
    ['it failed again', [failed(1, 'disk'), back(2, 'disk'), failed(3, 'disk')], 'seen'],
    ['another one was read', [failed(1, 'disk'), back(2, 'tape')], 'seen'],
    ['each was read', [failed(1, 'disk'), failed(2, 'tape'), back(3, 'tape'), back(4, 'disk')], 'not-seen'],
  ])('%s', async (_, lines, verdict) => {
    expect((await lookOf({ it: FAILED, back: BACK }, { [AGENT]: log(...lines) })).verdict).toBe(verdict);
  });

  it('cites, counts and names only what is not over', async () => {
    const lines = [failed(1, 'disk'), failed(2, 'tape'), failed(3, 'disk'), back(4, 'disk')];
    const { evidence, count, captures } = await lookOf(
      { it: FAILED, back: BACK },
      { [AGENT]: log(...lines) },
    );
    expect(evidence.map((one) => one.line)).toEqual([2]);
    expect(count).toBe(1);
    expect(captures).toEqual({ source: 'tape' });
  });

  it('without “same”, by any later line', async () => {
    const it = FAILED.replace(', same: source', '');
    const files = { [AGENT]: log(failed(1, 'disk'), back(2, 'tape')) };
    expect((await lookOf({ it, back: BACK }, files)).verdict).toBe('not-seen');
  });

  it('counts what is left', async () => {
    const it = FAILED.replace(' }', ', at-least: 2 }');
    const two = [failed(1, 'tape'), failed(2, 'tape'), failed(3, 'disk')];
    const one = [failed(1, 'disk'), failed(2, 'tape'), failed(3, 'disk')];
    for (const [lines, verdict] of [[two, 'seen'] as const, [one, 'not-seen'] as const]) {
      const files = { [AGENT]: log(...lines, back(4, 'disk')) };
      expect((await lookOf({ it, back: BACK }, files)).verdict).toBe(verdict);
    }
  });

  it('each log for itself, its parts together', async () => {
    const both = (look: string): string => look.replace('log: agent', 'log: [agent, process-agent]');
    const looks = { it: both(FAILED), back: both(BACK) };
    const files = {
      [`${AGENT}.1`]: log(failed(1, 'disk')),
      [AGENT]: log(back(9, 'disk')),
      [PROCESS]: log(failed(2, 'disk')).replaceAll('CORE', 'PROCESS'),
    };
    expect(placesOf(await lookOf(looks, files))).toEqual([`${PROCESS}:1`]);
  });

  it('cannot tell when a part that may hold that line is missing', async () => {
    const files = {
      [`${AGENT}.1`]: log(failed(1, 'disk')),
      [`${AGENT}.3`]: log(line(700, 'fine')),
      [AGENT]: log(line(900, 'fine')),
    };
    const { verdict, missing } = await lookOf({ it: FAILED, back: BACK }, files);
    expect(verdict).toBe('cannot-tell');
    expect(missing.length).toBeGreaterThan(0);
  });

  it('is not in doubt because another log is missing, or a part of it', async () => {
    const both = (look: string): string => look.replace('log: agent', 'log: [agent, process-agent]');
    const looks = { it: both(FAILED), back: both(BACK) };
    const own = { [AGENT]: log(failed(1, 'disk'), back(2, 'tape')) };
    expect((await lookOf(looks, own)).verdict).toBe('seen');
    const part = { [PROCESS]: log(line(900, 'fine')), [`${PROCESS}.2`]: log(line(1, 'fine')) };
    expect((await lookOf(looks, { ...own, ...part })).verdict).toBe('seen');
  });

  it('keeps, of more lines than it can, the last ones of the other look', async () => {
    const flood = Array.from({ length: 155_000 }, (_, at) => back(10 + at, 'tape'));
    const early = [failed(1, 'disk')];
    const late = [failed(200_000, 'disk')];
    const of = (lines: string[]): Files => ({ [AGENT]: `${lines.join('\n')}\n` });
    const looks = { it: FAILED, back: BACK };
    expect((await lookOf(looks, of([...early, ...flood]))).verdict).toBe('cannot-tell');
    expect((await lookOf(looks, of([...flood, ...late]))).verdict).toBe('seen');
  }, 60_000);

  it('is what trying each line gives', async () => {
    const some = fc.array(
      fc.record({ isBack: fc.boolean(), source: fc.constantFrom('disk', 'tape', 'net') }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(some, async (lines) => {
        const texts = lines.map(({ isBack, source }, at) => (isBack ? back : failed)(at, source));
        const open = lines.flatMap(({ isBack, source }, at) =>
          isBack || lines.some((later, place) => place > at && later.isBack && later.source === source)
            ? []
            : [at + 1],
        );
        const found = await lookOf({ it: FAILED, back: BACK }, { [AGENT]: log(...texts) });
        expect(found.verdict).toBe(open.length > 0 ? 'seen' : 'not-seen');
        if (open.length > 0) expect(found.count).toBe(open.length);
      }),
      { numRuns: 60 },
    );
  });
});

const RAN =
  '{ log: agent, regex: "(?:check:(?<check>[a-z]+) )?could not run", resolved-by: ok, same: { check: name } }';
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

  it('resolves nothing when the page is not there', async () => {
    expect((await lookOf({ it: RAN, ok: OK }, { [AGENT]: log(ran(1, 'redis')) })).verdict).toBe('seen');
  });

  it('without “same”, resolves every line as soon as the state is there', async () => {
    const it = RAN.replace(', same: { check: name }', '');
    const files = { [AGENT]: log(ran(1, 'redis')), ...collector(['nginx', 'OK']) };
    expect((await lookOf({ it, ok: OK }, files)).verdict).toBe('not-seen');
  });
});
