// What patterns say of a line is remembered for lines that differ in digits only: a log in which they come again and again
// gives what its lines give one by one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogPattern } from '../../src/model/log.ts';
import { AlikeTexts } from '../../src/scan/patterns/alike-texts.ts';
import { Scanner } from '../../src/scan/scanner.ts';
import { logLine } from '../support/log-lines.ts';

const look = (id: string, more: Partial<LogPattern>): LogPattern => ({
  id,
  sources: ['agent'],
  literals: ['request'],
  ...more,
});
const PATTERNS: readonly LogPattern[] = [
  look('any-number', { regex: 'took (?<took>\\d+)ms', keepsEvents: true, eventValue: 'took' }),
  look('one-number', { regex: 'status 40[13]' }),
  look('not-this-number', { except: ['status 503'] }),
  look('not-these-numbers', { regex: 'request', exceptRegex: 'status [5-9]' }),
  look('not-this-word', { except: ['REFUSED'], levels: ['ERROR'] }),
  look('slow', {
    regex: 'took (?<took>\\d+ms)',
    bounds: [{ group: 'took', is: 'above', amount: 500, dimension: 'time' }],
  }),
  look('whole-message', { message: 'request 1 refused, status 403, took 7ms' }),
  look('next-line', { regex: 'request \\d+ .*caused by: \\w+' }),
];

interface Line {
  readonly request: number;
  readonly word: string;
  readonly status: number;
  readonly ms: number;
  readonly level: string;
  readonly cause: string;
}

const line = fc.record({
  request: fc.nat(3),
  word: fc.constantFrom('refused', 'answered'),
  status: fc.constantFrom(200, 401, 403, 503),
  ms: fc.constantFrom(7, 8, 499, 501, 900),
  level: fc.constantFrom('ERROR', 'WARN', 'INFO'),
  cause: fc.constantFrom('', '\n  caused by: timeout', '\n  caused by: 1 2 3'),
});

function textOf({ request, word, status, ms, level, cause }: Line, second: number): string {
  return `${logLine(second, `request ${request} ${word}, status ${status}, took ${ms}ms`, 'CORE', level)}${cause}\n`;
}

function countsOf(texts: readonly string[]): Map<string, number> {
  const scanner = new Scanner(PATTERNS, { maxLineBytes: 16 * 1024 });
  const scan = scanner.open('agent.log', 'agent');
  for (const text of texts) scan.push(Buffer.from(text));
  scan.end();
  const { hits } = scanner.finish({ relativePath: (path) => path, clock: undefined });
  return new Map([...hits].map(([id, { count }]) => [id, count]));
}

describe('lines that differ in digits only', () => {
  it('are hit by the patterns that hit each of them alone', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const texts = lines.map((one, index) => textOf(one, index));
        const alone = new Map<string, number>();
        for (const text of texts)
          for (const [id, count] of countsOf([text])) alone.set(id, (alone.get(id) ?? 0) + count);
        expect(sorted(countsOf(texts))).toEqual(sorted(alone));
      }),
      { numRuns: 60 },
    );
  });

  it('keep their own captures', () => {
    const scanner = new Scanner(PATTERNS, { maxLineBytes: 16 * 1024 });
    const scan = scanner.open('agent.log', 'agent');
    for (const ms of [100, 200, 300])
      scan.push(Buffer.from(`${logLine(ms, `request 1 refused, took ${ms}ms`)}\n`));
    scan.end();
    const { hits } = scanner.finish({ relativePath: (path) => path, clock: undefined });
    const found = hits.get('any-number');
    expect(found?.hits.map(({ captures }) => captures.took)).toEqual(['100', '200', '300']);
    expect(found?.series?.events.map(({ value }) => value)).toEqual(['100', '200', '300']);
    expect(found?.series?.events.map(({ hit }) => hit?.captures.took)).toEqual(['100', '200', '300']);
  });

  it('keep them where they stand far behind in a long line, also when another thread found them', () => {
    const found = new Scanner(PATTERNS, { maxLineBytes: 16 * 1024 });
    const scan = found.open('agent.log', 'agent');
    for (const ms of [100, 200])
      scan.push(Buffer.from(`${logLine(ms, `request 1 ${'x'.repeat(3000)} took ${ms}ms`)}\n`));
    scan.end();
    const scanner = new Scanner(PATTERNS, { maxLineBytes: 16 * 1024 });
    scanner.absorb(structuredClone(found.share()));
    const { hits } = scanner.finish({ relativePath: (path) => path, clock: undefined });
    const events = hits.get('any-number')?.series?.events;
    expect(events?.map(({ hit }) => hit?.captures.took)).toEqual(['100', '200']);
  });
});

describe('AlikeTexts', () => {
  it('asks once for texts that differ in digits, and again for any other', () => {
    const asked: string[] = [];
    const known = new AlikeTexts<string>();
    const ask = (text: string): string => known.of(text, (one) => (asked.push(one), one));
    expect(['a 12', 'a 99', 'a 1', 'b 12', 'a 1x', 'a 00'].map(ask)).toEqual([
      'a 12', 'a 12', 'a 1', 'b 12', 'a 1x', 'a 12',
    ]); // prettier-ignore
    expect(asked).toEqual(['a 12', 'a 1', 'b 12', 'a 1x']);
  });

  it('compares letters, as a hash may be that of two texts', () => {
    const known = new AlikeTexts<string>();
    expect(['iwairo', 'xaeohv'].map((text) => known.of(text, (one) => one))).toEqual(['iwairo', 'xaeohv']);
  });

  it('does not keep long texts', () => {
    const known = new AlikeTexts<number>();
    let asked = 0;
    for (const length of [4000, 4000, 4001, 4001]) known.of('a'.repeat(length), () => asked++);
    expect(asked).toBe(3);
  });

  it('keeps what is asked for again and again among many others', () => {
    const known = new AlikeTexts<number>();
    let asked = 0;
    for (let number = 0; number < 2000; number++) {
      known.of('always', () => asked++);
      known.of(`once ${letters(number)}`, () => 0);
    }
    expect(asked).toBe(1);
  });

  it('remembers a bounded number of texts', () => {
    const known = new AlikeTexts<number>();
    let asked = 0;
    for (let round = 0; round < 2; round++)
      for (let number = 0; number < 2000; number++) known.of(letters(number), () => asked++);
    expect(asked).toBeGreaterThan(3000);
  });
});

function sorted(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A word for each number, without digits. */
function letters(number: number): string {
  return number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
}
