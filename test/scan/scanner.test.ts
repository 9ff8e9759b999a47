import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogPattern, ScanResult } from '../../src/model/log.ts';
import { Scanner } from '../../src/scan/scanner.ts';

const DENIED: LogPattern = {
  id: 'rule/denied',
  sources: ['system-probe'],
  literals: ['permission denied'],
  regex: 'classifier: (?<error>permission denied)',
};
const line = (time: string, message: string, level = 'ERROR'): string =>
  `2024-05-01 ${time} UTC | SYS-PROBE | ${level} | (main.go:1 in run) | ${message}`;

interface ScanCase {
  readonly files: Readonly<Record<string, string>>;
  readonly patterns?: readonly LogPattern[];
  readonly chunkBytes?: number;
  readonly maxLineBytes?: number;
}

function scan({
  files,
  patterns = [DENIED],
  chunkBytes = 1 << 20,
  maxLineBytes = 1 << 18,
}: ScanCase): ScanResult & { scanner: Scanner } {
  const scanner = new Scanner(patterns, { maxLineBytes });
  for (const [file, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const open = scanner.open(file, 'system-probe');
    for (let at = 0; at < bytes.length; at += chunkBytes) open.push(bytes.subarray(at, at + chunkBytes));
    open.end();
  }
  return { ...scanner.finish({ relativePath: (path) => path, clock: undefined }), scanner };
}

describe('Scanner', () => {
  it('gives line number, text, context, time and captures of a hit', () => {
    const text = [
      line('10:00:00', 'one', 'INFO'),
      line('10:00:01', 'two', 'INFO'),
      line('10:00:02', 'classifier: permission denied'),
      'three',
      'four',
      'five',
    ].join('\n');
    const hits = scan({ files: { 'logs/system-probe.log': text } }).hits.get(DENIED.id);
    expect(hits?.count).toBe(1);
    expect(hits?.hits[0]).toMatchObject({
      file: 'logs/system-probe.log',
      line: 3,
      text: line('10:00:02', 'classifier: permission denied'),
      before: [line('10:00:00', 'one', 'INFO'), line('10:00:01', 'two', 'INFO')],
      after: ['three', 'four'],
      captures: { error: 'permission denied' },
      time: Date.UTC(2024, 4, 1, 10, 0, 2),
    });
  });

  it('gives the same whatever the chunks are', () => {
    const lines = fc.array(
      fc.constantFrom(
        line('10:00:02', 'classifier: permission denied'),
        line('10:00:03', 'other'),
        '',
        'a trace\r',
        'permission denied alone',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 90 }), fc.boolean(), (all, chunkBytes, isClosed) => {
        const files = { 'a.log': all.join('\n') + (isClosed ? '\n' : '') };
        const { scanner: _a, ...whole } = scan({ files });
        const { scanner: _b, ...cut } = scan({ files, chunkBytes });
        expect(cut).toEqual(whole);
      }),
    );
  });

  it('numbers lines as a plain split does', () => {
    const wanted = 'classifier: permission denied';
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('x', '', wanted, 'a longer line without it'), { maxLength: 9 }),
        fc.integer({ min: 1, max: 40 }),
        (all, chunkBytes) => {
          const text = all.join('\n');
          const expected = text.split('\n').flatMap((one, index) => (one === wanted ? [index + 1] : []));
          const hits = scan({ files: { 'a.log': text }, chunkBytes }).hits.get(DENIED.id)?.hits ?? [];
          expect(hits.map((hit) => hit.line)).toEqual(expected);
        },
      ),
    );
  });

  it('does not depend on the order of files, and counts rotated files as older', () => {
    const files = {
      'logs/system-probe.log': line('10:00:05', 'classifier: permission denied'),
      'logs/system-probe.log.2': line('10:00:05', 'classifier: permission denied b'),
      'logs/system-probe.log.7': line('10:00:05', 'classifier: permission denied c'),
    };
    const forward = scan({ files }).hits.get(DENIED.id)?.hits;
    const backward = scan({ files: Object.fromEntries(Object.entries(files).reverse()) }).hits.get(
      DENIED.id,
    )?.hits;
    expect(forward?.map((hit) => hit.file)).toEqual([
      'logs/system-probe.log.2',
      'logs/system-probe.log.7',
      'logs/system-probe.log',
    ]);
    expect(backward).toEqual(forward);
  });

  it('keeps first and last of very many hits and counts them all', () => {
    const text = Array.from({ length: 5000 }, (_, index) => `classifier: permission denied ${index}`).join(
      '\n',
    );
    const hits = scan({ files: { 'a.log': text } }).hits.get(DENIED.id);
    expect(hits?.count).toBe(5000);
    expect(hits?.hits.length).toBe(20);
    expect(hits?.hits[0]?.line).toBe(1);
    expect(hits?.hits.at(-1)?.line).toBe(5000);
  });

  it('cuts an endless line, says so, and goes on after it', () => {
    const text = `${'x'.repeat(5000)}classifier: permission denied\nclassifier: permission denied\n`;
    const result = scan({ files: { 'a.log': text }, maxLineBytes: 1000, chunkBytes: 300 });
    expect(result.hits.get(DENIED.id)?.hits.map((hit) => hit.line)).toEqual([2]);
    expect(result.scanner.problems()).toEqual([
      expect.objectContaining({ code: 'line-limit', file: 'a.log' }),
    ]);
  });

  it('reports only hits of the wanted level', () => {
    const pattern: LogPattern = { ...DENIED, levels: ['WARN'] };
    const text = [
      line('10:00:00', 'classifier: permission denied'),
      line('10:00:01', 'classifier: permission denied', 'WARN'),
    ].join('\n');
    const hits = scan({ files: { 'a.log': text }, patterns: [pattern] }).hits.get(DENIED.id)?.hits;
    expect(hits?.map((hit) => hit.line)).toEqual([2]);
  });

  it('counts lines of trouble by template and names the patterns that hit them', () => {
    const text = [
      line('10:00:00', 'cannot reach 10.0.0.1:5005 after 3s'),
      line('10:00:09', 'cannot reach 10.0.0.7:5005 after 12s'),
      line('10:01:00', 'classifier: permission denied'),
      line('10:02:00', 'fine', 'INFO'),
    ].join('\n');
    const { templates } = scan({ files: { 'a.log': text } });
    expect(templates.map(({ template, count, hitBy }) => ({ template, count, hitBy }))).toEqual([
      { template: 'cannot reach <address> after <n>s', count: 2, hitBy: [] },
      { template: 'classifier: permission denied', count: 1, hitBy: ['rule/denied'] },
    ]);
  });

  it('dates a line without a time by the line before it', () => {
    const text = [line('10:00:00', 'panic follows'), 'classifier: permission denied'].join('\n');
    expect(scan({ files: { 'a.log': text } }).hits.get(DENIED.id)?.hits[0]?.time).toBe(
      Date.UTC(2024, 4, 1, 10, 0, 0),
    );
  });
});

describe('patterns that look for the same', () => {
  const twin = { ...DENIED, id: 'other/denied' };
  const other = { ...DENIED, id: 'third/denied', levels: ['WARN' as const] };
  const text = [line('10:00:02', 'classifier: permission denied'), line('10:00:03', 'other trouble')].join(
    '\n',
  );

  it('have the same hits, and each is named where the lines of trouble are counted', () => {
    const { hits, templates } = scan({ files: { 'a.log': text }, patterns: [DENIED, twin, other] });
    expect(hits.get(twin.id)).toBe(hits.get(DENIED.id));
    expect(hits.get(twin.id)?.count).toBe(1);
    expect(hits.has(other.id)).toBe(false);
    expect(templates.map((one) => one.hitBy)).toContainEqual(['other/denied', 'rule/denied']);
  });
});
