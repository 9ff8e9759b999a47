// Which log sources a flare of each kind can hold (core 1.5, security 1.1).
import { LOG_SOURCES, type LogSource } from '../model/log.ts';
import type { FlareKind } from '../model/flare.ts';

const OTHER_DAEMONS_PAGES: Readonly<Record<FlareKind, readonly LogSource[]>> = {
  agent: ['security-status', 'cluster-status', 'cluster-agent'],
  'security-agent': ['status', 'cluster-status', 'cluster-agent', 'diagnose', 'config-check', 'audit'],
  'cluster-agent': [
    'status',
    'security-status',
    'agent',
    'process-agent',
    'trace-agent',
    'system-probe',
    'security-agent',
    'dmesg',
    'audit',
  ],
  unknown: [],
};

export function isSourceExpected(kind: FlareKind, source: LogSource): boolean {
  return LOG_SOURCES.includes(source) && !OTHER_DAEMONS_PAGES[kind].includes(source);
}
