// A hit while the scan runs: its time is still local and its place in the order of all hits not known.
import type { LineContext } from './line-context.ts';
import type { LogStamp } from './log-stamp.ts';

export interface RawHit {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly context: LineContext;
  readonly stamp: LogStamp | undefined;
  readonly captures: Readonly<Record<string, string>>;
}

/** By written time, then by file (older rotations first), then by line: a total order over all lines. */
export function compareHits(a: RawHit, b: RawHit): number {
  const byTime = (a.stamp?.localMs ?? 0) - (b.stamp?.localMs ?? 0);
  if (byTime !== 0) return byTime;
  return compareLogFiles(a.file, b.file) || a.line - b.line;
}

/** `agent.log.2` before `agent.log.7` before `agent.log`: a higher number is newer, none is newest (core 3.1). */
export function compareLogFiles(a: string, b: string): number {
  const [baseA, rollA] = rotationOf(a);
  const [baseB, rollB] = rotationOf(b);
  if (baseA !== baseB) return baseA < baseB ? -1 : 1;
  return rollA - rollB;
}

function rotationOf(file: string): [base: string, roll: number] {
  const match = /^(.*\.log)\.(\d{1,9})$/.exec(file);
  return match === null ? [file, Number.MAX_SAFE_INTEGER] : [match[1] ?? file, Number(match[2])];
}
