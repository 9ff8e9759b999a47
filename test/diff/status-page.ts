// A status page with what a comparison looks at: times, version, checks, one counter.

export interface Page {
  readonly statusAt?: string;
  readonly start?: string;
  readonly version?: string;
  readonly success?: number;
  readonly checks?: string;
}

export function statusPage({
  statusAt = '12:00:00',
  start = '10:00:00',
  version = '7.50.0',
  ...rest
}: Page): string {
  return `===============
Agent (v${version})
===============
  Status date: 2024-05-01 ${statusAt} UTC (${Date.parse(`2024-05-01T${statusAt}Z`)})
  Agent start: 2024-05-01 ${start} UTC (${Date.parse(`2024-05-01T${start}Z`)})
  Pid: 1

=========
Collector
=========

  Running Checks
  ==============
${rest.checks ?? ''}
=========
Forwarder
=========

  Transactions
  ============
    Success: ${rest.success ?? 0}
`;
}

/** An instance of a check in the list of running ones. */
export const check = (name: string, status: string): string =>
  `\n    ${name}\n    ${'-'.repeat(name.length)}\n      Instance ID: ${name} [${status}]\n      Total Runs: 3\n`;
