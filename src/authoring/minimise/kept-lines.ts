// The lines of one file that may decide a rule: of a page all, of a log its start, its end, and the lines that hold a word
// of the rule with what stands around them. Few are kept, however long the file is.
import { withoutColors } from '../../read-entry.ts';
import { redactLines } from '../../redact/redact.ts';
import { withoutMarks } from '../run-case.ts';
import type { LineWatcher } from '../watched-archive.ts';

interface NumberedLine {
  readonly line: number;
  readonly text: string;
}

const PAGE_LINES = 5000;
/** Kept at the start and at the end of a log, and on both sides of a line that holds a word of the rule. */
const EDGE_LINES = 60;
const AROUND_LINES = 15;
/** Lines with a word of the rule: so many from the start of a file on, and so many before its end. */
const FIRST_FOUND = 300;
const LAST_FOUND = 100;

export class KeptLines implements LineWatcher {
  readonly #words: readonly string[];
  readonly #kept: NumberedLine[] = [];
  /** Those before the line that is read, and those with a word of the rule that are too many to be kept all. */
  #recent: NumberedLine[] = [];
  #lastFound: NumberedLine[] = [];
  #found = 0;
  /** The line up to which lines are kept whatever they hold. */
  #keptTo: number;
  /** Lines read. */
  count = 0;

  /** `words` in lower case. */
  constructor(words: readonly string[], isPage: boolean) {
    this.#words = words;
    this.#keptTo = isPage ? PAGE_LINES : EDGE_LINES;
  }

  read(text: string, line: number): void {
    this.count = line;
    const one = { line, text };
    const isFound = this.#isFound(text);
    if (isFound && ++this.#found <= FIRST_FOUND) {
      this.#kept.push(...this.#recent.slice(-AROUND_LINES));
      this.#recent = [];
      this.#keptTo = Math.max(this.#keptTo, line + AROUND_LINES);
    }
    if (line <= this.#keptTo) this.#kept.push(one);
    else if (isFound) this.#lastFound = [...this.#lastFound.slice(1 - LAST_FOUND), one];
    else this.#recent.push(one);
    if (this.#recent.length > 2 * EDGE_LINES) this.#recent = this.#recent.slice(-EDGE_LINES);
  }

  /** Without colours, without secrets, and without what a case would take for a mark. */
  shown(): string[] {
    const rest = [...this.#lastFound, ...this.#recent.slice(-EDGE_LINES)];
    return runsOf([...this.#kept, ...rest.sort((a, b) => a.line - b.line)]).flatMap(shownRun);
  }

  #isFound(text: string): boolean {
    const lower = text.toLowerCase();
    return this.#words.some((word) => lower.includes(word));
  }
}

/** Lines that follow one another in the file; the line above a run, which may name a secret in it, is not known. */
function runsOf(lines: readonly NumberedLine[]): NumberedLine[][] {
  const runs: NumberedLine[][] = [];
  for (const one of lines) {
    const run = runs.at(-1);
    if (run?.at(-1)?.line === one.line - 1) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

function shownRun(run: readonly NumberedLine[]): string[] {
  const plain = run.map(({ text }) => withoutColors(text));
  const above = run[0]?.line === 1 ? '' : null;
  return redactLines(plain, above).map(({ text }) => withoutMarks(text));
}
