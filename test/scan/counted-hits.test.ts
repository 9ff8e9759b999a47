// Lines that are counted without being read are hits like any others: a pattern of a literal alone gives what the same
// pattern with a regex gives, which reads every line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogPattern } from '../../src/model/log.ts';
import { Scanner } from '../../src/scan/scanner.ts';
import { logLine } from '../support/log-lines.ts';

const COMMON: Omit<LogPattern, 'id'> = {
  sources: ['agent', 'process-agent'],
  literals: ['access denied'],
  keepsLastInFiles: true,
};
const AT_ERROR: LogPattern = {
  id: 'at-error',
  sources: ['agent'],
  literals: ['denied by'],
  levels: ['ERROR'],
};

type Files = readonly (readonly [file: string, lines: readonly string[]])[];

function found(pattern: LogPattern, files: Files): unknown {
  const scanner = new Scanner([pattern, AT_ERROR], { maxLineBytes: 16 * 1024 });
  for (const [file, lines] of files) {
    const scan = scanner.open(file, file.includes('process') ? 'process-agent' : 'agent');
    scan.push(Buffer.from(lines.join('\n')));
    scan.end();
  }
  const {
    hits,
    trouble,
    templates,
    files: summaries,
  } = scanner.finish({
    relativePath: (path) => path,
    clock: undefined,
  });
  return { hits: [...hits], trouble, templates, summaries };
}

const second = fc.nat(3600);
const inPipes = fc
  .tuple(
    second,
    fc.constantFrom('access denied', 'access denied by policy', 'all is well', 'access'),
    fc.constantFrom('INFO', 'DEBUG', 'WARN', 'ERROR'),
  )
  .map(([at, text, level]) => logLine(at, text, 'CORE', level));
const otherwise = fc.constantFrom(
  '  denied to the caller',
  'access denied on a line of its own',
  '1234-abc access denied',
  '2024-05-01 08:30:00 ERROR - access denied by an old layout',
  '2024-05-01T08:30:00.123456789Z stderr F   access denied by a runtime',
  'E0501 08:30:00.123456       1 reflector.go:138] access denied by klog',
  '{"agent":"core","level":"ERROR","time":"2024-05-01 08:30:00 UTC","msg":"access denied by json"}',
);
/** Most lines are of the kind that is counted, and there are many. */
const log = fc.array(fc.oneof({ weight: 6, arbitrary: inPipes }, { weight: 1, arbitrary: otherwise }), {
  minLength: 20,
  maxLength: 90,
});

describe('a pattern of a literal alone', () => {
  it('finds what reading every line finds', () => {
    const names = ['logs/agent.log.1', 'logs/agent.log', 'logs/process-agent.log'];
    fc.assert(
      fc.property(fc.array(log, { minLength: 1, maxLength: 3 }), (logs) => {
        const files = logs.map((lines, index) => [names[index]!, lines] as const);
        const counted = found({ id: 'a', ...COMMON }, files);
        expect(counted).toEqual(found({ id: 'a', ...COMMON, regex: '(?i)access denied' }, files));
      }),
      { numRuns: 300 },
    );
  });

  it('is of the time at which it was written, not of a later line of the block', () => {
    const agent = [
      ...Array.from({ length: 30 }, (_, n) => logLine(n, 'access denied', 'CORE', 'INFO')),
      logLine(3600, 'slow', 'CORE', 'WARN'),
    ];
    const process = [logLine(1800, 'access denied', 'PROCESS', 'INFO')];
    const result = found({ id: 'a', ...COMMON }, [
      ['logs/agent.log', agent],
      ['logs/process-agent.log', process],
    ]) as { readonly hits: readonly (readonly [string, { readonly hits: readonly { file: string }[] }])[] };
    expect(result.hits[0]?.[1].hits.at(-1)?.file).toBe('logs/process-agent.log');
  });

  it('does not switch off a mark that says the same', () => {
    const lines = Array.from({ length: 30 }, (_, n) => logLine(n, `lost ${n}`, 'CORE', 'ERROR'));
    const files: Files = [['logs/agent.log', lines]];
    const loud = { id: 'a', sources: ['agent'], literals: ['| ERROR'] } as const;
    expect(found(loud, files)).toMatchObject({ summaries: [{ trouble: { ERROR: 30 } }] });
  });

  it('counts a line once for a text that the pattern names twice', () => {
    const lines = Array.from({ length: 100 }, (_, n) => logLine(n, 'access denied', 'CORE', 'INFO'));
    const twice = { id: 'a', ...COMMON, literals: ['access denied', 'access denied'] };
    expect(found(twice, [['logs/agent.log', lines]])).toEqual(
      found({ id: 'a', ...COMMON }, [['logs/agent.log', lines]]),
    );
  });
});
