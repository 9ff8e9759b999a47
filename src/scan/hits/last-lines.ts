// Follows through one file, for each check, its runs and, for each address, what was posted to it (model/last-line-table.ts). By
// the bytes of the lines: in the log of an Agent that tells developers everything they are a good part of all lines. Two
// runs of checks of one name may go on at the same time; an end is that of the later one.
import { LAST_LINES } from '../../model/last-line-table.ts';
import type { LastLine } from '../../model/log.ts';
import type { CountedLine } from '../lines/line-hits.ts';
import type { RawHit } from './raw-hit.ts';

/** Names of one kind that are followed; a file has some dozens. */
const MAX_NAMES = 1000;
const MAX_NAME_BYTES = 200;

/** A text by which a line is known: of which kind, and whether it begins something that another line ends. */
export interface LastLineMark {
  readonly kind: LastLine;
  readonly part: 'begins' | 'ends';
}

/** A line of the block that is searched, or one of an earlier block; by name. */
type NamedLines = Map<string, { readonly line: CountedLine } | { readonly hit: RawHit }>;

export class LastLines {
  readonly #begun: NamedLines = new Map();
  readonly #last: Record<LastLine, NamedLines> = { 'check-run': new Map(), payload: new Map() };

  /** `line` holds the mark. */
  see({ kind, part }: LastLineMark, line: CountedLine, bytes: Buffer): void {
    const name = kind === 'payload' ? hostIn(bytes, line) : checkIn(bytes, line, CHECK_MARKS[part]);
    if (name === undefined) return;
    if (kind === 'payload') put(this.#last.payload, name, { line });
    else if (part === 'begins') put(this.#begun, name, { line });
    else {
      const begun = this.#begun.get(name);
      if (begun !== undefined) this.#last['check-run'].set(name, begun);
    }
  }

  /** Before the block is given up. */
  settle(hitOf: (line: CountedLine) => RawHit): void {
    for (const lines of [this.#begun, ...Object.values(this.#last)])
      for (const [name, one] of lines) if ('line' in one) lines.set(name, { hit: hitOf(one.line) });
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

function put(lines: NamedLines, name: string, line: { readonly line: CountedLine }): void {
  if (lines.size < MAX_NAMES || lines.has(name)) lines.set(name, line);
}

const CHECK_MARKS = {
  begins: Buffer.from(LAST_LINES['check-run'].begins),
  ends: Buffer.from(LAST_LINES['check-run'].ends),
};
const BEFORE_CHECK = Buffer.from('check:');

/** The name of the check stands before the mark. */
function checkIn(bytes: Buffer, { start, end }: CountedLine, mark: Buffer): string | undefined {
  const to = bytes.indexOf(mark, start);
  if (to < 0 || to >= end) return undefined;
  const from = bytes.lastIndexOf(BEFORE_CHECK, to) + BEFORE_CHECK.length;
  if (from <= start || to - from > MAX_NAME_BYTES) return undefined;
  return nameOf(bytes.toString('latin1', from, to));
}

const SENT_MARK = Buffer.from(LAST_LINES.payload.ends);
const BEFORE_HOST = Buffer.from('://');
const AFTER_HOST = Buffer.from('/:?" ');

/** The address stands behind the mark, in quotes or not. */
function hostIn(bytes: Buffer, { start, end }: CountedLine): string | undefined {
  const mark = bytes.indexOf(SENT_MARK, start);
  if (mark < 0 || mark >= end) return undefined;
  const from = bytes.indexOf(BEFORE_HOST, mark) + BEFORE_HOST.length;
  if (from < mark || from >= end) return undefined;
  let to = from;
  while (to < end && to - from < MAX_NAME_BYTES && !AFTER_HOST.includes(bytes[to] ?? 0)) to++;
  return nameOf(bytes.toString('latin1', from, to));
}

function nameOf(text: string): string | undefined {
  return /^[\w.-]+$/.test(text) ? text : undefined;
}
