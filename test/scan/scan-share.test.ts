// What several scanners found in some of the files each, put together, is what one finds in all of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogPattern, ScanResult } from '../../src/model/log.ts';
import { MAX_SHOWN_LINES } from '../../src/scan/hits/shown-lines.ts';
import { Scanner } from '../../src/scan/scanner.ts';
import { MAX_TEMPLATES } from '../../src/scan/templates/template-table.ts';
import { logLine } from '../support/log-lines.ts';

const PATTERNS: readonly LogPattern[] = [
  { id: 'counted', sources: ['agent'], literals: ['denied'] },
  {
    id: 'timed',
    sources: ['agent'],
    literals: ['timeout'],
    regex: 'timeout of (?<what>\\w+)',
    keepsEvents: true,
    eventValue: 'what',
  },
];

type Files = readonly (readonly [file: string, text: string])[];

function scannerOf(files: Files): Scanner {
  const scanner = new Scanner(PATTERNS, { maxLineBytes: 16 * 1024 });
  for (const [file, text] of files) {
    const scan = scanner.open(file, 'agent');
    scan.push(Buffer.from(text));
    scan.end();
  }
  return scanner;
}

function resultOf(scanner: Scanner): unknown {
  const problems = scanner.problems();
  const result: ScanResult = scanner.finish({ relativePath: (path) => path, clock: undefined });
  const byFile = [...result.files].sort((a, b) => (a.file < b.file ? -1 : 1));
  const templates = [...result.templates].map((one) => JSON.stringify(one)).sort();
  const trouble = [...result.trouble].map((one) => JSON.stringify(one)).sort();
  const hits = [...result.hits].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...result, hits, files: byFile, templates, trouble, problems };
}

/** Each share as it arrives from another thread. */
function together(parts: readonly Files[]): unknown {
  const [first, ...others] = parts.map(scannerOf);
  for (const other of others) first!.absorb(structuredClone(other.share()));
  return resultOf(first!);
}

const line = fc
  .tuple(
    fc.nat(3000),
    fc.constantFrom('access denied', 'timeout of db', 'timeout of web', 'all is well', 'no route to 10.1'),
    fc.constantFrom('INFO', 'WARN', 'ERROR'),
  )
  .map(([second, text, level]) => logLine(second, text, 'CORE', level));
const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.sort().join('\n'));

describe('shares of a scan', () => {
  it('give the same together as one scan of all files', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat(2)), { minLength: 1, maxLength: 8 }), (files) => {
        const named = files.map(
          ([content, part], index) => [[`logs/agent.log.${index + 1}`, content], part] as const,
        );
        const parts = [0, 1, 2].map((part) => named.filter((one) => one[1] === part).map(([file]) => file));
        expect(together(parts)).toEqual(resultOf(scannerOf(named.map(([file]) => file))));
      }),
      { numRuns: 60 },
    );
  });

  it('give the same where there is more than may be kept', () => {
    const letters = (n: number): string => n.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[+digit]!);
    const count = Math.max(MAX_TEMPLATES, MAX_SHOWN_LINES);
    const parts = [0, 1].map((part): Files => {
      const lines = Array.from({ length: count }, (_, n) =>
        logLine(n, `timeout of ${letters(n * 2 + part)} while ${letters(n)}`),
      );
      return [[`logs/agent.log.${part + 1}`, lines.join('\n')]];
    });
    const one = scannerOf(parts.flat());
    expect(together(parts)).toEqual(resultOf(one));
    expect(one.problems().map(({ code }) => code)).toContain('template-limit');
  });

  it('say which lines were cut in any thread', () => {
    const long: Files = [['logs/agent.log.2', `${logLine(1, 'x'.repeat(20_000))} denied`]];
    expect(together([[['logs/agent.log.1', 'denied']], long])).toEqual(
      resultOf(scannerOf([['logs/agent.log.1', 'denied'], ...long])),
    );
  });
});
