// Chooses and cleans the lines that a finding shows.
import type { Observation } from '../model/outcome.ts';
import { comparePlaces, type Excerpt } from '../model/place.ts';
import { logOf } from '../model/rotated-log.ts';
import type { ReportEvidence } from '../model/report.ts';
import { redact, redactLines } from '../redact/redact.ts';

/** Characters of a line in a report, as the contract says. */
const MAX_TEXT_LENGTH = 1000;
/** Characters looked at: far more than are shown, so that what is shown never ends inside a secret. */
const MAX_READ_LENGTH = 8000;
/** Lines shown of one look: one of each kind, and the last one, which tells that it lasted. */
const MAX_LINES = 4;

/** An observation with the name its rule gives it; what makes a rule apply has none. */
export interface NamedLook {
  readonly name?: string;
  readonly observation: Observation;
}

/** Lines of a page by its path, to show what stands around a place in it. */
export type LinesOf = (file: string) => readonly string[] | undefined;

/** A line that several looks found is shown once, with the names of all. */
export function evidenceOf(looks: readonly NamedLook[], linesOf: LinesOf): ReportEvidence[] {
  const byPlace = new Map<string, { readonly excerpt: Excerpt; readonly names: Set<string> }>();
  for (const { name, observation } of looks) {
    for (const excerpt of budget(observation.evidence)) {
      const key = `${excerpt.line} ${excerpt.file}`;
      const shown = byPlace.get(key) ?? { excerpt, names: new Set() };
      byPlace.set(key, shown);
      if (name !== undefined) shown.names.add(name);
    }
  }
  return [...byPlace.values()].map(({ excerpt, names }) =>
    reportEvidence(withContext(excerpt, linesOf), [...names]),
  );
}

/** Log lines come in order of time; other places are put in order of file and line. */
function budget(evidence: readonly Excerpt[]): readonly Excerpt[] {
  const isTimed = evidence.some((excerpt) => excerpt.time !== undefined);
  const sorted = isTimed ? evidence : [...evidence].sort(comparePlaces);
  const kinds = new Map<string, Excerpt>();
  for (const excerpt of sorted) {
    const kind = kindOf(excerpt);
    if (!kinds.has(kind)) kinds.set(kind, excerpt);
  }
  const last = sorted.at(-1);
  const chosen = [...kinds.values()].slice(0, MAX_LINES - 1);
  return last === undefined || chosen.includes(last) ? chosen : [...chosen, last];
}

/** Lines that differ only in their numbers say the same. */
function kindOf(excerpt: Excerpt): string {
  return `${logOf(excerpt.file)} ${excerpt.text.replace(/\d+/g, '0')}`;
}

/** Lines shown around a place in a page; a hit in a log brings its own. */
const CONTEXT_LINES = 2;

function withContext(excerpt: Excerpt, linesOf: LinesOf): Excerpt {
  if (excerpt.before.length + excerpt.after.length > 0) return excerpt;
  const lines = linesOf(excerpt.file) ?? [];
  const index = excerpt.line - 1;
  return {
    ...excerpt,
    before: lines.slice(Math.max(0, index - CONTEXT_LINES), index),
    after: lines.slice(index + 1, index + 1 + CONTEXT_LINES),
  };
}

function reportEvidence(excerpt: Excerpt, [find, ...alsoFind]: readonly string[]): ReportEvidence {
  const { before, text, after } = excerpt;
  // The line above the first one that is shown is not known, unless the file starts there.
  const above = excerpt.line - before.length > 1 ? null : '';
  const clean = cleanLines([...before, text, ...after], above);
  const cut = (line: string): string => line.slice(0, MAX_CONTEXT_LENGTH);
  return {
    ...(find === undefined ? {} : { find }),
    ...(alsoFind.length === 0 ? {} : { alsoFind }),
    file: excerpt.file,
    line: excerpt.line,
    text: clean[before.length] ?? '',
    ...(excerpt.time === undefined ? {} : { timestamp: isoTime(excerpt.time) }),
    context: {
      before: clean.slice(0, before.length).map(cut),
      after: clean.slice(before.length + 1).map(cut),
    },
  };
}

/** Characters of a line around the evidence. */
const MAX_CONTEXT_LENGTH = 300;

/** Lines that follow one another; `above` is the one before them, null when it is not known. */
export function cleanLines(lines: readonly string[], above: string | null): string[] {
  const read = lines.map((line) => line.slice(0, MAX_READ_LENGTH));
  return redactLines(read, above).map(({ text }) => text.slice(0, MAX_TEXT_LENGTH));
}

/** Redacted before it is cut, so that a cut never hides half a secret from the redactor. */
export function cleanLine(text: string, above?: string | null): string {
  return redact(text.slice(0, MAX_READ_LENGTH), above).text.slice(0, MAX_TEXT_LENGTH);
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
