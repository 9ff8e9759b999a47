import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogPattern, LogStream, ScanResult } from '../../src/model/log.ts';
import type { ClockZone } from '../../src/scan/time/log-stamp.ts';
import { Scanner } from '../../src/scan/scanner.ts';

const stamp = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
const line = (ms: number, message = 'idle', zone = 'UTC'): string =>
  `${stamp(ms)} ${zone} | CORE | INFO | (main.go:1 in run) | ${message}`;
const MIDNIGHT = Date.UTC(2024, 4, 1);
const MINUTE = 60_000;

interface Input {
  readonly files: Readonly<Record<string, string>>;
  readonly patterns?: readonly LogPattern[];
  readonly clock?: ClockZone;
  readonly chunkBytes?: number;
}

function scan({ files, patterns = [], clock, chunkBytes = 1 << 20 }: Input): ScanResult {
  const scanner = new Scanner(patterns, { maxLineBytes: 16 * 1024 });
  for (const [file, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const open = scanner.open(file, 'agent');
    for (let from = 0; from < bytes.length; from += chunkBytes)
      open.push(bytes.subarray(from, from + chunkBytes));
    open.end();
  }
  return scanner.finish({ relativePath: (path) => path, clock });
}

const streamOf = (input: Input): LogStream => scan(input).streams[0]!;

describe('a stream', () => {
  const files = {
    'logs/agent.log': line(MIDNIGHT + 20 * MINUTE),
    'logs/agent.log.10': line(MIDNIGHT + 10 * MINUTE),
    'logs/agent.log.9': `no date here\n${line(MIDNIGHT)}\n  continued`,
  };

  it('joins rotated files, higher numbers newer, the one without a number newest', () => {
    expect(streamOf({ files })).toMatchObject({
      source: 'agent',
      parts: ['logs/agent.log.9', 'logs/agent.log.10', 'logs/agent.log'].map((file) => ({ file })),
      lines: 5,
      first: { file: 'logs/agent.log.9', line: 2, time: MIDNIGHT },
      last: { file: 'logs/agent.log', line: 1, time: MIDNIGHT + 20 * MINUTE },
    });
  });

  it('has its files in the order of their dates where the numbers say otherwise', () => {
    const turned = {
      'logs/agent.log.1': files['logs/agent.log.10'],
      'logs/agent.log.2': files['logs/agent.log.9'],
    };
    expect(streamOf({ files: turned }).parts.map((part) => part.file)).toEqual([
      'logs/agent.log.2',
      'logs/agent.log.1',
    ]);
  });

  it('is another one in another folder', () => {
    const twice = { 'logs/agent.log': line(MIDNIGHT), 'logs/old/agent.log': line(MIDNIGHT) };
    expect(scan({ files: twice }).streams.map((one) => one.parts.map((part) => part.file))).toEqual([
      ['logs/agent.log'],
      ['logs/old/agent.log'],
    ]);
  });

  it('counts its lines of trouble, and knows its first debug line', () => {
    const text = ['ERROR', 'DEBUG', 'WARN', 'WARN', 'DEBUG'].map((level) =>
      line(MIDNIGHT).replace('INFO', level),
    );
    const { streams, files: summaries } = scan({ files: { 'logs/agent.log': text.join('\n') } });
    expect(streams[0]?.trouble).toEqual({ WARN: 2, ERROR: 1, CRITICAL: 0 });
    expect(summaries[0]?.debugLine).toMatchObject({ line: 2 });
  });
});

describe('gaps', () => {
  const gapsOf = (input: Input): unknown[] =>
    streamOf(input).gaps.map(({ from, to, ms }) => [from.line, to.line, ms]);

  it('are the silences of more than two minutes, longest first, also between files', () => {
    const minutes = [0, 1, 4, 6, 20];
    const text = minutes.map((minute) => `${line(MIDNIGHT + minute * MINUTE)}\n  more\n`).join('');
    const older = line(MIDNIGHT - 5 * MINUTE);
    expect(gapsOf({ files: { 'logs/agent.log': text, 'logs/agent.log.1': older } })).toEqual([
      [7, 9, 14 * MINUTE],
      [1, 1, 5 * MINUTE],
      [3, 5, 3 * MINUTE],
    ]);
  });

  it('are found as by looking at every line, in blocks and chunks of any size', () => {
    const steps = fc.array(fc.constantFrom(0, 1000, 5000, 119_000, 121_000, 600_000), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(steps, fc.integer({ min: 20_000, max: 90_000 }), (few, chunkBytes) => {
        // Over several blocks: what follows each dated line makes it long.
        const all = Array.from({ length: 120 }, (_, index) => few[index % few.length] ?? 0);
        let ms = MIDNIGHT;
        const times = all.map((step) => (ms += step));
        const text = times.map((time) => `${line(time)}\n  ${'x'.repeat(7000)}\n`).join('');
        const expected = times
          .flatMap((time, index) => {
            const before = times[index - 1];
            return before === undefined || time - before <= 2 * MINUTE
              ? []
              : [[2 * index - 1, 2 * index + 1, time - before]];
          })
          .sort((a, b) => (b[2] ?? 0) - (a[2] ?? 0) || (a[0] ?? 0) - (b[0] ?? 0))
          .slice(0, 50);
        expect(gapsOf({ files: { 'logs/agent.log': text }, chunkBytes })).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('are not made by a change of the clock', () => {
    const summer = Date.UTC(2024, 9, 27, 2, 59, 59);
    const text = [
      line(summer, 'a', 'CEST'),
      line(summer - 3_595_000, 'b', 'CET'),
      line(summer - 3_500_000, 'c', 'CET'),
    ];
    expect(gapsOf({ files: { 'logs/agent.log': text.join('\n') } })).toEqual([]);
    const unknown = [line(summer, 'a', 'XST'), line(summer + 3_600_000, 'b', 'XDT')];
    expect(gapsOf({ files: { 'logs/agent.log': unknown.join('\n') } })).toEqual([]);
  });

  it('take linear time where every line stands alone', () => {
    const text = Array.from({ length: 60_000 }, (_, index) => line(MIDNIGHT + index * 3 * MINUTE)).join('\n');
    const started = performance.now();
    expect(streamOf({ files: { 'logs/agent.log': text } }).gaps.length).toBe(50);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('the order of hits', () => {
  const MARK: LogPattern = { id: 'mark', sources: ['agent'], literals: ['marked'] };
  const orderOf = (input: Input): string[] =>
    (scan({ patterns: [MARK], ...input }).hits.get('mark')?.hits ?? []).map((hit) => hit.text.slice(-1));

  it('keeps the lines of a file as they stand when its clock goes back', () => {
    const text = [
      line(MIDNIGHT + 120 * MINUTE, 'marked a', 'XDT'),
      line(MIDNIGHT + 61 * MINUTE, 'marked b', 'XST'),
      line(MIDNIGHT + 180 * MINUTE, 'marked c', 'XST'),
    ].join('\n');
    expect(orderOf({ files: { 'logs/agent.log': text } })).toEqual(['a', 'b', 'c']);
    const summer = { zone: 'XDT', offsetMinutes: -300 };
    const { hits } = scan({ files: { 'logs/agent.log': text }, patterns: [MARK], clock: summer }).hits.get(
      'mark',
    )!;
    expect(hits.map((hit) => hit.time)).toEqual([
      MIDNIGHT + 420 * MINUTE,
      MIDNIGHT + 421 * MINUTE,
      MIDNIGHT + 540 * MINUTE,
    ]);
  });

  it('puts files of several zones together once the flare tells its own', () => {
    const local = [
      line(MIDNIGHT + 60 * MINUTE, 'marked b', 'XST'),
      line(MIDNIGHT + 90 * MINUTE, 'marked d', 'XST'),
    ];
    const universal = [line(MIDNIGHT, 'marked a'), line(MIDNIGHT + 15 * MINUTE, 'marked c')];
    const files = { 'logs/agent.log': local.join('\n'), 'logs/two/agent.log': universal.join('\n') };
    expect(orderOf({ files, clock: { zone: 'XST', offsetMinutes: 50 } })).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('very many kinds of trouble', () => {
  const word = (index: number): string =>
    String(index).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
  const texts = Array.from({ length: 7000 }, (_, index) =>
    line(MIDNIGHT + index, `fails ${word(index)}`).replace('INFO', 'ERROR'),
  );
  const counted = (lines: readonly string[]): { templates: string[]; problems: string[] } => {
    const scanner = new Scanner([], { maxLineBytes: 16 * 1024 });
    const open = scanner.open('logs/agent.log', 'agent');
    open.push(Buffer.from(lines.join('\n')));
    open.end();
    const { templates } = scanner.finish({ relativePath: (path) => path, clock: undefined });
    return {
      templates: templates.map(({ template, count }) => `${template} ${count}`).sort(),
      problems: scanner.problems().map((one) => one.code),
    };
  };

  it('are limited to the same ones in any order, which is said', () => {
    const forward = counted([...texts, ...texts]);
    expect(forward.templates.length).toBe(5000);
    expect(forward.templates.every((one) => one.endsWith(' 2'))).toBe(true);
    expect(forward.problems).toEqual(['template-limit']);
    expect(counted([...texts, ...texts].reverse())).toEqual(forward);
  });

  it('are all told up to the limit', () => {
    const { templates, problems } = counted(texts.slice(0, 5000));
    expect(templates.length).toBe(5000);
    expect(problems).toEqual([]);
  });
});
