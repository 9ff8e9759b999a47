// The vocabulary of the one pass over text lines: where lines come from, what is looked for, what was found.
import type { Excerpt, Place } from './place.ts';

/**
 * Where a line can stand. A log source covers the component's rotated files too; `status`, `diagnose`
 * and `flare-creation` are pages read line by line; `other` is any other text file in the bundle, such
 * as command output that somebody added.
 */
export const LOG_SOURCES = [
  'agent',
  'process-agent',
  'trace-agent',
  'system-probe',
  'security-agent',
  'cluster-agent',
  'jmxfetch',
  'dogstatsd',
  'otel-agent',
  'dmesg',
  'audit',
  'status',
  'security-status',
  'cluster-status',
  'diagnose',
  'config-check',
  'flare-creation',
  'permissions',
  'other',
] as const;
export type LogSource = (typeof LOG_SOURCES)[number];

/** Daemons that write a log of their own. */
export const LOG_COMPONENTS = [
  'agent',
  'process-agent',
  'trace-agent',
  'system-probe',
  'security-agent',
  'cluster-agent',
  'jmxfetch',
  'dogstatsd',
  'otel-agent',
] as const satisfies readonly LogSource[];
export type LogComponent = (typeof LOG_COMPONENTS)[number];

export const LOG_LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a rule looks for in lines. A line must hold one of `contains` (case ignored) and match `regex`. */
export interface LogPattern {
  readonly id: string;
  readonly sources: readonly LogSource[];
  /** At least one literal of five bytes or more; derived from the regex where a rule gives only that. */
  readonly literals: readonly string[];
  /** RE2 syntax, linear time; its named groups become variables. */
  readonly regex?: string;
  readonly levels?: readonly LogLevel[];
  /** Somebody counts the hits after a line: the places of the latest ones are kept, not only their number. */
  readonly keepsLatest?: boolean;
  /** Lines count only where the Agents wrote them: text that somebody added may repeat them. */
  readonly inLogsOnly?: boolean;
}

export interface LogHit extends Excerpt {
  readonly captures: Readonly<Record<string, string>>;
  /** Rank in time order over all files: by time where known, else by file and line. */
  readonly order: number;
}

/** Everything found for one pattern. `hits` is a bounded sample that always holds the first and the last. */
export interface PatternHits {
  readonly count: number;
  readonly hits: readonly LogHit[];
  /** `order` of the latest hits, rising, for a pattern that keeps them; a bounded number. */
  readonly latestOrders?: readonly number[];
}

/** A line of a log with its time, milliseconds since 1970 UTC, where its zone is known. */
export interface DatedPlace extends Place {
  readonly time?: number;
}

/** Two neighbouring dated lines of one log with a long time between them. */
export interface LogGap {
  readonly from: DatedPlace;
  readonly to: DatedPlace;
  readonly ms: number;
}

/** Lines of trouble, continuations not counted. */
export type TroubleCounts = Readonly<Record<'WARN' | 'ERROR' | 'CRITICAL', number>>;

/** One log file as a whole. */
export interface LogFileSummary {
  readonly file: string;
  readonly source: LogSource;
  readonly lines: number;
  readonly firstLine: Place;
  readonly lastLine: Place;
  /** First and last line with a date; of a component's log only. */
  readonly first?: DatedPlace;
  readonly last?: DatedPlace;
  readonly trouble: TroubleCounts;
  /** The first line at the debug level. */
  readonly debugLine?: Place;
}

/** A component's log with its rotated parts as one, oldest part first. */
export interface LogStream {
  readonly source: LogSource;
  readonly files: readonly string[];
  readonly lines: number;
  readonly first?: DatedPlace;
  readonly last?: DatedPlace;
  readonly trouble: TroubleCounts;
  /** The longest gaps, longest first; a bounded list. */
  readonly gaps: readonly LogGap[];
}

/** ERROR and WARN lines that differ only in their numbers, ids and quoted parts. */
export interface LogTemplate {
  readonly template: string;
  readonly level: LogLevel;
  readonly source: LogSource;
  readonly count: number;
  readonly firstTime?: number;
  readonly lastTime?: number;
  readonly example: Excerpt;
  /** Ids of the patterns that hit a line of it: the rules that may explain it. */
  readonly hitBy: readonly string[];
}

/** Lines of trouble that the same patterns hit; none: the list is empty. */
export interface TroubleHits {
  readonly patternIds: readonly string[];
  readonly count: number;
}

export interface ScanResult {
  readonly hits: ReadonlyMap<string, PatternHits>;
  readonly files: readonly LogFileSummary[];
  readonly streams: readonly LogStream[];
  readonly templates: readonly LogTemplate[];
  /** Every line of trouble once, also of templates that were not kept. */
  readonly trouble: readonly TroubleHits[];
}
