// Facts about the logs as streams: their files, spans, gaps, levels, layout.
import type { Lookup } from '../../model/absence.ts';
import type { Fact } from '../../model/fact.ts';
import type { DatedPlace, LogComponent, LogFileSummary } from '../../model/log.ts';
import type { FactView } from '../fact-view.ts';
import { makeFact, recordOfKnown } from '../make-fact.ts';
import { factOfLogs, knownLogs, secondsBetween } from './known-logs.ts';

type Derived = Fact | Lookup<Fact> | undefined;

/** Core 3.1. */
export function logFiles(view: FactView): Derived {
  return factOfLogs('logs.files', view, ({ component, streams }) =>
    streams
      .flatMap((stream) => stream.parts)
      .map(({ file, lines, first, last, lastLine }) => ({
        record: recordOfKnown({ component, file, lines, firstAt: first?.time, lastAt: last?.time }),
        place: last ?? lastLine,
      })),
  );
}

/** Core 3.1, 3.2. */
export function logStreams(view: FactView): Derived {
  return factOfLogs('logs.streams', view, ({ component, streams, end }) =>
    streams.map(({ parts, lines, first, last, trouble }) => ({
      record: recordOfKnown({
        component,
        file: parts.at(-1)?.file,
        parts: parts.length,
        lines,
        firstAt: first?.time,
        lastAt: last?.time,
        span: spanOf(first, last),
        warnings: trouble.WARN,
        errors: trouble.ERROR,
        criticals: trouble.CRITICAL,
      }),
      place: last ?? end,
    })),
  );
}

/** Not known of lines that are not in the order of time: somebody put them together. */
function spanOf(first: DatedPlace | undefined, last: DatedPlace | undefined): number | undefined {
  const span = secondsBetween(first, last);
  return span === undefined || span < 0 ? undefined : span;
}

/** Silence of more than two minutes, the longest of each log. */
export function logGaps(view: FactView): Derived {
  return factOfLogs('logs.gaps', view, ({ component, streams }) =>
    streams
      .flatMap((stream) => stream.gaps)
      .map(({ from, to, ms }) => ({
        record: recordOfKnown({ component, file: to.file, from: from.time, to: to.time, seconds: ms / 1000 }),
        place: to,
      })),
  );
}

/** The daemon that made the flare writes debug lines (core 3.6). */
export function hasDebugLines(view: FactView): Fact | undefined {
  const own = ownLogFiles(view);
  const end = own.at(-1)?.lastLine;
  if (end === undefined) return undefined;
  const line = own.map((file) => file.debugLine).find((one) => one !== undefined);
  return makeFact('logs.debug', line !== undefined, line ?? { ...end, confidence: 'medium' });
}

/** The daemon that made the flare writes JSON; a log may change its layout, its end counts (core 3.5). */
export function isJsonLog(view: FactView): Fact | undefined {
  const last = ownLogFiles(view)
    .map((file) => file.last)
    .findLast((line) => line !== undefined);
  return last === undefined ? undefined : makeFact('logs.isJson', last.text.startsWith('{'), last);
}

/** The component that makes flares of this kind. */
export function flareMaker(view: FactView): LogComponent {
  return view.flare.kind === 'unknown' ? 'agent' : view.flare.kind;
}

/** The parts of its log, oldest first; none when the log is not whole. */
function ownLogFiles(view: FactView): LogFileSummary[] {
  return knownLogs(view)
    .filter(({ component }) => component === flareMaker(view))
    .flatMap(({ streams }) => streams.flatMap((stream) => stream.parts));
}
