// Patterns are made ready once for any number of flares, of which they keep nothing.
import { expect, it } from 'vitest';
import type { LogPattern } from '../../src/model/log.ts';
import { readyPatterns } from '../../src/scan/patterns/ready-patterns.ts';
import { Scanner } from '../../src/scan/scanner.ts';
import { Stopwatch } from '../../src/util/stopwatch.ts';
import { logLine } from '../support/log-lines.ts';

const PATTERNS: readonly LogPattern[] = [
  { id: 'plain', sources: ['agent'], literals: ['payload'] },
  { id: 'failed', sources: ['agent'], literals: ['failed'], regex: 'failed: (?<why>.+)', keepsEvents: true },
];

/** `id: count, lines, captures` of the patterns that were found. */
function searched(messages: readonly string[]): string[] {
  const scanner = new Scanner(PATTERNS, { maxLineBytes: 16 * 1024 });
  const scan = scanner.open('logs/agent.log', 'agent');
  scan.push(Buffer.from(messages.map((message, at) => logLine(at, message)).join('\n')));
  scan.end();
  const { hits } = scanner.finish({ relativePath: (path) => path, clock: undefined });
  return [...hits].map(([id, { count, hits: shown, series }]) => {
    const lines = shown.map(({ line, captures }) => `${line} ${captures.why ?? ''}`.trim());
    return `${id}: ${count}, ${lines.join(', ')}, ${series?.events.length ?? 'no'} events`;
  });
}

it('is done once for each list, and anew where the time is taken', () => {
  expect(readyPatterns(PATTERNS)).toBe(readyPatterns(PATTERNS));
  expect(readyPatterns([...PATTERNS])).not.toBe(readyPatterns(PATTERNS));
  const clock = new Stopwatch(() => 0);
  expect(readyPatterns(PATTERNS, clock)).not.toBe(readyPatterns(PATTERNS, clock));
});

it('makes one set for the files of one source', () => {
  const ready = readyPatterns(PATTERNS);
  expect(ready.setOf('agent')).toBe(ready.setOf('agent'));
  expect(ready.setOf('agent')).not.toBe(ready.setOf('other'));
});

it('says of a flare the same, whatever was searched before', () => {
  const first = searched(['payload', 'failed: a', 'failed: b']);
  expect(first).toEqual(['plain: 1, 1, no events', 'failed: 2, 2 a, 3 b, 2 events']);
  expect(searched(['failed: c'])).toEqual(['failed: 1, 1 c, 1 events']);
  expect(searched(['payload', 'failed: a', 'failed: b'])).toEqual(first);
});
