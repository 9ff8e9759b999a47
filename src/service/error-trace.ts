// What the log may say of an unexpected error. Messages are left out: a parser's message quotes its input,
// and the input is a customer's flare.
import { errorCodeOf } from '../util/system-error.ts';

/** `TypeError` or `Error ENOSPC`, and below it where it was thrown. */
export function errorTrace(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  const code = errorCodeOf(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? [] : ['caused by', errorTrace(error.cause)];
  return [code === undefined ? error.name : `${error.name} ${code}`, ...frames, ...cause].join('\n');
}
