// What the one pass over the logs looks for on behalf of facts. The facts themselves are in this folder.
import type { LogPattern } from '../../model/log.ts';

/** Daemon starts (security A01; core 3.6). */
export const STARTS: LogPattern = {
  id: 'fact/starts',
  sources: ['agent', 'process-agent', 'trace-agent', 'system-probe', 'security-agent', 'cluster-agent'],
  literals: [
    'starting system-probe v',
    'Starting Datadog Agent v',
    'Starting Datadog Cluster Agent v',
    'Starting process-agent',
    'Trace agent running',
  ],
};

export const LOG_FACT_PATTERNS: readonly LogPattern[] = [STARTS];
