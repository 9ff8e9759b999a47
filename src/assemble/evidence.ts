// Chooses and cleans the lines that a finding shows.
import type { Observation } from '../model/outcome.ts';
import { comparePlaces, type Excerpt } from '../model/place.ts';
import { logOf } from '../model/rotated-log.ts';
import type { ReportEvidence } from '../model/report.ts';
import { isSecretName } from '../util/secret-value.ts';
import { redact } from './redact.ts';

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

function reportEvidence(raw: Excerpt, [find, ...alsoFind]: readonly string[]): ReportEvidence {
  const excerpt = withoutNamedSecrets(raw);
  return {
    ...(find === undefined ? {} : { find }),
    ...(alsoFind.length === 0 ? {} : { alsoFind }),
    file: excerpt.file,
    line: excerpt.line,
    text: cleanLine(excerpt.text),
    ...(excerpt.time === undefined ? {} : { timestamp: isoTime(excerpt.time) }),
    context: { before: excerpt.before.map(cleanContext), after: excerpt.after.map(cleanContext) },
  };
}

/**
 * Of a variable in a pod the name stands on one line and the value on the next:
 *   - name: DB_PASSWORD
 *     value: hunter22
 * A value at the top of what is shown has a name that nobody sees: it is hidden too.
 */
function withoutNamedSecrets(excerpt: Excerpt): Excerpt {
  const lines = [...excerpt.before, excerpt.text, ...excerpt.after];
  const clean = lines.map((line, index) => {
    const name = /^[\s-]*name:\s*["']?([\w.-]{1,200})/.exec(lines[index - 1] ?? '')?.[1];
    const isHidden = name === undefined ? index === 0 && excerpt.before.length > 0 : isSecretName(name);
    return isHidden ? line.replace(/^(\s*value:\s*)\S.*$/, '$1********') : line;
  });
  const at = excerpt.before.length;
  return { ...excerpt, before: clean.slice(0, at), text: clean[at] ?? '', after: clean.slice(at + 1) };
}

/** Characters of a line around the evidence. */
const MAX_CONTEXT_LENGTH = 300;

function cleanContext(text: string): string {
  return cleanLine(text).slice(0, MAX_CONTEXT_LENGTH);
}

/** Redacted before it is cut, so that a cut never hides half a secret from the redactor. */
export function cleanLine(text: string): string {
  return redact(text.slice(0, MAX_READ_LENGTH)).text.slice(0, MAX_TEXT_LENGTH);
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
