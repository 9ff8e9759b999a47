// Puts the parts of a rotated log together: one stream per component, oldest part first, with the gaps between parts.
import type {
  DatedPlace,
  LogFileSummary,
  LogGap,
  LogSource,
  LogStream,
  TroubleCounts,
} from '../model/log.ts';
import { logOf } from '../model/rotated-log.ts';
import { MAX_GAPS, MIN_GAP_MS, type DatedLine, type RawGap } from './time/gap-finder.ts';
import { isComponentLog } from './log-component-table.ts';
import { elapsedMs, roughEpochOf, type LogStamp } from './time/log-stamp.ts';
import { compareLogFiles } from './hits/raw-hit.ts';
import type { ScannedFile } from './scanned-file.ts';

export interface StreamOptions {
  readonly relativePath: (storedPath: string) => string;
  readonly timeOf: (stamp: LogStamp) => number | undefined;
}

/** Every file, those of a stream one after the other in time. */
export function inStreamOrder(scans: readonly ScannedFile[]): ScannedFile[] {
  return [...partsByLog(scans).values()].flat();
}

export function streamsOf(scans: readonly ScannedFile[], options: StreamOptions): LogStream[] {
  return [...partsByLog(scans.filter((scan) => isComponentLog(scan.source))).values()].map((parts) =>
    streamOf(parts[0]?.source ?? 'other', parts, options),
  );
}

export function summaryOf(scan: ScannedFile, options: StreamOptions): LogFileSummary {
  const file = options.relativePath(scan.file);
  const { first, last } = scan.clock;
  const dated = (line: DatedLine): DatedPlace => datedPlace(scan, line, options);
  return {
    file,
    source: scan.source,
    lines: scan.lines,
    firstLine: { file, line: 1, text: scan.firstLine ?? '' },
    lastLine: { file, line: Math.max(1, scan.lines), text: scan.lastLine },
    trouble: scan.trouble,
    ...(first === undefined ? {} : { first: dated(first) }),
    ...(last === undefined ? {} : { last: dated(last) }),
    ...(scan.debugLine === undefined ? {} : { debugLine: { file, ...scan.debugLine } }),
  };
}

/** `logs/agent.log` with its rotated parts; the same name in another folder is another log. */
function partsByLog(scans: readonly ScannedFile[]): ReadonlyMap<string, ScannedFile[]> {
  const logs = new Map<string, ScannedFile[]>();
  for (const scan of [...scans].sort((a, b) => compareLogFiles(a.file, b.file))) {
    const name = logOf(scan.file);
    const parts = logs.get(name);
    if (parts === undefined) logs.set(name, [scan]);
    else parts.push(scan);
  }
  return new Map([...logs].map(([name, parts]) => [name, inTimeOrder(parts)]));
}

/** The numbers of the parts tell, higher is newer; where the dates say otherwise, the dates (core 3.1). */
function inTimeOrder(parts: ScannedFile[]): ScannedFile[] {
  const starts = parts.map(({ clock }) =>
    clock.first === undefined ? undefined : roughEpochOf(clock.first.stamp),
  );
  const known = starts.filter((start) => start !== undefined);
  const isRising = known.every((start, index) => index === 0 || start >= (known[index - 1] ?? 0));
  if (isRising || known.length < parts.length) return parts;
  const startOf = new Map(parts.map((part, index) => [part, starts[index] ?? 0]));
  return parts.sort((a, b) => (startOf.get(a) ?? 0) - (startOf.get(b) ?? 0));
}

function streamOf(source: LogSource, parts: readonly ScannedFile[], options: StreamOptions): LogStream {
  const summaries = parts.map((part) => summaryOf(part, options));
  const first = summaries.find((one) => one.first !== undefined)?.first;
  const last = summaries.findLast((one) => one.last !== undefined)?.last;
  const gaps = parts.flatMap((part, index) => {
    const before = parts[index - 1];
    const inPart = part.clock.gaps.map((gap) => gapOf([part, part], gap, options));
    return before === undefined ? inPart : [...gapBetween(before, part, options), ...inPart];
  });
  // The sort is stable: of equal gaps the older one comes first.
  gaps.sort((a, b) => b.ms - a.ms);
  return {
    source,
    parts: summaries,
    lines: summaries.reduce((sum, one) => sum + one.lines, 0),
    trouble: summaries.map((one) => one.trouble).reduce(addCounts),
    gaps: gaps.slice(0, MAX_GAPS),
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
  };
}

function gapBetween(older: ScannedFile, newer: ScannedFile, options: StreamOptions): LogGap[] {
  const from = older.clock.last;
  const to = newer.clock.first;
  const ms = from === undefined || to === undefined ? undefined : elapsedMs(from.stamp, to.stamp);
  if (from === undefined || to === undefined || ms === undefined || ms <= MIN_GAP_MS) return [];
  return [gapOf([older, newer], { from, to, ms }, options)];
}

function gapOf(
  [older, newer]: readonly [ScannedFile, ScannedFile],
  gap: RawGap,
  options: StreamOptions,
): LogGap {
  return {
    from: datedPlace(older, gap.from, options),
    to: datedPlace(newer, gap.to, options),
    ms: gap.ms,
  };
}

function datedPlace(scan: ScannedFile, { line, text, stamp }: DatedLine, options: StreamOptions): DatedPlace {
  const time = options.timeOf(stamp);
  return { file: options.relativePath(scan.file), line, text, ...(time === undefined ? {} : { time }) };
}

function addCounts(a: TroubleCounts, b: TroubleCounts): TroubleCounts {
  return { WARN: a.WARN + b.WARN, ERROR: a.ERROR + b.ERROR, CRITICAL: a.CRITICAL + b.CRITICAL };
}
