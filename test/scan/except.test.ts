// Lines that a pattern passes over because of a text that they hold.
import { describe, expect, it } from 'vitest';
import type { LogPattern, PatternHits } from '../../src/model/log.ts';
import { Scanner } from '../../src/scan/scanner.ts';
import { logLine } from '../support/log-lines.ts';

const PATTERN: LogPattern = { id: 'failed', sources: ['agent'], literals: ['check failed'] };

function hitsOf(lines: readonly string[], pattern: LogPattern): PatternHits | undefined {
  const scanner = new Scanner([pattern], { maxLineBytes: 16 * 1024 });
  const scan = scanner.open('logs/agent.log', 'agent');
  scan.push(Buffer.from(lines.join('\n')));
  scan.end();
  return scanner.finish({ relativePath: (path) => path, clock: undefined }).hits.get('failed');
}

const said = (message: string, second = 0): string => logLine(second, message, 'CORE', 'ERROR');

describe('except', () => {
  it.each<[string, Partial<LogPattern>]>([
    ['a text', {}],
    ['a regex', { regex: 'check failed: (?<error>.+)' }],
    ['a regex and a level', { regex: 'check failed: (?<error>.+)', levels: ['ERROR'] }],
  ])('leaves out lines that hold one of its texts, whatever their case, for %s', (_, more) => {
    const lines = ['check failed: Timed Out', 'check failed: no such file', 'check failed: reset by peer'];
    const found = hitsOf(
      lines.map((line) => said(line)),
      { ...PATTERN, ...more, except: ['timed out', 'RESET by'] },
    );
    expect(found?.count).toBe(1);
    expect(found?.hits.map(({ line }) => line)).toEqual([2]);
  });

  it('leaves out lines that match its expression, whatever their case', () => {
    const lines = ['check failed: Pid 12', 'check failed: pid 0', 'check failed: pid of 12'];
    const found = hitsOf(
      lines.map((line) => said(line)),
      { ...PATTERN, exceptRegex: ' pid [1-9]' },
    );
    expect(found?.hits.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('leaves them out where lines are only counted, too', () => {
    const lines = Array.from({ length: 400 }, (_, at) =>
      logLine(at, at % 2 === 0 ? 'check failed: timed out' : 'check failed: no such file'),
    );
    expect(hitsOf(lines, PATTERN)?.count).toBe(400);
    expect(hitsOf(lines, { ...PATTERN, except: ['timed out'] })?.count).toBe(200);
    expect(hitsOf(lines, { ...PATTERN, exceptRegex: 'timed? out' })?.count).toBe(200);
  });

  it('looks at the joined lines of a record that no single line of matches', () => {
    const lines = [said('check failed:'), '  cause: no such file'];
    const pattern = { ...PATTERN, regex: 'check failed: +cause: (?<error>.+)' };
    expect(hitsOf(lines, pattern)?.count).toBe(1);
    expect(hitsOf(lines, { ...pattern, except: ['no such file'] })).toBeUndefined();
  });

  it.each([
    [
      'many lines below the head',
      [...Array.from({ length: 66 }, (_, n) => `  at ${n}`), '  check failed: timed out'],
    ],
    ['far behind in the record', [`  check failed: ${'x'.repeat(9000)} timed out`]],
  ])('leaves out a line that stands %s, beyond what is joined of it', (_, below) => {
    const lines = [said('boom'), ...below, said('all is well', 1)];
    for (const regex of [{}, { regex: 'check failed' }])
      expect(hitsOf(lines, { ...PATTERN, ...regex, except: ['timed out'] })).toBeUndefined();
  });
});
