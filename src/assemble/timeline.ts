// The marks of a flare in order of time: daemon starts, first and last of each finding, the flare itself.
import { FLARE_TIME_FACTS } from '../model/fact-table.ts';
import type { Finding, TimelineMark } from '../model/report.ts';
import { factValueOf, type Diagnosis } from './diagnosis.ts';
import { cleanLine, isoTime } from './evidence.ts';
import { compareText } from '../util/compare-text.ts';

/** A mark that is not yet written out: `ms` since 1970 UTC. */
type DatedMark = Omit<TimelineMark, 'at'> & { readonly ms: number };

/** Put in order before times become texts: `10:00:00Z` is earlier than `10:00:00.500Z`, but sorts behind it. */
export function timelineOf(diagnosis: Diagnosis, findings: readonly Finding[]): TimelineMark[] {
  const marks = [
    ...startMarks(diagnosis),
    ...findings.flatMap(findingMarks),
    ...gapMarks(diagnosis),
    ...momentMark('incident', 'incident', diagnosis.incident),
    ...momentMark('flare', 'flare created', createdMs(diagnosis)),
  ];
  marks.sort((a, b) => a.ms - b.ms || compareText(a.kind, b.kind) || compareText(a.text, b.text));
  return marks.map(({ ms, ...mark }) => ({ at: isoTime(ms), ...mark }));
}

function startMarks({ starts }: Diagnosis): DatedMark[] {
  return starts.hits.flatMap(({ time, text, file, line }): DatedMark[] =>
    time === undefined ? [] : [{ ms: time, kind: 'start', text: cleanLine(text), file, line }],
  );
}

function findingMarks({ occurrences: { firstSeen, lastSeen }, title, ruleId }: Finding): DatedMark[] {
  const mark = (kind: 'first' | 'last', at: string): DatedMark => ({
    ms: Date.parse(at),
    kind,
    text: title,
    ruleId,
  });
  return [
    ...(firstSeen === null ? [] : [mark('first', firstSeen)]),
    ...(lastSeen === null || lastSeen === firstSeen ? [] : [mark('last', lastSeen)]),
  ];
}

function momentMark(kind: 'incident' | 'flare', text: string, ms: number | undefined): DatedMark[] {
  return ms === undefined ? [] : [{ ms, kind, text }];
}

/** Silence of a log that is worth a mark, and how many of one log. */
const MIN_GAP_MS = 10 * 60_000;
const MAX_GAPS = 5;

/** At the line that ends the silence. */
function gapMarks({ scan }: Diagnosis): DatedMark[] {
  return scan.streams.flatMap(({ source, gaps }) =>
    gaps
      .filter((gap) => gap.ms >= MIN_GAP_MS)
      .slice(0, MAX_GAPS)
      .flatMap(({ to, ms }): DatedMark[] =>
        to.time === undefined
          ? []
          : [
              {
                ms: to.time,
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
  const ms = createdMs(diagnosis);
  return ms === undefined ? null : isoTime(ms);
}

function createdMs(diagnosis: Diagnosis): number | undefined {
  return FLARE_TIME_FACTS.map((name) => factValueOf(diagnosis, name)).find(
    (value) => typeof value === 'number',
  );
}
