// How the parts of a rotated log are named. The Agent renames the current file to one more than the highest number there
// is, so that a higher number is newer, and the file without a number the newest of all (core 3.1).

// agent.log   agent.log.7   agent.log.12
const ROTATED = /^(.*\.log)\.(\d+)$/s;

export interface LogPart {
  /** Path of the current file, which all parts of a log have in common. */
  readonly log: string;
  /** Undefined for the current file, and for what is no log. */
  readonly number: number | undefined;
}

export function logPartOf(path: string): LogPart {
  const [, log, number] = ROTATED.exec(path) ?? [];
  return log === undefined ? { log: path, number: undefined } : { log, number: Number(number) };
}

/** `logs/agent.log` for it and for each of its parts: they are one log. */
export function logOf(path: string): string {
  return logPartOf(path).log;
}

/** An older part of a log. */
export function isRotated(path: string): boolean {
  return logPartOf(path).number !== undefined;
}
