// Ranks lines of all files in time, once the zone of the flare's clock is known.
import { roughEpochOf, type LogStamp } from './log-stamp.ts';
import type { LinePosition } from './raw-hit.ts';

export interface OrderOptions {
  readonly timeOf: (stamp: LogStamp) => number | undefined;
  /** Where a file stands among those of its stream; decides between lines of the same second. */
  readonly rankOfFile: (file: string) => number;
}

/** Rank of every line by its key; lines of one file keep their order, whatever their clock does. */
export function orderOfLines(
  positions: Iterable<LinePosition>,
  { timeOf, rankOfFile }: OrderOptions,
): ReadonlyMap<string, number> {
  const byFile = new Map<string, Map<number, LinePosition>>();
  for (const position of positions) {
    const lines = byFile.get(position.file) ?? new Map<number, LinePosition>();
    byFile.set(position.file, lines.set(position.line, position));
  }
  const timed = [...byFile].flatMap(([file, lines]) => {
    let ms: number | undefined;
    const rank = rankOfFile(file);
    const risen = [...lines.values()].sort((a, b) => a.line - b.line);
    return risen.map((position) => {
      const own =
        position.stamp === undefined ? undefined : (timeOf(position.stamp) ?? roughEpochOf(position.stamp));
      ms = Math.max(ms ?? -Infinity, own ?? ms ?? position.roughMs);
      return { position, rank, ms };
    });
  });
  timed.sort((a, b) => a.ms - b.ms || a.rank - b.rank || a.position.line - b.position.line);
  return new Map(timed.map(({ position }, index) => [keyOfLine(position), index]));
}

export function keyOfLine({ file, line }: Pick<LinePosition, 'file' | 'line'>): string {
  return `${line} ${file}`;
}
