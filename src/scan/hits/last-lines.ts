// Follows through one log, for each check, its runs and, for each address, what was posted to it (model/last-line-table.ts). By
// the bytes of the lines: in the log of an Agent that tells developers everything they are a good part of all lines.
import { LAST_LINES } from '../../model/last-line-table.ts';
import type { LastLine } from '../../model/log.ts';
import type { CountedLine } from '../lines/line-hits.ts';
import type { RawHit } from './raw-hit.ts';

/** Names of one kind that are followed; a log has some dozens. Of others no line is told, so that their failures stay. */
const MAX_NAMES = 1000;
const MAX_NAME_BYTES = 200;

/** A text by which a line is known: of which kind, and what it says. */
export interface LastLineMark {
  readonly kind: LastLine;
  readonly part: 'begins' | 'fails' | 'ends';
}

/** A line of the block that is searched, or one of an earlier block. */
type NamedLine = { readonly line: CountedLine } | { readonly hit: RawHit };

/**
 * The runs of a check. Several instances of it have one name and run by turns: where one fails and another does not, there
 * are as many good runs between two failures as others. So the failures are over with more good runs than that.
 */
interface Runs {
  /** Where the run began that has neither failed nor ended. */
  begun: NamedLine | undefined;
  hasFailed: boolean;
  /** Since the last failure, and between two at most. */
  good: number;
  mostGood: number;
}

export class LastLines {
  readonly #runs = new Map<string, Runs>();
  readonly #last: Record<LastLine, Map<string, NamedLine>> = { 'check-run': new Map(), payload: new Map() };

  /** `line` holds the mark. */
  see({ kind, part }: LastLineMark, line: CountedLine, bytes: Buffer): void {
    const text = bytes.subarray(line.start, line.end);
    if (kind === 'check-run') this.#seeRun(checkIn(text, CHECK_MARKS[part]), part, line);
    else put(this.#last.payload, hostIn(text), { line });
  }

  #seeRun(name: string | undefined, part: LastLineMark['part'], line: CountedLine): void {
    if (name === undefined) return;
    const runs = this.#runs.get(name) ?? { begun: undefined, hasFailed: false, good: 0, mostGood: 0 };
    put(this.#runs, name, runs);
    if (part === 'begins') runs.begun = { line };
    else if (part === 'fails') {
      if (runs.hasFailed) runs.mostGood = Math.max(runs.mostGood, runs.good);
      Object.assign(runs, { begun: undefined, hasFailed: true, good: 0 });
    } else if (runs.begun !== undefined) {
      runs.good++;
      if (runs.good > runs.mostGood) put(this.#last['check-run'], name, runs.begun);
      runs.begun = undefined;
    }
  }

  /** Before the block is given up. */
  settle(hitOf: (line: CountedLine) => RawHit): void {
    const settled = (one: NamedLine): NamedLine => ('line' in one ? { hit: hitOf(one.line) } : one);
    for (const runs of this.#runs.values()) runs.begun = runs.begun && settled(runs.begun);
    for (const lines of Object.values(this.#last))
      for (const [name, one] of lines) lines.set(name, settled(one));
  }

  /** Once settled: the last line of each name, from the top down; each captures its name. */
  all(kind: LastLine): readonly { readonly name: string; readonly hit: RawHit }[] {
    const { capture } = LAST_LINES[kind];
    return [...this.#last[kind]]
      .flatMap(([name, one]) =>
        'hit' in one ? [{ name, hit: { ...one.hit, captures: { [capture]: name } } }] : [],
      )
      .sort((a, b) => a.hit.line - b.hit.line);
  }
}

function put<T>(lines: Map<string, T>, name: string | undefined, value: T): void {
  if (name !== undefined && (lines.size < MAX_NAMES || lines.has(name))) lines.set(name, value);
}

const { begins, fails, ends } = LAST_LINES['check-run'];
const CHECK_MARKS = { begins: Buffer.from(begins), fails: Buffer.from(fails), ends: Buffer.from(ends) };
const BEFORE_CHECK = Buffer.from('check:');

/** The name of the check stands before the mark. */
function checkIn(line: Buffer, mark: Buffer): string | undefined {
  const to = line.indexOf(mark);
  const before = to < 0 ? -1 : line.lastIndexOf(BEFORE_CHECK, to);
  const from = before + BEFORE_CHECK.length;
  return before < 0 || to - from > MAX_NAME_BYTES ? undefined : nameOf(line.toString('latin1', from, to));
}

const SENT_MARK = Buffer.from(LAST_LINES.payload.ends);
const BEFORE_HOST = Buffer.from('://');
const AFTER_HOST = Buffer.from('/:?" ');

/** The address stands behind the mark, in quotes or not. */
function hostIn(line: Buffer): string | undefined {
  const mark = line.indexOf(SENT_MARK);
  const before = mark < 0 ? -1 : line.indexOf(BEFORE_HOST, mark);
  if (before < 0) return undefined;
  const from = before + BEFORE_HOST.length;
  let to = from;
  while (to < line.length && to - from < MAX_NAME_BYTES && !AFTER_HOST.includes(line[to] ?? 0)) to++;
  return nameOf(line.toString('latin1', from, to));
}

function nameOf(text: string): string | undefined {
  return /^[\w.-]+$/.test(text) ? text : undefined;
}
