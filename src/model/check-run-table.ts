// What the collector writes of the runs of a check (pkg/collector/worker/check_logger.go): at INFO the first five and then
// every 500th, the others at DEBUG. A run that fails ends with the same line as any other; its error stands before it.
//
// … | CORE | INFO | (pkg/collector/worker/check_logger.go:40 in CheckStarted) | check:ntp | Running check...
// … | CORE | INFO | (pkg/collector/worker/check_logger.go:59 in CheckFinished) | check:ntp | Done running check
//
// A run that failed; the second line is that of an old Agent:
// … | CORE | ERROR | (pkg/collector/worker/check_logger.go:71 in Error) | check:ntp | Error running check: timeout
// … | CORE | ERROR | (pkg/collector/runner/runner.go:292 in work) | Error running check ntp: timeout
import type { LogSource } from './log.ts';

export const CHECK_RUN = {
  begins: ' | Running check...',
  ends: ' | Done running check',
  /** Stands before the name of the check, which reaches to one of those. */
  beforeName: 'check:',
} as const;

const FAILED_RUN = /check:([\w.-]+) \| Error running check|Error running check ([\w.-]+):/;

/** The check of whose run the line says that it failed. */
export function failedCheckOf(line: string): string | undefined {
  const found = FAILED_RUN.exec(line);
  return found === null ? undefined : (found[1] ?? found[2]);
}

/** Whose logs tell of runs. */
export const CHECK_RUNNERS = ['agent', 'cluster-agent'] as const satisfies readonly LogSource[];
