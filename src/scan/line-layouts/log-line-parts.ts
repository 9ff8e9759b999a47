// What a log line is made of, whatever layout it was written in, and the words that all layouts share.
import { LOG_LEVELS, type LogLevel } from '../../model/log.ts';
import type { LogStamp } from '../time/log-stamp.ts';

/** Where in the program a line was logged. `file` is as written: a repository path, in version 6 a bare name. */
export interface CodePlace {
  readonly file: string;
  readonly line: number;
  readonly func?: string;
}

/** A line taken apart. What the line does not say is not there. */
export interface LogLine {
  readonly stamp?: LogStamp;
  /** The logger as written, in capitals: `CORE`, `SYS-PROBE`, `JMX`. */
  readonly component?: string;
  readonly level?: LogLevel;
  readonly place?: CodePlace;
  /** `check:disk,type:core`; of a JMX line its thread and class. */
  readonly context?: string;
  readonly message: string;
  /** The line begins a record; lines of which this is false continue the record above. */
  readonly isHeader: boolean;
}

/** Undefined: the text is not in this layout. */
export type LineLayout = (text: string) => LogLine | undefined;

export const LEVEL_NAMES = 'TRACE|DEBUG|INFO|WARNING|WARN|ERROR|CRITICAL|OFF';

export function levelOf(name: string | undefined): LogLevel | undefined {
  if (name === undefined) return undefined;
  const level = LEVELS.get(name);
  return level ?? LEVELS.get(name.toUpperCase());
}

const LEVELS: ReadonlyMap<string, LogLevel> = new Map<string, LogLevel>([
  ...LOG_LEVELS.map((level) => [level, level] as const),
  ['WARNING', 'WARN'],
]);

type Parts = { [K in keyof LogLine]?: LogLine[K] | undefined } & Pick<LogLine, 'message'>;

/** The first line of a record, without the keys that are undefined. */
export function headerLine({ stamp, component, level, place, context, message }: Parts): LogLine {
  const line: { -readonly [K in keyof LogLine]: LogLine[K] } = { message, isHeader: true };
  if (stamp !== undefined) line.stamp = stamp;
  if (component !== undefined) line.component = component;
  if (level !== undefined) line.level = level;
  if (place !== undefined) line.place = place;
  if (context !== undefined) line.context = context;
  return line;
}
