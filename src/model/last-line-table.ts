// Lines that say of one thing after another that it went well, of which only the last one of each thing tells something:
// which check ran again, and which address took a payload. An Agent that tells developers everything writes them all the time.
import type { LastLine, LogSource } from './log.ts';

interface NamedLine {
  /** The line that holds this is told, once one with the other text came. */
  readonly begins: string | undefined;
  /** One with this says between them that it went wrong. */
  readonly fails: string | undefined;
  readonly ends: string;
  /** What its name is called. */
  readonly capture: string;
  readonly logs: readonly LogSource[];
}

// What the collector writes of the runs of a check (pkg/collector/worker/check_logger.go): at INFO the first five and then
// every 500th, the others at DEBUG. A run that fails ends with the same line as any other; its error stands before it. A log
// in JSON names the check elsewhere, so that no run is found there, and no failure is over.
// … | CORE | INFO | (pkg/collector/worker/check_logger.go:40 in CheckStarted) | check:ntp | Running check...
// … | CORE | INFO | (pkg/collector/worker/check_logger.go:59 in CheckFinished) | check:ntp | Done running check
//
// What the forwarder writes of the first payload and every 500th (comp/forwarder/defaultforwarder/transaction/transaction.go):
// … | Successfully posted payload to "https://7-60-0-app.agent.datadoghq.com/api/v2/series" (202 Accepted), …
export const LAST_LINES = {
  'check-run': {
    begins: ' | Running check...',
    fails: ' | Error running check',
    ends: ' | Done running check',
    capture: 'check',
    logs: ['agent', 'cluster-agent'],
  },
  payload: {
    begins: undefined,
    fails: undefined,
    ends: 'Successfully posted payload to',
    capture: 'endpoint',
    logs: ['agent', 'cluster-agent', 'process-agent', 'security-agent'],
  },
} as const satisfies Readonly<Record<LastLine, NamedLine>>;

export function isLastLine(line: string | undefined): line is LastLine {
  return line !== undefined && Object.hasOwn(LAST_LINES, line);
}

// A run that failed; the second line is that of an old Agent:
// … | CORE | ERROR | (pkg/collector/worker/check_logger.go:71 in Error) | check:ntp | Error running check: timeout
// … | CORE | ERROR | (pkg/collector/runner/runner.go:292 in work) | Error running check ntp: timeout
const FAILED_RUN = /check:([\w.-]+) \| Error running check|Error running check ([\w.-]+):/;

/** The check of whose run the line says that it failed. */
export function failedCheckOf(line: string): string | undefined {
  const found = FAILED_RUN.exec(line);
  return found === null ? undefined : (found[1] ?? found[2]);
}
