// Follows the runs of each check through one file, by the bytes of the lines that begin and end them: in the log of an Agent
// that tells developers everything they are a good part of all lines. Two runs of checks of one name may go on at the same
// time; an end is that of the later one.
import { CHECK_RUN } from '../../model/check-run-table.ts';
import type { CountedLine } from '../lines/line-hits.ts';
import type { RawHit } from './raw-hit.ts';

/** Names that are followed; a file has some dozens. */
const MAX_CHECKS = 1000;
const MAX_NAME_BYTES = 200;

/** A line of the block that is searched, or one of an earlier block. */
type RunLine = { readonly line: CountedLine } | { readonly hit: RawHit };

/** By the name of the check. */
type RunLines = Map<string, RunLine>;

const MARKS = { begins: Buffer.from(CHECK_RUN.begins), ends: Buffer.from(CHECK_RUN.ends) };
const BEFORE_NAME = Buffer.from(CHECK_RUN.beforeName);

export class CheckRuns {
  readonly #begun: RunLines = new Map();
  readonly #ended: RunLines = new Map();

  /** `line` holds the mark. */
  see(mark: 'begins' | 'ends', line: CountedLine, bytes: Buffer): void {
    const name = nameIn(bytes, line, MARKS[mark]);
    if (name === undefined) return;
    if (mark === 'begins') {
      if (this.#begun.size < MAX_CHECKS || this.#begun.has(name)) this.#begun.set(name, { line });
      return;
    }
    const begun = this.#begun.get(name);
    if (begun !== undefined) this.#ended.set(name, begun);
  }

  /** Before the block is given up. */
  settle(hitOf: (line: CountedLine) => RawHit): void {
    for (const lines of [this.#begun, this.#ended])
      for (const [name, one] of lines) if ('line' in one) lines.set(name, { hit: hitOf(one.line) });
  }

  /** Once settled: where the last run of each check began that also ended, from the top down. */
  ended(): readonly { readonly name: string; readonly hit: RawHit }[] {
    return [...this.#ended]
      .flatMap(([name, one]) => ('hit' in one ? [{ name, hit: one.hit }] : []))
      .sort((a, b) => a.hit.line - b.hit.line);
  }
}

/** The name of the check stands before the mark. */
function nameIn(bytes: Buffer, { start, end }: CountedLine, mark: Buffer): string | undefined {
  const to = bytes.indexOf(mark, start);
  if (to < 0 || to >= end) return undefined;
  const from = bytes.lastIndexOf(BEFORE_NAME, to) + BEFORE_NAME.length;
  if (from <= start || to - from > MAX_NAME_BYTES) return undefined;
  const name = bytes.toString('latin1', from, to);
  return /^[\w.-]+$/.test(name) ? name : undefined;
}
