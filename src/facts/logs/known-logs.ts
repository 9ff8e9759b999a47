// Which components' logs are there as a whole, and why the others are not: what is counted in a log is known only when
// the log is whole, and a missing log shows nothing.
import type { FactRecord, OpenRecords } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { SOURCE_KINDS } from '../../model/file-kind-table.ts';
import { LOG_COMPONENTS, type DatedPlace, type LogComponent, type LogStream } from '../../model/log.ts';
import type { Lookup } from '../../model/absence.ts';
import type { Fact } from '../../model/fact.ts';
import type { Place } from '../../model/place.ts';
import type { FactView } from '../fact-view.ts';
import { makeFact } from '../make-fact.ts';

export interface KnownLog {
  readonly component: LogComponent;
  readonly streams: readonly LogStream[];
  /** How far it goes. */
  readonly end: Place;
}

/** Logs that are there with their current part. */
export function knownLogs(view: FactView): KnownLog[] {
  return LOG_COMPONENTS.flatMap((component) => {
    const streams = view.scan.streams.filter((stream) => stream.source === component);
    const end = streams.at(-1)?.parts.at(-1)?.lastLine;
    if (end === undefined || view.sourceAbsence(component) !== undefined) return [];
    return [{ component, streams, end }];
  });
}

/** Logs that such a flare could hold and this one does not, or not as a whole. */
function openLogs(view: FactView): OpenRecords[] {
  return LOG_COMPONENTS.flatMap((component) => {
    const missing = view.sourceAbsence(component);
    const isPossible = SOURCE_KINDS[component].kinds.includes(view.flare.kind);
    if (missing === undefined || !isPossible || missing.cause === 'component-off') return [];
    return [{ known: { component }, missing }];
  });
}

/** A record and the line that shows it. */
export interface PlacedRecord {
  readonly record: FactRecord;
  readonly place: Place;
}

/** A list over all logs that are known; why not, when none is. */
export function factOfLogs(
  name: FactName,
  view: FactView,
  recordsOf: (log: KnownLog) => readonly PlacedRecord[],
): Fact | Lookup<Fact> | undefined {
  const logs = knownLogs(view);
  const open = openLogs(view);
  const [log] = logs;
  if (log === undefined) {
    return open[0] === undefined ? undefined : { known: false, missing: { ...open[0].missing, input: name } };
  }
  const placed = logs.flatMap(recordsOf);
  const { file, line, text } = placed[0]?.place ?? log.end;
  const itemPlaces = placed.map(({ place }): Place => ({
    file: place.file,
    line: place.line,
    text: place.text,
  }));
  return makeFact(
    name,
    placed.map(({ record }) => record),
    { file, line, text, itemPlaces, open },
  );
}

export function secondsBetween(from: DatedPlace | undefined, to: DatedPlace | undefined): number | undefined {
  return from?.time === undefined || to?.time === undefined ? undefined : (to.time - from.time) / 1000;
}
