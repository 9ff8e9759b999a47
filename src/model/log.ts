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

/** Daemons that write a line by which their start can be told. */
export const STARTING_COMPONENTS = [
  'agent',
  'process-agent',
  'trace-agent',
  'system-probe',
  'security-agent',
  'cluster-agent',
  'jmxfetch',
] as const satisfies readonly LogComponent[];
export type StartingComponent = (typeof STARTING_COMPONENTS)[number];

export const LOG_LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Lines of these levels are counted by template, matched or not. */
export const TROUBLE_LEVELS = ['WARN', 'ERROR', 'CRITICAL'] as const satisfies readonly LogLevel[];
export type TroubleLevel = (typeof TROUBLE_LEVELS)[number];

/** Undefined: any level. */
export function isTroubleOnly(levels: Iterable<LogLevel> | undefined): boolean {
  const trouble: ReadonlySet<LogLevel> = new Set(TROUBLE_LEVELS);
  return levels !== undefined && [...levels].every((level) => trouble.has(level));
}

/** A bound on what a named group of a regex caught: an amount of the same dimension, milliseconds, bytes or a share. */
export interface CaptureBound {
  readonly group: string;
  readonly is: 'above' | 'below' | 'at-least' | 'at-most';
  readonly amount: number;
  readonly dimension: 'time' | 'bytes' | 'share' | 'number';
}

/** Kinds of lines of which only the last one of each name tells something: last-line-table.ts. */
export type LastLine = 'check-run' | 'payload';

/** The last line of each name, of one kind. */
export interface LastLinePattern {
  readonly line: LastLine;
  /** Undefined: any. */
  readonly names?: readonly string[];
}

/** What a rule looks for in lines. A line must hold one of `literals` (case ignored) and match all else that is given. */
export interface LogPattern {
  readonly id: string;
  readonly sources: readonly LogSource[];
  /** At least one literal of five bytes or more; derived from the regex where a rule gives only that. */
  readonly literals: readonly string[];
  /** RE2 syntax, linear time; its named groups become variables. */
  readonly regex?: string;
  /** The whole message of the line, without its head. */
  readonly message?: string;
  /** What the groups of the regex caught lies within these bounds; what is no amount does not. */
  readonly bounds?: readonly CaptureBound[];
  /** The line holds none of these texts; case does not count. */
  readonly except?: readonly string[];
  /** RE2 syntax; it matches no part of the line in lower case. */
  readonly exceptRegex?: string;
  readonly levels?: readonly LogLevel[];
  /** A line does not count whose head, or whose record’s head when they are joined, has one of these levels. */
  readonly exceptLevels?: readonly LogLevel[];
  /** Somebody asks for the times of the hits: each is kept as an event, not only their number. */
  readonly keepsEvents?: boolean;
  /** Somebody asks which hit is the last one of a log: that of each file is kept. */
  readonly keepsLastInFiles?: boolean;
  /** The named group whose values are counted: events keep it. */
  readonly eventValue?: string;
  /** The capture `check` is the name of the check of whose run the line says that it failed (model/last-line-table.ts). */
  readonly namesCheck?: boolean;
  /** Lines count only where the Agents wrote them: text that somebody added may repeat them. */
  readonly inLogsOnly?: boolean;
  /** Instead of lines with a literal, in each file: the last one of each name, which is a capture. */
  readonly lastOfEach?: LastLinePattern;
}

export interface LogHit extends Excerpt {
  /** As read: what is shown of them is left to operators/shown-captures.ts. */
  readonly captures: Readonly<Record<string, string>>;
  /** The lines that the captures stand in, where they are not all in `text`: one, or those of a record without their heads. */
  readonly searched?: readonly string[];
  /** Rank in time order over all files: by time where known, else by file and line. */
  readonly order: number;
}

/** Characters kept of what a group caught. */
export const MAX_VALUE_LENGTH = 200;

/** A hit by its place in time; very many of one second in one file are put together, with their number. */
export interface LogEvent {
  readonly file: string;
  /** Ranks of the first and the last line, as `order` of a hit. */
  readonly order: number;
  readonly lastOrder: number;
  /** Milliseconds that tell how far events of one flare lie apart; they fall where the clock of a file goes back. */
  readonly ms?: number;
  /** Milliseconds since 1970 UTC, where the zone of the line is known. */
  readonly time?: number;
  readonly count: number;
  /** What the group `eventValue` of the pattern caught; cut. */
  readonly value?: string;
  /** The line itself; only a bounded number of events keeps it. */
  readonly hit?: LogHit;
}

/** All events of a pattern, rising in `order`. When there were too many to keep, the oldest are cut off. */
export interface EventSeries {
  readonly events: readonly LogEvent[];
  readonly isCut: boolean;
}

/** Everything found for one pattern. `hits` is a bounded sample that always holds the first and the last. */
export interface PatternHits {
  readonly count: number;
  readonly hits: readonly LogHit[];
  /** Of a pattern that keeps events. */
  readonly series?: EventSeries;
  /** Of a pattern that keeps them: the last hit of each file, rising; of very many files only those of the newest. */
  readonly lastInFiles?: { readonly hits: readonly LogHit[]; readonly isCut: boolean };
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
  readonly parts: readonly LogFileSummary[];
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
