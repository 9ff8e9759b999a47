// Lines that a pattern passes over because of their level.
import { describe, expect, it } from 'vitest';
import type { LogPattern } from '../../src/model/log.ts';
import { Scanner } from '../../src/scan/scanner.ts';
import { logLine } from '../support/log-lines.ts';

const PATTERN: LogPattern = {
  id: 'failed',
  sources: ['agent'],
  literals: ['check failed'],
  exceptLevels: ['TRACE', 'DEBUG'],
};

function linesHit(lines: readonly string[], pattern = PATTERN): number[] {
  const scanner = new Scanner([pattern], { maxLineBytes: 16 * 1024 });
  const scan = scanner.open('logs/agent.log', 'agent');
  scan.push(Buffer.from(lines.join('\n')));
  scan.end();
  const hits = scanner.finish({ relativePath: (path) => path, clock: undefined }).hits.get('failed');
  return hits?.hits.map(({ line }) => line) ?? [];
}

const said = (level: string, second: number): string => logLine(second, 'check failed', 'CORE', level);

describe('levels that do not count', () => {
  it('are passed over, and no others', () => {
    const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL'];
    expect(linesHit(levels.map(said))).toEqual([3, 4, 5, 6]);
  });

  it('are known in every layout of a head', () => {
    const json = (level: string): string => `{"agent":"core","level":"${level}","msg":"check failed"}`;
    const klog = (letter: string): string => `${letter}0501 10:00:00.000000       1 x.go:1] check failed`;
    expect(linesHit([json('DEBUG'), json('ERROR'), klog('E')])).toEqual([2, 3]);
  });

  it('keep a line without a head of its own, whichever stands above it', () => {
    const lines = ['check failed: pasted', said('DEBUG', 1), 'check failed: pasted too'];
    expect(linesHit(lines)).toEqual([1, 3]);
    expect(linesHit(lines, { ...PATTERN, levels: ['DEBUG'] })).toEqual([3]);
  });

  it('are those of the head when the lines of a record are joined', () => {
    const regex = 'check failed: +no such file';
    const record = (level: string): string[] => [
      logLine(1, 'what a check said:', 'CORE', level),
      '  check failed:',
      '  no such file',
    ];
    expect(linesHit([...record('DEBUG'), ...record('ERROR')], { ...PATTERN, regex })).toEqual([5]);
  });

  it('are left out where lines are only counted, too', () => {
    const lines = Array.from({ length: 400 }, (_, at) => said(at % 2 === 0 ? 'DEBUG' : 'INFO', at));
    const scanner = new Scanner([PATTERN], { maxLineBytes: 16 * 1024 });
    const scan = scanner.open('logs/agent.log', 'agent');
    scan.push(Buffer.from(lines.join('\n')));
    scan.end();
    const { hits } = scanner.finish({ relativePath: (path) => path, clock: undefined });
    expect(hits.get('failed')?.count).toBe(200);
  });
});
