// The marks of a flare in order of time: daemon starts, first and last of each finding, the flare itself.
import { FLARE_TIME_FACTS } from '../model/fact-table.ts';
import type { Finding, TimelineMark } from '../model/report.ts';
import { factValueOf, type Diagnosis } from './diagnosis.ts';
import { cleanLine, isoTime } from './evidence.ts';

export function timelineOf(diagnosis: Diagnosis, findings: readonly Finding[]): TimelineMark[] {
  const marks: TimelineMark[] = [];
  for (const hit of diagnosis.starts.hits) {
    if (hit.time !== undefined)
      marks.push({
        at: isoTime(hit.time),
        kind: 'start',
        text: cleanLine(hit.text),
        file: hit.file,
        line: hit.line,
      });
  }
  for (const { occurrences, title, ruleId } of findings) {
    if (occurrences.firstSeen !== null)
      marks.push({ at: occurrences.firstSeen, kind: 'first', text: title, ruleId });
    if (occurrences.lastSeen !== null && occurrences.lastSeen !== occurrences.firstSeen) {
      marks.push({ at: occurrences.lastSeen, kind: 'last', text: title, ruleId });
    }
  }
  marks.push(...gapMarks(diagnosis));
  if (diagnosis.incident !== undefined)
    marks.push({ at: isoTime(diagnosis.incident), kind: 'incident', text: 'incident' });
  const createdAt = createdAtOf(diagnosis);
  if (createdAt !== null) marks.push({ at: createdAt, kind: 'flare', text: 'flare created' });
  return marks.sort(
    (a, b) => compareText(a.at, b.at) || compareText(a.kind, b.kind) || compareText(a.text, b.text),
  );
}

/** Silence of a log that is worth a mark, and how many of one log. */
const MIN_GAP_MS = 10 * 60_000;
const MAX_GAPS = 5;

/** At the line that ends the silence. */
function gapMarks({ scan }: Diagnosis): TimelineMark[] {
  return scan.streams.flatMap(({ source, gaps }) =>
    gaps
      .filter((gap) => gap.ms >= MIN_GAP_MS)
      .slice(0, MAX_GAPS)
      .flatMap(({ to, ms }): TimelineMark[] =>
        to.time === undefined
          ? []
          : [
              {
                at: isoTime(to.time),
                kind: 'gap',
                text: `${source} log: nothing for ${Math.round(ms / 60_000)} min before this`,
                file: to.file,
                line: to.line,
              },
            ],
      ),
  );
}

/** ISO 8601 UTC, or null when neither the flare's creation log nor its status page says. */
export function createdAtOf(diagnosis: Diagnosis): string | null {
  const times = FLARE_TIME_FACTS.map((name) => factValueOf(diagnosis, name));
  const ms = times.find((value) => typeof value === 'number');
  return ms === undefined ? null : isoTime(ms);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
