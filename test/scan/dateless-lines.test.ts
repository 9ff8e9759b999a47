// Lines of a log that a person copied without their date keep the level that they state.
import { describe, expect, it } from 'vitest';
import type { LogLine } from '../../src/scan/line-layouts/log-line-parts.ts';
import { parseLogLine } from '../../src/scan/lines/log-line.ts';

describe('a line without its date', () => {
  it.each<[string, string, Omit<LogLine, 'message' | 'isHeader'>]>([
    [
      'from the component on',
      'CORE | ERROR | (pkg/a.go:5 in (*T).do) | slow',
      { component: 'CORE', level: 'ERROR', place: { file: 'pkg/a.go', line: 5, func: '(*T).do' } },
    ],
    [
      'from the level on',
      'WARN | (runner.go:9 in work) | slow',
      { level: 'WARN', place: { file: 'runner.go', line: 9, func: 'work' } },
    ],
    [
      'from the bar on',
      '| TRACE | INFO | (run.go:2 in Run) | slow',
      { component: 'TRACE', level: 'INFO', place: { file: 'run.go', line: 2, func: 'Run' } },
    ],
  ])('is read %s', (_name, text, parts) => {
    expect(parseLogLine(text)).toEqual({ ...parts, message: 'slow', isHeader: true });
  });

  it.each([
    'WARN | (two of five) | open',
    'WARN | ok',
    'ERROR | (a.go:1 in f)',
    'seen: ERROR | (a.go:1 in f) | slow',
  ])('is not seen in “%s”', (text) => expect(parseLogLine(text)).toEqual({ message: text, isHeader: false }));
});
