// What lies near the time that a report is centred on: which lines, and which of those of a finding to show.
import type { LogStream } from '../model/log.ts';
import type { Observation } from '../model/outcome.ts';
import type { Excerpt } from '../model/place.ts';
import type { ReportIncident } from '../model/report.ts';
import { isoTime } from './evidence.ts';

/** How far before and after the incident a line counts as near. */
const REACH_MINUTES = 30;
const REACH_MS = REACH_MINUTES * 60_000;
/** Lines near the incident that take the place of the others. */
const MAX_NEAR_LINES = 10;

export function isNear(time: number | undefined, incident: number): boolean {
  return time !== undefined && Math.abs(time - incident) <= REACH_MS;
}

/** `incident`: milliseconds since 1970 UTC. */
export function incidentOf(incident: number, streams: readonly LogStream[]): ReportIncident {
  const spans = streams.flatMap(({ first, last }) =>
    first?.time === undefined || last?.time === undefined ? [] : [{ from: first.time, to: last.time }],
  );
  const isReached = spans.some(({ from, to }) => from - REACH_MS <= incident && incident <= to + REACH_MS);
  const centre = { at: isoTime(incident), reachMinutes: REACH_MINUTES };
  if (isReached || spans.length === 0) return centre;
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  return { ...centre, logs: { from: isoTime(from), to: isoTime(to) } };
}

/** The observation with the lines nearest to the incident as its evidence, in order; unchanged when none is near. */
export function centred(observation: Observation, incident: number | undefined): Observation {
  if (incident === undefined) return observation;
  const near = (observation.events ?? []).flatMap((event): Excerpt[] =>
    event.hit !== undefined && isNear(event.time, incident) ? [event.hit] : [],
  );
  if (near.length === 0) return observation;
  const distance = ({ time }: Excerpt): number => Math.abs((time ?? 0) - incident);
  const nearest = new Set([...near].sort((a, b) => distance(a) - distance(b)).slice(0, MAX_NEAR_LINES));
  return { ...observation, evidence: near.filter((line) => nearest.has(line)) };
}
