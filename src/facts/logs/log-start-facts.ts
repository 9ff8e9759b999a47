// Facts about daemons that start, end and crash, from the lines that say so.
import type { Lookup } from '../../model/absence.ts';
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import { STARTING_COMPONENTS, type LogHit, type LogPattern, type PatternHits } from '../../model/log.ts';
import type { FactView } from '../fact-view.ts';
import { recordOfKnown } from '../make-fact.ts';
import { factOfLogs, secondsBetween, type KnownLog, type PlacedRecord } from './known-logs.ts';
import { EXITS, PANICS, startsOf } from './log-fact-patterns.ts';

type Derived = Fact | Lookup<Fact> | undefined;

const NO_HITS: PatternHits = { count: 0, hits: [] };
const SECONDS_PER_HOUR = 3600;

/** The first and the last starts of each daemon (security A01; core 3.6). */
export function logStarts(view: FactView): Derived {
  return factOfLogs('logs.starts', view, ({ component }) =>
    startHits(view, component).hits.map((hit) => ({
      record: recordOfKnown({ component, at: hit.time, version: hit.captures.version }),
      place: hit,
    })),
  );
}

/** How often each daemon started; none, too, when its log says so. */
export function logRestarts(view: FactView): Derived {
  return factOfLogs('logs.restarts', view, (log) => {
    if (!STARTING_COMPONENTS.some((one) => one === log.component)) return [];
    return [restartsOf(log, startHits(view, log.component))];
  });
}

/** Core 3.2. */
export function logPanics(view: FactView): Derived {
  return factOfLines(view, {
    name: 'logs.panics',
    pattern: PANICS,
    fieldsOf: (hit) => ({ message: hit.captures.message ?? '' }),
  });
}

/** What the supervisor of a container says of the daemons in it. */
export function logExits(view: FactView): Derived {
  return factOfLines(view, {
    name: 'logs.exits',
    pattern: EXITS,
    fieldsOf: (hit) => ({
      process: (hit.captures.process ?? '').toLowerCase(),
      code: Number(hit.captures.code),
    }),
  });
}

interface LineFact {
  readonly name: FactName;
  readonly pattern: LogPattern;
  readonly fieldsOf: (hit: LogHit) => FactRecord;
}

/** One record per line; of very many, the first and the last. */
function factOfLines(view: FactView, { name, pattern, fieldsOf }: LineFact): Derived {
  const { hits } = view.scan.hits.get(pattern.id) ?? NO_HITS;
  return factOfLogs(name, view, ({ component, streams }) => {
    const files = new Set(streams.flatMap((stream) => stream.parts.map((part) => part.file)));
    return hits
      .filter((hit) => files.has(hit.file))
      .map((hit) => ({ record: recordOfKnown({ component, at: hit.time, ...fieldsOf(hit) }), place: hit }));
  });
}

function startHits(view: FactView, component: string): PatternHits {
  return view.scan.hits.get(startsOf(component)) ?? NO_HITS;
}

function restartsOf({ component, streams, end }: KnownLog, { count, hits }: PatternHits): PlacedRecord {
  const stream = streams.at(-1);
  const span = secondsBetween(stream?.first, stream?.last);
  return {
    record: recordOfKnown({
      component,
      starts: count,
      firstAt: hits[0]?.time,
      lastAt: hits.at(-1)?.time,
      perHour: span === undefined || span <= 0 ? undefined : (count * SECONDS_PER_HOUR) / span,
      shortestInterval: shortestInterval(hits, count),
    }),
    place: hits.at(-1) ?? end,
  };
}

/** Seconds between two starts; where not all hits were kept, they are missing in the middle. */
function shortestInterval(hits: readonly LogHit[], count: number): number | undefined {
  const middle = count > hits.length ? hits.length / 2 : 0;
  const intervals = hits.flatMap((hit, index) =>
    index === middle ? [] : (secondsBetween(hits[index - 1], hit) ?? []),
  );
  return intervals.length === 0 ? undefined : Math.min(...intervals);
}
