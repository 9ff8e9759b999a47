// Finds the lines of a block in which literals stand, with all literals of each. Records of trouble are searched for more
// than the other lines.
import { countNewlines, lineEndAt, lineStartAt } from './block-lines.ts';
import type { FileBlock } from '../records/joined-record.ts';
import { recordEndAt } from '../records/record-tracker.ts';
import type { PatternSet } from '../patterns/pattern-set.ts';

/** A line of the block in which literals stand. */
export interface CandidateLine {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  /** Each once. */
  readonly literals: readonly number[];
}

/** Tells from a line that the file must be searched for more: the rest of the block is, from this line on. */
export type OnLine = (line: CandidateLine) => PatternSet | undefined;

type OnLiteral = (position: number, literal: number) => void;

/** Literals that were found ahead of others, by rising lines, until it is their turn. */
class LiteralQueue {
  readonly #waiting: { readonly position: number; readonly literal: number }[] = [];
  #next = 0;
  readonly #take: OnLiteral;

  constructor(take: OnLiteral) {
    this.#take = take;
  }

  readonly add: OnLiteral = (position, literal) => {
    this.#waiting.push({ position, literal });
  };

  /** Those that stand before `position`. */
  handOver(position: number): void {
    for (let next = this.#waiting[this.#next]; next !== undefined && next.position < position;) {
      this.#take(next.position, next.literal);
      next = this.#waiting[++this.#next];
    }
  }
}

function holds(line: CandidateLine | undefined, position: number): boolean {
  return line !== undefined && position >= line.start && position < line.end;
}

export class LineFinder {
  /** Lines that hold a literal beyond the part that may be searched. */
  cutLines = 0;
  /** Debug lines are not looked for any more. */
  isDebugFound = false;
  #patterns: PatternSet;
  /** How far the lines of the block are counted. */
  #counted = { to: 0, line: 1 };
  #cutAt = -1;
  /** Where the last record of trouble ends; the block may end before it does. */
  #troubleEnd = 0;
  #isTroubleOpen = false;
  readonly #maxLineBytes: number;

  constructor(patterns: PatternSet, maxLineBytes: number) {
    this.#patterns = patterns;
    this.#maxLineBytes = maxLineBytes;
  }

  /** Calls `onLine` from the top down; `firstLine` is the number of the block's first line. Returns its lines' number. */
  find(block: FileBlock, firstLine: number, onLine: OnLine): number {
    const { bytes, end } = block;
    this.#counted = { to: 0, line: firstLine };
    this.#cutAt = -1;
    this.#troubleEnd = this.#isTroubleOpen ? recordEndAt(bytes, 0, end) : 0;
    let from: number | undefined = 0;
    while (from !== undefined) from = this.#findFrom(from, block, onLine);
    this.#isTroubleOpen = this.#troubleEnd === end;
    const isOpenEnded = bytes[end - 1] !== 0x0a;
    return this.#numberAt(bytes, end) - firstLine + (isOpenEnded ? 1 : 0);
  }

  /** Where to start again, with other patterns; undefined at the end. */
  #findFrom(from: number, { bytes, end }: FileBlock, onLine: OnLine): number | undefined {
    const patterns = this.#patterns;
    let line: (CandidateLine & { readonly literals: number[] }) | undefined;
    const handOver = (): void => {
      if (line === undefined || this.#patterns !== patterns) return;
      this.#patterns = onLine(line) ?? patterns;
    };
    const take: OnLiteral = (position, literal) => {
      if (this.#patterns !== patterns || (this.isDebugFound && patterns.isDebug(literal))) return;
      const known = holds(line, position) ? line : undefined;
      const start = known?.start ?? lineStartAt(bytes, position);
      if (this.#isBeyond(position + patterns.literalBytes(literal), start)) return;
      if (known !== undefined) {
        if (!known.literals.includes(literal)) known.literals.push(literal);
        return;
      }
      handOver();
      if (this.#patterns !== patterns) return;
      const number = this.#numberAt(bytes, start);
      line = { start, end: lineEndAt(bytes, start, end), number, literals: [literal] };
    };
    const inTrouble = new LiteralQueue(take);
    const searchTrouble = (start: number): void =>
      patterns.troubleFilter?.find(bytes, { start, end: this.#troubleEnd }, inTrouble.add);
    if (from < this.#troubleEnd) searchTrouble(from);
    const filter = this.isDebugFound ? patterns.filterWithoutDebug : patterns.filter;
    filter.find(bytes, { start: from, end }, (position, literal) => {
      inTrouble.handOver(position);
      take(position, literal);
      if (position < this.#troubleEnd || !patterns.marksTrouble(literal)) return;
      const start = lineStartAt(bytes, position);
      this.#troubleEnd = recordEndAt(bytes, lineEndAt(bytes, start, end) + 1, end);
      searchTrouble(start);
    });
    inTrouble.handOver(end);
    handOver();
    return this.#patterns === patterns ? undefined : line?.start;
  }

  #isBeyond(literalEnd: number, start: number): boolean {
    if (literalEnd <= start + this.#maxLineBytes) return false;
    if (start !== this.#cutAt) this.cutLines++;
    this.#cutAt = start;
    return true;
  }

  #numberAt(bytes: Buffer, start: number): number {
    const line = this.#counted.line + countNewlines(bytes, this.#counted.to, start);
    this.#counted = { to: start, line };
    return line;
  }
}
