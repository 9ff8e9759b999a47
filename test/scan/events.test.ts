import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventSeries, LogPattern } from '../../src/model/log.ts';
import { EventList, maxEventsOf } from '../../src/scan/hits/event-list.ts';
import type { RawHit } from '../../src/scan/hits/raw-hit.ts';
import { Scanner } from '../../src/scan/scanner.ts';
import { MAX_SHOWN_LINES, ShownLines } from '../../src/scan/hits/shown-lines.ts';

const MARK: LogPattern = {
  id: 'mark',
  sources: ['agent'],
  literals: ['marked'],
  regex: 'marked (?<what>\\w+)',
  keepsEvents: true,
  eventValue: 'what',
};
const START = Date.UTC(2024, 4, 1);
const line = (second: number, text: string): string =>
  `${new Date(START + second * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC | CORE | INFO | (a.go:1 in f) | ${text}`;

function seriesOf(files: Readonly<Record<string, string>>, pattern = MARK): EventSeries | undefined {
  const scanner = new Scanner([pattern], { maxLineBytes: 1 << 18 });
  for (const [file, text] of Object.entries(files)) {
    const open = scanner.open(file, 'agent');
    open.push(Buffer.from(text));
    open.end();
  }
  return scanner.finish({ relativePath: (path) => path, clock: undefined }).hits.get('mark')?.series;
}

describe('the events of a pattern', () => {
  it('are kept one by one, over rotated files, with value, time and line', () => {
    const series = seriesOf({
      'logs/agent.log': `${line(20, 'marked c')}\nno date, marked d\n`,
      'logs/agent.log.1': `${line(10, 'marked a')}\n${line(10, 'marked b')}\n`,
    });
    expect(series?.isCut).toBe(false);
    expect(series?.events.map(({ value, hit, ms }) => [value, hit?.line, ms])).toEqual([
      ['a', 1, START + 10_000],
      ['b', 2, START + 10_000],
      ['c', 1, START + 20_000],
      ['d', 2, START + 20_000],
    ]);
  });

  it('have no place in time where no line has a date', () => {
    const series = seriesOf({ 'logs/agent.log': 'marked a\nmarked b\n' });
    expect(series?.events.map((event) => event.ms)).toEqual([undefined, undefined]);
    expect(series?.events.map((event) => event.order)).toEqual([0, 1]);
  });

  it('are not kept when nobody asks', () => {
    const { keepsEvents: _, ...plain } = MARK;
    expect(seriesOf({ 'logs/agent.log': line(0, 'marked a') }, plain)).toBeUndefined();
  });
});

describe('EventList', () => {
  const hit = (second: number, at: number, value = 'x', file = 'a.log'): RawHit => ({
    file,
    line: at,
    text: `line ${at}`,
    context: { before: [], after: [] },
    stamp: { localMs: START + second * 1000, zone: 'UTC' },
    roughMs: START + second * 1000,
    captures: { what: value },
  });
  const fill = (hits: readonly RawHit[], max: number): ReturnType<EventList['finish']> => {
    const shown = new ShownLines();
    const list = new EventList({ maxEvents: max, valueGroup: 'what', shown });
    for (const one of hits) list.add({ ...one, captures: () => one.captures, full: () => one });
    shown.finish();
    return list.finish();
  };

  it('puts those of one second, file and value together when there are very many, and loses none', () => {
    const hits = Array.from({ length: 1000 }, (_, index) => hit(Math.floor(index / 100), index + 1));
    const { events, isCut } = fill(hits, 50);
    expect(isCut).toBe(false);
    expect(events.map(({ line: first, lastLine, count }) => [first, lastLine, count])).toEqual(
      Array.from({ length: 10 }, (_, second) => [second * 100 + 1, second * 100 + 100, 100]),
    );
  });

  it('drops the oldest when there are too many seconds, and says so', () => {
    const hits = Array.from({ length: 1000 }, (_, index) => hit(index, index + 1));
    const { events, isCut } = fill(hits, 50);
    expect(isCut).toBe(true);
    expect(events.map((event) => event.line)).toEqual(Array.from({ length: 50 }, (_, index) => 951 + index));
  });

  it('keeps the lines of a bounded number of events', () => {
    const hits = Array.from({ length: 40_000 }, (_, index) => hit(index, index + 1));
    const shown = fill(hits, 50_000).events.filter((event) => event.hit !== undefined);
    expect(shown.length).toBe(MAX_SHOWN_LINES);
  });

  it('gives the same whatever order hits come in', () => {
    const hits = fc.uniqueArray(
      fc.record({ second: fc.nat(30), line: fc.nat(300), value: fc.constantFrom('x', 'y') }),
      { selector: (one) => one.line, maxLength: 200 },
    );
    fc.assert(
      fc.property(hits, fc.integer({ min: 1, max: 60 }), (some, max) => {
        // A file's rough time never falls.
        const rising = [...some].sort((a, b) => a.line - b.line);
        const seconds = some.map((one) => one.second).sort((a, b) => a - b);
        const raw = rising.map((one, index) => hit(seconds[index] ?? 0, one.line, one.value));
        const backward = fill([...raw].reverse(), max);
        expect(backward).toEqual(fill(raw, max));
      }),
    );
  });

  it('shares its room between patterns', () => {
    expect(maxEventsOf(1)).toBe(300_000);
    expect(maxEventsOf(30)).toBe(10_000);
    expect(maxEventsOf(100_000)).toBe(2000);
  });
});
