// What the exit code of the command line means.

export const EXIT = {
  /** Analysed; nothing at or above --fail-on. */
  ok: 0,
  /** Analysed; something at or above --fail-on. Of rules: a mistake, a failed case, too many mutants, over the budget. */
  findings: 1,
  /** Bad usage, a bundle that cannot be read, rules that cannot be loaded: one message on standard error. */
  unusable: 2,
  /** A bug in the program, or a rule that crashed. */
  bug: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Receives the exit code of the command that ran. */
export interface ExitSlot {
  code: ExitCode;
}
