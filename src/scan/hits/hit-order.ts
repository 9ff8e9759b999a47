// Ranks lines of all files in time, once the zone of the flare's clock is known.
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
  /** Milliseconds that never fall along a file; undefined where no date was seen down to the line. */
  readonly ms: number | undefined;
}

interface TimedLine {
  readonly position: LinePosition;
  readonly fileRank: number;
  readonly ms: number;
  readonly isDated: boolean;
}

/** Every line by its key; lines of one file keep their order, whatever their clock does. */
export function orderOfLines(
  positions: Iterable<LinePosition>,
  options: OrderOptions,
): ReadonlyMap<string, LineOrder> {
  const byFile = new Map<string, Map<number, LinePosition>>();
  for (const position of positions) {
    const lines = byFile.get(position.file) ?? new Map<number, LinePosition>();
    byFile.set(position.file, lines.set(position.line, position));
  }
  const timed = [...byFile].flatMap(([file, lines]) => timedLines(file, [...lines.values()], options));
  timed.sort((a, b) => a.ms - b.ms || a.fileRank - b.fileRank || a.position.line - b.position.line);
  return new Map(
    timed.map(({ position, ms, isDated }, rank) => [
      keyOfLine(position),
      { rank, ms: isDated ? ms : undefined },
    ]),
  );
}

function timedLines(file: string, lines: LinePosition[], { timeOf, rankOfFile }: OrderOptions): TimedLine[] {
  const fileRank = rankOfFile(file);
  let ms: number | undefined;
  let isDated = false;
  return lines
    .sort((a, b) => a.line - b.line)
    .map((position) => {
      const { stamp, roughMs } = position;
      const own = stamp === undefined ? undefined : (timeOf(stamp) ?? roughEpochOf(stamp));
      isDated ||= own !== undefined || roughMs > 0;
      ms = Math.max(ms ?? -Infinity, own ?? ms ?? roughMs);
      return { position, fileRank, ms, isDated };
    });
}

export function keyOfLine({ file, line }: Pick<LinePosition, 'file' | 'line'>): string {
  return `${line} ${file}`;
}
