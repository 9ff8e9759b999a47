// What the one pass over the logs looks for on behalf of facts. The facts themselves are in this folder.
import {
  LOG_COMPONENTS,
  STARTING_COMPONENTS,
  type LogPattern,
  type StartingComponent,
} from '../../model/log.ts';

// starting system-probe v7.68.2                                        system-probe; before 7.33 or so:
// running system-probe with version: Version: 7.26.0, Git hash: abc
// Starting Datadog Agent v7.60.0        Starting Datadog IoT Agent v7.60.0
// Starting process-agent for host=h, endpoints=[…]                     once it runs, as the next two; newer ones:
// Starting process-agent with enabled checks=[process rtprocess]       also in the log of an Agent that runs these checks itself
// Trace agent running on host h
// All components started. Cluster Agent now running.                  once it runs; old ones, and those on Cloud Foundry:
// Datadog Cluster Agent is now running.     Datadog Security Agent is now running.
// JMX Fetch 0.49.5 has started
/** The line that each daemon writes when it starts, from its source; old wordings too (security A01; core 3.6). */
const START_LINES: Readonly<Record<StartingComponent, { literals: readonly string[]; regex?: string }>> = {
  agent: {
    literals: ['Starting Datadog Agent v', 'Starting Datadog IoT Agent v'],
    regex: String.raw`Starting Datadog (?:IoT )?Agent v(?P<version>\d+\.\d+\.\d+[^\s,]*)`,
  },
  'process-agent': {
    literals: ['Starting process-agent for host', 'Starting process-agent with enabled checks'],
  },
  'trace-agent': { literals: ['Trace agent running on host'] },
  'system-probe': {
    literals: ['starting system-probe v', 'running system-probe with version'],
    regex: String.raw`system-probe (?:v|with version: (?:Version: )?)(?P<version>\d+\.\d+\.\d+[^\s,]*)`,
  },
  'security-agent': { literals: ['Datadog Security Agent is now running'] },
  'cluster-agent': {
    literals: ['Cluster Agent now running', 'Datadog Cluster Agent is now running'],
  },
  jmxfetch: { literals: ['JMX Fetch '], regex: String.raw`JMX Fetch (?P<version>\S+) has started` },
};

/** All starts, for the timeline. That an Agent runs the checks of processes itself is no second start of it. */
export const STARTS: LogPattern = {
  id: 'fact/starts',
  sources: STARTING_COMPONENTS,
  literals: Object.values(START_LINES).flatMap(({ literals }) => literals),
  regex: String.raw`(?i)starting (?:datadog|system-probe|process-agent for)|PROCESS \| .*starting process-agent|started|running`,
  inLogsOnly: true,
};

const START_PATTERNS = STARTING_COMPONENTS.map((component): LogPattern => ({
  id: startsOf(component),
  sources: [component],
  inLogsOnly: true,
  ...START_LINES[component],
}));

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
