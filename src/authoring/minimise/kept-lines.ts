// The lines of one file that may decide a rule: of a page all, of a log its start, its end, and the lines that hold a word
// of the rule with what stands around them. Few are kept, however long the file is and however many files there are.
import { redactLines } from '../../redact/redact.ts';
import { visibleText } from '../../util/visible-text.ts';
import { withoutMarks } from '../run-case.ts';
import type { LineWatcher } from '../watched-archive.ts';

interface NumberedLine {
  readonly line: number;
  readonly text: string;
}

/** Characters that all files of a flare may keep together; what is kept no more gives its share back. */
export class LineBudget {
  #left: number;

  constructor(characters: number) {
    this.#left = characters;
  }

  /** False when there is no room for it: then it is not to be kept. */
  take({ text }: NumberedLine): boolean {
    if (text.length > this.#left) return false;
    this.#left -= text.length;
    return true;
  }

  giveBack(lines: readonly NumberedLine[]): void {
    for (const { text } of lines) this.#left += text.length;
  }
}

export interface KeptLinesOptions {
  /** In lower case. */
  readonly words: readonly string[];
  readonly isPage: boolean;
  readonly budget: LineBudget;
}

const PAGE_LINES = 5000;
/** Kept at the start and at the end of a log, and on both sides of a line that holds a word of the rule. */
const EDGE_LINES = 60;
const AROUND_LINES = 15;
/** Lines with a word of the rule: so many from the start of a file on, and so many before its end. */
const FIRST_FOUND = 300;
const LAST_FOUND = 100;
/** Characters shown of a line. More are read, so that no secret is cut before it is known for one. */
const MAX_SHOWN = 16 * 1024;

export class KeptLines implements LineWatcher {
  readonly #words: readonly string[];
  readonly #budget: LineBudget;
  readonly #kept: NumberedLine[] = [];
  /** Before the line that is read. */
  readonly #recent: NumberedLine[] = [];
  /** With a word of the rule, after the first ones. */
  readonly #lastFound: NumberedLine[] = [];
  #found = 0;
  /** The line up to which lines are kept whatever they hold. */
  #keptTo: number;
  /** Lines read. */
  count = 0;

  constructor({ words, isPage, budget }: KeptLinesOptions) {
    this.#words = words;
    this.#budget = budget;
    this.#keptTo = isPage ? PAGE_LINES : EDGE_LINES;
  }

  read(text: string, line: number): void {
    this.count = line;
    const one = { line, text };
    if (!this.#budget.take(one)) return;
    const isFound = this.#isFound(text);
    if (isFound && ++this.#found <= FIRST_FOUND) {
      this.#kept.push(...this.#recent.splice(-AROUND_LINES));
      this.#budget.giveBack(this.#recent.splice(0));
      this.#keptTo = Math.max(this.#keptTo, line + AROUND_LINES);
    }
    if (line <= this.#keptTo) this.#kept.push(one);
    else if (isFound) this.#pushTo(this.#lastFound, one, LAST_FOUND);
    else this.#pushTo(this.#recent, one, EDGE_LINES);
  }

  /** Without secrets, without what moves a cursor, and without what a case would take for a mark. */
  shown(): string[] {
    const rest = [...this.#lastFound, ...this.#recent].filter(
      ({ line }) => line > (this.#kept.at(-1)?.line ?? 0),
    );
    return runsOf([...this.#kept, ...rest.sort((a, b) => a.line - b.line)]).flatMap(shownRun);
  }

  #isFound(text: string): boolean {
    const lower = text.toLowerCase();
    return this.#words.some((word) => lower.includes(word));
  }

  #pushTo(lines: NumberedLine[], one: NumberedLine, most: number): void {
    lines.push(one);
    if (lines.length > most) this.#budget.giveBack(lines.splice(0, lines.length - most));
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
  const above = run[0]?.line === 1 ? '' : null;
  const lines = run.map(({ text }) => visibleLine(text));
  return redactLines(lines, above).map(({ text }) => withoutMarks(text.slice(0, MAX_SHOWN).trimEnd()));
}

/** Tabs stay: they mean something in some pages. */
function visibleLine(text: string): string {
  return text.split('\t').map(visibleText).join('\t');
}
