// Looks whose lines a later line may show to be over: each value by itself, log by log. By a fact: resolved-by-fact.test.ts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/model/outcome.ts';
import type { Files } from '../support/flare-of.ts';
import { lookOf } from './one-look.ts';
import { logLine as line, logOf as log } from '../support/log-lines.ts';

const AGENT = 'logs/agent.log';
const PROCESS = 'logs/process-agent.log';
const failed = (second: number, source: string): string => line(second, `cannot read from ${source}`);
const back = (second: number, source: string): string => line(second, `${source} was read again`);

const FAILED = '{ log: agent, regex: "cannot read from (?<source>[a-z]+)", resolved-by: back, same: source }';
const BACK = '{ log: agent, regex: "(?<source>[a-z]+) was read again" }';

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

  it('cites, where nothing is left, the last line that is over and the line that shows it', async () => {
    const files = { [AGENT]: log(failed(1, 'disk'), failed(2, 'disk'), back(3, 'disk'), line(4, 'fine')) };
    const { actual, evidence } = await lookOf({ it: FAILED, back: BACK }, files);
    expect(actual).toBe('2 lines, 2 of them over');
    expect(evidence.map((one) => one.line)).toEqual([2, 3]);
  });

  it('is not the same where a group caught nothing, or more than is kept', async () => {
    const it =
      '{ log: agent, regex: "cannot read(?: from (?<source>[a-z]+))?", resolved-by: back, same: source }';
    const again = '{ log: agent, regex: "(?:(?<source>[a-z]+) )?was read again" }';
    const long = 'x'.repeat(300);
    for (const lines of [
      [line(1, 'cannot read'), line(2, 'was read again')],
      [failed(1, long), back(2, `${long}y`)],
      [failed(1, long), back(2, long)],
    ])
      expect((await lookOf({ it, back: again }, { [AGENT]: log(...lines) })).verdict).toBe('seen');
  });

  it('does not wait for a log that holds no such line', async () => {
    const both = (look: string): string => look.replace('log: agent', 'log: [agent, process-agent]');
    const looks = { it: both(FAILED), back: both(BACK) };
    expect((await lookOf(looks, { [AGENT]: log(failed(1, 'disk')) })).verdict).toBe('seen');
    const files = { [AGENT]: log(failed(1, 'disk'), back(2, 'disk')) };
    expect((await lookOf(looks, files)).verdict).toBe('cannot-tell');
  });

  it('nor for a log that the other look does not search', async () => {
    const it = FAILED.replace('log: agent', 'log: [agent, process-agent]');
    const files = {
      [AGENT]: log(line(1, 'fine')),
      [`${PROCESS}.1`]: log(failed(1, 'disk')).replaceAll('CORE', 'PROCESS'),
      [`${PROCESS}.3`]: log(line(5, 'fine')).replaceAll('CORE', 'PROCESS'),
    };
    expect((await lookOf({ it, back: BACK }, files)).verdict).toBe('seen');
  });

  describe('of more lines than are kept', () => {
    /** So many looks that keep their lines that each keeps two thousand. */
    const others = Object.fromEntries(
      Array.from({ length: 160 }, (_, at) => [
        `other${at}`,
        `{ log: agent, contains: nothing of number ${at}, at-least: 2, within: 1m }`,
      ]),
    );
    const looks = { it: FAILED, back: BACK, ...others };
    const of = (...lines: string[]): Files => ({ [AGENT]: log(...lines) });
    const flood = (line: typeof back): string[] =>
      Array.from({ length: 4200 }, (_, at) => line(10 + at, 'tape'));

    it('goes by the last ones of the other look', async () => {
      expect((await lookOf(looks, of(failed(1, 'disk'), ...flood(back)))).verdict).toBe('cannot-tell');
      expect((await lookOf(looks, of(...flood(back), failed(9000, 'disk')))).verdict).toBe('seen');
    });

    it('counts one of those of a second, of which the last alone is known not to be over', async () => {
      const second = Array.from({ length: 4200 }, () => [failed(5, 'tape'), back(5, 'tape')]).flat();
      const found = await lookOf(looks, of(...second, failed(5, 'tape')));
      expect([found.verdict, found.count]).toEqual(['seen', 1]);
    });
  });

  it('names none that is over where the text of most lines is not kept', async () => {
    const tapes = Array.from({ length: 16_000 }, (_, at) => failed(at, 'tape'));
    const lines = [...tapes.slice(0, 8000), failed(8000, 'disk'), ...tapes.slice(8000), back(20_000, 'tape')];
    const { verdict, captures, evidence } = await lookOf(
      { it: FAILED, back: BACK },
      { [AGENT]: log(...lines) },
    );
    if (verdict === 'seen') {
      expect(captures).toEqual({ source: 'disk' });
      expect(evidence.map((one) => one.line)).toEqual([8001]);
    } else expect(verdict).toBe('cannot-tell');
  }, 30_000);

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
