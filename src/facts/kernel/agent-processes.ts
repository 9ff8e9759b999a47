// Which processes in the kernel's messages are the Agent's own: the kernel also reports all other programs.

/** As the kernel cuts them, after 15 characters. */
const AGENT_PROCESSES: ReadonlySet<string> = new Set([
  'agent',
  'cluster-agent',
  'datadog-agent',
  'datadog-cluster',
  'dogstatsd',
  'otel-agent',
  'process-agent',
  'security-agent',
  'system-probe',
  'trace-agent',
  'trace-loader',
]);

/** True for the name of a process of the Agent (security 5.6). */
export function isAgentProcess(name: string): boolean {
  return AGENT_PROCESSES.has(name);
}

/** True for the path of a program or a security profile that is the Agent's. */
export function isAgentPath(path: string): boolean {
  return /(?:^|[/_.-])datadog(?:[/_.-]|$)|(?:^|\/)system-probe$/.test(path.slice(0, 300));
}
