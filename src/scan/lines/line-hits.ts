// Makes hits of the lines of one file: the line as it is cited, with the lines around it.
import type { JoinedRecord, RecordLine } from '../records/joined-record.ts';
import type { LineContext } from './line-context.ts';
import { parseLogLine } from './log-line.ts';
import type { LogStamp } from '../time/log-stamp.ts';
import { noCaptures, type Captures, type FreshHit, type RawHit } from '../hits/raw-hit.ts';
import type { TrackedLine } from '../records/record-tracker.ts';

/** Characters kept of a line that hit; the report shows 1,000. */
const MAX_TEXT_LENGTH = 4000;
/** Characters kept of a longer line in which a group caught something. */
const MAX_SEARCHED_LENGTH = 8000;
const NO_CONTEXT: LineContext = { before: [], after: [] };

/** A line with its place in time. */
export interface TimedLine extends TrackedLine {
  readonly stamp: LogStamp | undefined;
  readonly roughMs: number;
}

/** A line of the current block that is counted, not read. */
export interface CountedLine {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly roughMs: number;
}

export interface LineHitsOptions {
  readonly file: string;
  /** The lines around a line of the current block. */
  readonly contextOf: (line: { readonly start: number; readonly end: number }) => LineContext;
  /** The text of a line of the current block. */
  readonly textOf: (line: { readonly start: number; readonly end: number }) => string;
}

export class LineHits {
  readonly #options: LineHitsOptions;

  constructor(options: LineHitsOptions) {
    this.#options = options;
  }

  /** Of a line of the current block. */
  of(line: TimedLine, captures: Captures): RawHit {
    return this.#hit(line, captures, this.#options.contextOf(line));
  }

  /** The same, made when it is kept. */
  fresh(line: TimedLine, captures: Captures): FreshHit {
    const { number, stamp, roughMs } = line;
    const full = (): RawHit => this.of(line, captures);
    return { file: this.#options.file, line: number, stamp, roughMs, captures, full };
  }

  ofCounted(line: CountedLine): RawHit {
    const text = this.#options.textOf(line);
    const { stamp } = parseLogLine(text);
    return this.of({ ...line, text, stamp }, noCaptures);
  }

  /** Of a line whose neighbours nobody shows. */
  alone(line: TimedLine): RawHit {
    return this.#hit(line, noCaptures, NO_CONTEXT);
  }

  /** Of a line that only the record as a whole shows to be one, somewhere in the blocks it runs over. */
  inRecord(
    { lines }: JoinedRecord,
    line: RecordLine,
    { stamp, roughMs }: Pick<TimedLine, 'stamp' | 'roughMs'>,
  ): RawHit {
    const index = lines.indexOf(line);
    const around = (from: number, to: number): string[] =>
      lines.slice(Math.max(0, from), to).map(({ raw }) => raw);
    const context = { before: around(index - 2, index), after: around(index + 1, index + 3) };
    const { number, raw: text } = line;
    return this.#hit({ number, text, stamp, roughMs }, noCaptures, context);
  }

  #hit(
    { number, text, stamp, roughMs }: Pick<TimedLine, 'number' | 'text' | 'stamp' | 'roughMs'>,
    captures: Captures,
    context: LineContext,
  ): RawHit {
    return {
      file: this.#options.file,
      line: number,
      text: text.slice(0, MAX_TEXT_LENGTH),
      context,
      stamp,
      roughMs,
      get captures() {
        return captures();
      },
      ...(captures === noCaptures || text.length <= MAX_TEXT_LENGTH
        ? {}
        : { searched: [text.slice(0, MAX_SEARCHED_LENGTH)] }),
    };
  }
}
