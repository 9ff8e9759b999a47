// What the exit code of the command line means.

export const EXIT = {
  /** Analysed; nothing at or above --fail-on. */
  ok: 0,
  /** Analysed; something at or above --fail-on, or a rule's test failed. */
  findings: 1,
  /** Bad usage, unreadable bundle or invalid rules: one message on standard error. */
  unusable: 2,
  /** A bug in the program, or a rule that crashed. */
  bug: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Receives the exit code of the command that ran. */
export interface ExitSlot {
  code: ExitCode;
}
