import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogPattern, LogSource, ScanResult } from '../../src/model/log.ts';
import { Scanner } from '../../src/scan/scanner.ts';

const line = (time: string, logger: string, level: string, message: string): string =>
  `2024-05-01 ${time} UTC | ${logger} | ${level} | (main.go:1 in run) | ${message}`;
const at = (time: string): number => Date.parse(`2024-05-01T${time}Z`);

const REFUSED: LogPattern = { id: 'refused', sources: ['agent'], literals: ['connection refused'] };

interface Input {
  readonly files: Readonly<Record<string, [LogSource, string]>>;
  readonly patterns?: readonly LogPattern[];
  readonly chunkBytes?: number;
}

function scan({ files, patterns = [REFUSED], chunkBytes = 1 << 20 }: Input): ScanResult {
  const scanner = new Scanner(patterns, { maxLineBytes: 16 * 1024 });
  for (const [file, [source, text]] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const open = scanner.open(file, source);
    for (let from = 0; from < bytes.length; from += chunkBytes)
      open.push(bytes.subarray(from, from + chunkBytes));
    open.end();
  }
  return scanner.finish({ relativePath: (path) => path, clock: undefined });
}

const hitLines = (result: ScanResult, id: string): number[] =>
  (result.hits.get(id)?.hits ?? []).map((hit) => hit.line);

describe('a record of several lines', () => {
  const traceback = [
    line('10:00:00', 'CORE', 'ERROR', 'Error running check'),
    'Traceback (most recent call last):',
    ...Array.from({ length: 60 }, (_, index) => `  File "/opt/check.py", line ${index}, in run`),
    'ConnectionError: connection refused',
    line('10:00:05', 'CORE', 'INFO', 'next'),
  ].join('\n');

  it('gives its lines the time and the level of its head, however far up', () => {
    const pattern = { ...REFUSED, levels: ['ERROR'] } satisfies LogPattern;
    const result = scan({ files: { 'logs/agent.log': ['agent', traceback] }, patterns: [pattern] });
    expect(result.hits.get('refused')?.hits).toMatchObject([{ line: 63, time: at('10:00:00') }]);
  });

  it('does not lend its level to the records around it', () => {
    const pattern = { ...REFUSED, levels: ['INFO'] } satisfies LogPattern;
    expect(scan({ files: { 'logs/agent.log': ['agent', traceback] }, patterns: [pattern] }).hits.size).toBe(
      0,
    );
  });

  it('is explained, as trouble, by a pattern that hits any of its lines', () => {
    const { templates } = scan({ files: { 'logs/agent.log': ['agent', traceback] } });
    expect(templates).toMatchObject([{ template: 'Error running check', count: 1, hitBy: ['refused'] }]);
  });

  it('ends where a crash begins', () => {
    const text = [
      line('10:00:00', 'CORE', 'ERROR', 'x'),
      'panic: connection refused',
      'goroutine 1 [running]:',
    ];
    const pattern = { ...REFUSED, levels: ['ERROR'] } satisfies LogPattern;
    const files = { 'logs/agent.log': ['agent', text.join('\n')] } satisfies Input['files'];
    expect(scan({ files, patterns: [pattern] }).hits.size).toBe(0);
    expect(scan({ files }).hits.get('refused')?.hits).toMatchObject([{ line: 2, time: at('10:00:00') }]);
  });
});

