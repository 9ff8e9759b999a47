// A pattern that asks for levels of trouble is looked for in records of trouble only, and finds what it would find if it
// were looked for in every line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogLevel, PatternHits } from '../../src/model/log.ts';
import { Scanner } from '../../src/scan/scanner.ts';
import { logLine } from '../support/log-lines.ts';

const ID = 'denied';
/** More than a block of lines holds beside another such line. */
const LONG_BYTES = 150_000;

/** No line is at the trace level: asking for it too changes nothing but how lines are found. */
function hitsOf(lines: readonly string[], levels: readonly LogLevel[]): PatternHits | undefined {
  const pattern = { id: ID, sources: ['agent'] as const, literals: ['denied by'], levels };
  const scanner = new Scanner([pattern], { maxLineBytes: 16 * 1024 });
  const scan = scanner.open('logs/agent.log', 'agent');
  scan.push(Buffer.from(lines.join('\n')));
  scan.end();
  return scanner.finish({ relativePath: (path) => path, clock: undefined }).hits.get(ID);
}

const text = fc.constantFrom('denied by policy', 'all is well', 'Denied by nobody | ERROR | at all');
const second = fc.nat(3600);
const head = fc.oneof(
  fc
    .tuple(second, text, fc.constantFrom('INFO', 'DEBUG', 'WARN', 'ERROR'))
    .map(([at, message, level]) => logLine(at, message, 'CORE', level)),
  fc.constantFrom(
    '2024-05-01 08:30:00 ERROR - denied by an old layout',
    '2024-05-01 08:30:00 INFO - denied by an old layout',
    '2024-05-01 08:30:00 WARN (a.go:1) - denied by an old layout',
    '{"agent":"core","level":"ERROR","time":"2024-05-01 08:30:00 UTC","msg":"denied by json"}',
    '{"agent":"core","level":"INFO","time":"2024-05-01 08:30:00 UTC","msg":"denied by json"}',
    '{"agent":"core","msg":"denied by json","time":"2024-05-01 08:30:00 UTC","level":"ERROR"}',
    '2024-05-01 08:30:00 WARNING (a.go:1) - denied by an old layout',
    '2024-05-01 08:30:00 WARNING - denied by an old layout',
    'ERROR | (a.go:1 in f) | denied by a line without a date',
    '| CORE | WARN | (a.go:1 in f) | denied by a line without a date',
    'INFO | (a.go:1 in f) | denied by a line without a date',
    'E0501 08:30:00.123456       1 reflector.go:138] denied by klog',
    'I0501 08:30:00.123456       1 leaderelection.go:138] denied by klog',
  ),
);
const continuation = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['  denied by the line below', 'denied by no head', '', '\tat a.go:1'],
      ...['{"errors":[', '  {"code":7,"why":"denied by policy"},', '   "msg":"no more"}]}'],
    ),
  },
  { weight: 1, arbitrary: fc.constant(`  ${'x'.repeat(LONG_BYTES)}`) },
);
const records = fc.array(fc.tuple(head, fc.array(continuation, { maxLength: 4 })), {
  minLength: 1,
  maxLength: 12,
});

describe('a pattern of levels of trouble', () => {
  it('finds what a look at every line finds', () => {
    fc.assert(
      fc.property(records, (all) => {
        const lines = all.flat(2);
        expect(hitsOf(lines, ['ERROR'])).toEqual(hitsOf(lines, ['ERROR', 'TRACE']));
        expect(hitsOf(lines, ['ERROR', 'WARN'])).toEqual(hitsOf(lines, ['ERROR', 'WARN', 'TRACE']));
      }),
      { numRuns: 200 },
    );
  });

  it('finds a line of a record that began in an earlier block', () => {
    const long = `  ${'x'.repeat(LONG_BYTES)}`;
    const lines = [
      logLine(1, 'failed'),
      long,
      long,
      '  denied by policy',
      logLine(2, 'denied by it', 'CORE', 'INFO'),
    ];
    expect(hitsOf(lines, ['ERROR'])?.hits.map((hit) => hit.line)).toEqual([4]);
  });
});
