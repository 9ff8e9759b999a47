// A hit while the scan runs: its time is still local and its place in the order of all hits not known.
import { logPartOf } from '../../model/rotated-log.ts';
import type { LineContext } from '../lines/line-context.ts';
import type { LogStamp } from '../time/log-stamp.ts';

/** What decides where a line stands among all lines. */
export interface LinePosition {
  readonly file: string;
  readonly line: number;
  readonly stamp: LogStamp | undefined;
  /**
   * Milliseconds, never less than those of an earlier line of the file: the written order of a file is true, also
   * where a change of the clock makes its times go back. An unknown zone counts as UTC until the flare tells its own.
   */
  readonly roughMs: number;
}

export interface RawHit extends LinePosition {
  readonly text: string;
  readonly context: LineContext;
  /** Found when somebody reads it: of the many hits of a file, few are shown. */
  readonly captures: Readonly<Record<string, string>>;
  /** As in `LogHit`. */
  readonly searched?: readonly string[];
}

/** What the groups of a regex caught: found when it is asked for, as that costs many times what a match does. */
export type Captures = () => RawHit['captures'];

const NO_CAPTURES: RawHit['captures'] = {};
export const noCaptures = settled(NO_CAPTURES);

/** Found already: nothing of the text stays in memory for them. */
export function settled(captures: RawHit['captures']): Captures {
  return () => captures;
}

/** A hit of the block that is being searched: its texts are read when it is kept. */
export interface FreshHit extends LinePosition {
  readonly captures: Captures;
  /** To be asked for before the block is given up. */
  readonly full: () => RawHit;
}

/** By written time, then by file (older rotations first), then by line: a total order over all lines. */
export function comparePositions(a: LinePosition, b: LinePosition): number {
  return a.roughMs - b.roughMs || compareLogFiles(a.file, b.file) || a.line - b.line;
}

/** `agent.log.2` before `agent.log.7` before `agent.log`: a higher number is newer, none is newest (core 3.1). */
export function compareLogFiles(a: string, b: string): number {
  const [partA, partB] = [logPartOf(a), logPartOf(b)];
  if (partA.log !== partB.log) return partA.log < partB.log ? -1 : 1;
  const [numberA, numberB] = [partA.number ?? Infinity, partB.number ?? Infinity];
  return numberA === numberB ? 0 : numberA - numberB;
}
