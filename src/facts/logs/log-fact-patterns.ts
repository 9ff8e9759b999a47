// What the one pass over the logs looks for on behalf of facts. The facts themselves are in this folder.
import { LOG_COMPONENTS, STARTING_COMPONENTS, type LogPattern } from '../../model/log.ts';
import { START_LINES, startPatternOf } from '../../model/start-line-table.ts';

/** All starts, for the timeline. */
export const STARTS: LogPattern = {
  id: 'fact/starts',
  sources: STARTING_COMPONENTS,
  ...startPatternOf(STARTING_COMPONENTS),
  inLogsOnly: true,
};

const START_PATTERNS = STARTING_COMPONENTS.map((component): LogPattern => {
  const { literals, regex, versioned = regex } = START_LINES[component];
  return { id: startsOf(component), sources: [component], literals, regex: versioned, inLogsOnly: true };
});

/** Id of the pattern for the starts of one component. */
export function startsOf(component: string): string {
  return `fact/starts/${component}`;
}

// panic: runtime error: invalid memory address or nil pointer dereference
// fatal error: concurrent map writes
// E1229 05:33:43.356589       1 runtime.go:78] Observed a panic: "invalid memory address"   a library that ends the process then
/**
 * A Go program that crashed; its first line, also behind the marks of a container runtime, and behind the head of a line
 * at ERROR or CRITICAL.
 */
export const PANICS: LogPattern = {
  id: 'fact/panics',
  sources: LOG_COMPONENTS,
  literals: ['panic: ', 'fatal error: '],
  regex: String.raw`(?:^|[\]:FP] |Observed a |\| (?:ERROR|CRITICAL) \| \([^()]{1,200}\) \| )(?P<message>(?:panic|fatal error): .{0,300})`,
  inLogsOnly: true,
};

// AGENT EXITED WITH CODE 255, SIGNAL 0, KILLING CONTAINER              the container's supervisor
// trace-agent exited with code 256, signal 15, restarting in 2 seconds
/** A daemon of a container that ended, with its code. */
export const EXITS: LogPattern = {
  id: 'fact/exits',
  sources: LOG_COMPONENTS,
  literals: [' exited with code '],
  regex: String.raw`(?i)(?:^|\] )(?P<process>[a-z-]{1,40}) exited with code (?P<code>\d{1,5})`,
  inLogsOnly: true,
};

// Successfully posted payload to "https://7-26-0-app.agent.datadoghq.com/api/v1/check_run"
// dial tcp: lookup 7-26-0-app.agent.datadoghq.com: Temporary failure in name resolution
/**
 * The Agent puts its version into the name of the host it sends to. Such lines come all the time, so that they are
 * counted, and the version is read of those that are kept: of very many the first and the last of each file.
 */
export const INTAKE_HOSTS: LogPattern = {
  id: 'fact/intake-hosts',
  sources: LOG_COMPONENTS,
  literals: ['-app.agent.', '-flare.agent.'],
  inLogsOnly: true,
};

export const LOG_FACT_PATTERNS: readonly LogPattern[] = [
  STARTS,
  ...START_PATTERNS,
  PANICS,
  EXITS,
  INTAKE_HOSTS,
];
