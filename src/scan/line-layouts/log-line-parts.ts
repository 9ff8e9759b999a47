// What a log line is made of, whatever layout it was written in, and the words that all layouts share.
import { LOG_LEVELS, type LogLevel } from '../../model/log.ts';
import type { LogStamp } from '../log-stamp.ts';

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
  const upper = name?.toUpperCase();
  const level = upper === 'WARNING' ? 'WARN' : upper;
  return LOG_LEVELS.find((one) => one === level);
}

/** A copy without the keys that are undefined. */
export function withoutUnknown(line: { [K in keyof LogLine]: LogLine[K] | undefined }): LogLine {
  return Object.fromEntries(
    Object.entries(line).filter(([, value]) => value !== undefined),
  ) as unknown as LogLine;
}
