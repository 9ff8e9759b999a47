// The line that each daemon writes when it starts, from its source; old wordings too (security A01; core 3.6).
import type { LogPattern, StartingComponent } from './log.ts';

interface StartLine {
  readonly literals: readonly string[];
  /** RE2. It fits no line that another daemon may write: starts of several are looked for together. */
  readonly regex: string;
  /** RE2 with a group `version`, of lines that tell it. */
  readonly versioned?: string;
  /** Written once the daemon runs: lines of the same start stand before it. */
  readonly isLast?: boolean;
}

// starting system-probe v7.68.2                                        system-probe; before 7.33 or so:
// running system-probe with version: Version: 7.26.0, Git hash: abc
// Starting Datadog Agent v7.60.0        Starting Datadog IoT Agent v7.60.0
// Starting process-agent for host=h, endpoints=[…]                     newer ones:
// Starting process-agent with enabled checks=[process rtprocess]       also in the log of an Agent that runs these checks itself
// Trace agent running on host h
// All components started. Cluster Agent now running.                   old ones, and those on Cloud Foundry:
// Datadog Cluster Agent is now running.     Datadog Security Agent is now running.
// JMX Fetch 0.49.5 has started
export const START_LINES: Readonly<Record<StartingComponent, StartLine>> = {
  agent: {
    literals: ['Starting Datadog Agent v', 'Starting Datadog IoT Agent v'],
    regex: 'Starting Datadog (?:IoT )?Agent v',
    versioned: String.raw`Starting Datadog (?:IoT )?Agent v(?P<version>\d+\.\d+\.\d+[^\s,]*)`,
  },
  'process-agent': {
    literals: ['Starting process-agent for host', 'Starting process-agent with enabled checks'],
    regex: String.raw`Starting process-agent for host|(?:PROCESS \| |"agent":"process").*Starting process-agent with enabled checks`,
    isLast: true,
  },
  'trace-agent': {
    literals: ['Trace agent running on host'],
    regex: 'Trace agent running on host',
    isLast: true,
  },
  'system-probe': {
    literals: ['starting system-probe v', 'running system-probe with version'],
    regex: 'starting system-probe v|running system-probe with version',
    versioned: String.raw`system-probe (?:v|with version: (?:Version: )?)(?P<version>\d+\.\d+\.\d+[^\s,]*)`,
  },
  'security-agent': {
    literals: ['Datadog Security Agent is now running'],
    regex: 'Datadog Security Agent is now running',
    isLast: true,
  },
  'cluster-agent': {
    literals: ['Cluster Agent now running', 'Cluster Agent is now running'],
    regex: 'Cluster Agent (?:is )?now running',
    isLast: true,
  },
  jmxfetch: {
    literals: ['JMX Fetch '],
    regex: String.raw`JMX Fetch \S+ has started`,
    versioned: String.raw`JMX Fetch (?P<version>\S+) has started`,
  },
};

/** Finds the start lines of all these daemons. */
export function startPatternOf(
  daemons: readonly StartingComponent[],
): Required<Pick<LogPattern, 'literals' | 'regex'>> {
  const lines = daemons.map((daemon) => START_LINES[daemon]);
  return {
    literals: lines.flatMap(({ literals }) => literals),
    regex: lines.map(({ regex }) => regex).join('|'),
  };
}