describe('a message over several lines', () => {
  const wrapped = [
    line('10:00:00', 'CORE', 'ERROR', ''),
    '  cannot reach the intake:',
    '  dial tcp 10.0.0.1:443: connection',
    '  refused by peer',
    '',
    line('10:00:05', 'CORE', 'INFO', 'next'),
  ].join('\n');
  const files = { 'logs/agent.log': ['agent', wrapped] } satisfies Input['files'];

  it('matches a regex that needs more than one line, once, at the line with its literal', () => {
    const pattern: LogPattern = {
      id: 'intake',
      sources: ['agent'],
      literals: ['cannot reach'],
      regex: String.raw`cannot reach the intake: dial tcp (?P<address>\S+): connection refused`,
    };
    expect(scan({ files, patterns: [pattern] }).hits.get('intake')).toMatchObject({
      count: 1,
      hits: [
        {
          line: 2,
          text: '  cannot reach the intake:',
          captures: { address: '10.0.0.1:443' },
          time: at('10:00:00'),
        },
      ],
    });
  });

  it('shows two lines of the record before and behind a text that is wrapped', () => {
    const lines = [
      line('10:00:00', 'CORE', 'ERROR', ''),
      '  a',
      '  b',
      '  connection',
      '  refused',
      '  c',
      '  d',
    ];
    const result = scan({ files: { 'logs/agent.log': ['agent', lines.join('\n')] } });
    expect(result.hits.get('refused')?.hits).toMatchObject([
      { line: 4, before: ['  a', '  b'], after: ['  refused', '  c'] },
    ]);
  });

  it('holds a text that is wrapped itself', () => {
    const result = scan({ files });
    expect(result.hits.get('refused')?.hits).toMatchObject([
      {
        line: 3,
        text: '  dial tcp 10.0.0.1:443: connection',
        after: ['  refused by peer', ''],
        time: at('10:00:00'),
      },
    ]);
  });

  it('is its own template', () => {
    expect(scan({ files }).templates).toMatchObject([
      {
        template: 'cannot reach the intake: dial tcp <address>: connection refused by peer',
        example: { line: 1 },
      },
    ]);
  });

  it('is not joined with the next record, nor tried again when a line matched', () => {
    const pattern: LogPattern = {
      id: 'both',
      sources: ['agent'],
      literals: ['cannot reach'],
      regex: 'cannot reach.*(?:next|intake)',
    };
    const twice = `${wrapped}\n  cannot reach the next host\n  cannot reach`;
    const result = scan({ files: { 'logs/agent.log': ['agent', twice] }, patterns: [pattern] });
    expect(hitLines(result, 'both')).toEqual([2, 7]);
    const only = { ...pattern, regex: 'cannot reach.*next' };
    expect(scan({ files, patterns: [only] }).hits.size).toBe(0);
  });

  it('is found whatever the chunks and the blocks are', () => {
    const filler = `${line('09:00:00', 'CORE', 'INFO', 'filler '.repeat(30))}\n`;
    const patterns: LogPattern[] = [
      REFUSED,
      {
        id: 'intake',
        sources: ['agent'],
        literals: ['cannot reach'],
        regex: 'cannot reach.*connection refused',
      },
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1000, max: 70_000 }),
        (shift, chunkBytes) => {
          const size = 256 * 1024 - wrapped.length + shift;
          const text =
            filler.repeat(Math.floor(size / filler.length)) +
            'x'.repeat(size % filler.length) +
            '\n' +
            wrapped;
          const long = { 'logs/agent.log': ['agent', text] } satisfies Input['files'];
          const result = scan({ files: long, patterns, chunkBytes });
          expect([...result.hits].map(([id, { count }]) => [id, count]).sort()).toEqual([
            ['intake', 1],
            ['refused', 1],
          ]);
          expect(result).toEqual(scan({ files: long, patterns }));
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('a component found by its lines', () => {
  const PROBE: LogPattern = { id: 'probe', sources: ['system-probe'], literals: ['permission denied'] };
  const CORE: LogPattern = { id: 'core', sources: ['agent'], literals: ['permission denied'] };
  const OTHER: LogPattern = {
    id: 'other',
    sources: ['other', 'system-probe'],
    literals: ['permission denied'],
  };
  const patterns = [PROBE, CORE, OTHER];
  const text = [
    line('10:00:00', 'CORE', 'ERROR', 'permission denied'),
    line('10:00:01', 'SYS-PROBE', 'ERROR', 'module failed'),
    '  permission denied',
    line('10:00:02', 'CORE', 'ERROR', 'permission denied'),
  ].join('\n');

  it('gets its lines out of the log of another', () => {
    const result = scan({ files: { 'logs/agent.log': ['agent', text] }, patterns });
    expect(hitLines(result, 'probe')).toEqual([3]);
    expect(hitLines(result, 'core')).toEqual([1, 4]);
    expect(hitLines(result, 'other')).toEqual([3]);
    expect(result.templates.map(({ source, count }) => [source, count])).toEqual([
      ['agent', 2],
      ['system-probe', 1],
    ]);
  });

  it('gets its lines out of any text, which also answers for itself, each line once', () => {
    const result = scan({ files: { 'pasted.txt': ['other', text] }, patterns });
    expect(hitLines(result, 'probe')).toEqual([3]);
    expect(hitLines(result, 'core')).toEqual([1, 4]);
    expect(hitLines(result, 'other')).toEqual([1, 3, 4]);
    expect(result.hits.get('other')?.count).toBe(3);
  });

  it('is named in JSON and in old containers too', () => {
    const lines = [
      '{"agent":"sys-probe","time":"2024-05-01 10:00:00 UTC","level":"ERROR","msg":"permission denied"}',
      '[ TRACE ] 2024-05-01 10:00:00 ERROR (a.go:1) - permission denied',
    ];
    const result = scan({ files: { 'logs/agent.log': ['agent', lines.join('\n')] }, patterns });
    expect(hitLines(result, 'probe')).toEqual([1]);
    expect(hitLines(result, 'core')).toEqual([]);
  });

  it('is the file’s own where the line names none', () => {
    const old = '2024-05-01 10:00:00 UTC | ERROR | (a.go:1 in f) | permission denied';
    const result = scan({ files: { 'logs/system-probe.log': ['system-probe', old] }, patterns });
    expect(hitLines(result, 'probe')).toEqual([1]);
  });

  it('is not looked for in pages, nor in added text by a pattern for logs only', () => {
    expect(scan({ files: { 'status.log': ['status', text] }, patterns }).hits.size).toBe(0);
    const inLogs = [{ ...PROBE, inLogsOnly: true }];
    expect(scan({ files: { 'pasted.txt': ['other', text] }, patterns: inLogs }).hits.size).toBe(0);
    expect(scan({ files: { 'logs/agent.log': ['agent', text] }, patterns: inLogs }).hits.size).toBe(1);
  });
});
