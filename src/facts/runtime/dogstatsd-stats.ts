// Reads dogstatsd-stats.log (core 3.1): which metrics came in most often, from the table of `agent dogstatsd-stats`
// or from the lines of its log, where each line counts from the start.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { LineReader } from '../fact-reader.ts';
import { parseGoDate } from '../go/go-date.ts';
import { makeFact } from '../make-fact.ts';
import type { Place } from '../../model/place.ts';
import { recordOfStated } from '../stated-records.ts';

interface Row {
  readonly name: string;
  readonly tags: string;
  readonly count: number;
  readonly lastSeen: string;
}

const MAX_LINE = 4000;
const MAX_ROWS = 8000;
const MAX_SHOWN = 100;

// Metric                 | Tags                 | Count      | Last Seen
// -----------------------|----------------------|------------|--------------------
// shop.orders            | env:dev region:a     | 15         | 2025-01-01 11:00:00 +0000 UTC
// 2025-01-01 11:00:00 UTC | DOGSTATSD | INFO | Metric Name: shop.orders | Tags: {env:dev} | Count: 15 | Last Seen: 2025-01-01 11:00:00
/** Undefined for the head of the table and for all else. */
export function parseStatsRow(line: string): Row | undefined {
  if (line.length > MAX_LINE) return undefined;
  const start = line.indexOf('Metric Name: ');
  const cells = line
    .slice(Math.max(start, 0))
    .split('|')
    .map((cell) => cell.trim());
  if (cells.length !== 4) return undefined;
  const [name = '', tags = '', count = '', lastSeen = ''] = start < 0 ? cells : cells.map(withoutLabel);
  if (name === '' || !/^\d{1,15}$/.test(count)) return undefined;
  return { name, tags, count: Number(count), lastSeen };
}

/** `Tags: {env:dev}` */
function withoutLabel(cell: string): string {
  const value = cell.slice(cell.indexOf(': ') + 2);
  return value.startsWith('{') && value.endsWith('}') ? value.slice(1, -1) : value;
}

interface SeenRow extends Row {
  readonly line: number;
  readonly text: string;
}

export const readDogstatsdStats = (): LineReader => new StatsReader();

class StatsReader implements LineReader {
  #rows = new Map<string, SeenRow>();
  #first: { readonly line: number; readonly text: string } | undefined;

  read(text: string, line: number): void {
    const row = parseStatsRow(text);
    if (row === undefined) return;
    this.#first ??= { line, text };
    const key = `${row.name}|${row.tags}`;
    const known = this.#rows.get(key);
    if (known !== undefined && known.count > row.count) return;
    this.#rows.set(key, { ...row, line, text });
    if (this.#rows.size > MAX_ROWS) this.#forget();
  }

  #top(limit: number): readonly SeenRow[] {
    const rows = [...this.#rows.values()];
    rows.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    return rows.slice(0, limit);
  }

  /** The rarest of too many. */
  #forget(): void {
    this.#rows = new Map(this.#top(MAX_ROWS / 8).map((row) => [`${row.name}|${row.tags}`, row]));
  }

  facts(file: string): Fact[] {
    if (this.#first === undefined) return [];
    const rows = this.#top(MAX_SHOWN);
    const itemPlaces = rows.map(({ line, text }): Place => ({ file, line, text }));
    const records = rows.map(rowRecord);
    return [makeFact('dogstatsd.topMetrics', records, { file, ...this.#first, itemPlaces })];
  }
}

/** `2025-01-01 11:00:00 +0000 UTC` is Go’s own way to print a date. */
function rowRecord({ name, tags, count, lastSeen }: SeenRow): FactRecord {
  const lastSeenAt = parseGoDate(lastSeen.replace(/ \+0000 UTC$/, ' UTC'));
  return recordOfStated({ name, tags, count, lastSeenAt });
}
