// Ranks lines of all files in time, once the zone of the flare's clock is known.
import { logOf } from '../../model/rotated-log.ts';
import { roughEpochOf, type LogStamp } from '../time/log-stamp.ts';
import type { LinePosition } from './raw-hit.ts';

export interface OrderOptions {
  readonly timeOf: (stamp: LogStamp) => number | undefined;
  /** Where a file stands among those of its stream; decides between lines of the same second. */
  readonly rankOfFile: (file: string) => number;
}

/** Where a line stands in time. */
export interface LineOrder {
  /** Rank among all lines. */
  readonly rank: number;
  /** Milliseconds as its clock told them; undefined where no date was seen down to the line. */
  readonly ms: number | undefined;
}

interface OrderedLine {
  readonly position: LinePosition;
  readonly fileRank: number;
  readonly ms: number | undefined;
  /** The latest time in the log down to the line. */
  readonly latestMs: number;
}

/** Every line by its key; lines of one log keep their order over all its parts, whatever their clock does. */
export function orderOfLines(
  positions: Iterable<LinePosition>,
  options: OrderOptions,
): ReadonlyMap<string, LineOrder> {
  const byFile = new Map<string, Map<number, LinePosition>>();
  for (const position of positions) {
    const lines = byFile.get(position.file) ?? new Map<number, LinePosition>();
    byFile.set(position.file, lines.set(position.line, position));
  }
  const files = [...byFile].sort(([a], [b]) => options.rankOfFile(a) - options.rankOfFile(b));
  const latestIn = new Map<string, number>();
  const ordered = files.flatMap(([file, lines]) => {
    const log = logOf(file);
    const inFile = linesInOrder([...lines.values()], latestIn.get(log) ?? 0, options);
    latestIn.set(log, inFile.at(-1)?.latestMs ?? 0);
    return inFile;
  });
  ordered.sort(
    (a, b) => a.latestMs - b.latestMs || a.fileRank - b.fileRank || a.position.line - b.position.line,
  );
  return new Map(ordered.map(({ position, ms }, rank) => [keyOfLine(position), { rank, ms }]));
}

/** Of one file; `latestMs` is the latest time in the older parts of its log. */
function linesInOrder(
  lines: LinePosition[],
  latestMs: number,
  { timeOf, rankOfFile }: OrderOptions,
): OrderedLine[] {
  let ms: number | undefined;
  let latest = latestMs;
  return lines
    .sort((a, b) => a.line - b.line)
    .map((position) => {
      const { file, stamp, roughMs } = position;
      const own = stamp === undefined ? undefined : (timeOf(stamp) ?? roughEpochOf(stamp));
      ms = own ?? ms ?? (roughMs > 0 ? roughMs : undefined);
      latest = Math.max(latest, ms ?? 0);
      return { position, fileRank: rankOfFile(file), ms, latestMs: latest };
    });
}

export function keyOfLine({ file, line }: Pick<LinePosition, 'file' | 'line'>): string {
  return `${line} ${file}`;
}
