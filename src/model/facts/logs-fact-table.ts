// Facts about the logs as a whole: spans, gaps, restarts, clocks. Times are milliseconds since 1970 UTC and missing
// where the zone of a line is not known; durations are seconds.
import type { FactSpec } from '../fact.ts';
import { LOG_COMPONENTS } from '../log.ts';
import { STATUS } from './status-roles.ts';

const LOGS = LOG_COMPONENTS.map((component) => `log-${component}` as const);
/** Of the daemon that made the flare. */
const OWN_LOG = ['log-agent', 'log-security-agent', 'log-cluster-agent'] as const;

export const LOGS_FACTS = {
  'logs.files': {
    type: 'records',
    fields: ['component', 'file', 'lines', 'firstAt', 'lastAt'],
    unsureFields: ['firstAt', 'lastAt'],
    from: LOGS,
    description: 'Each log file of a daemon whose current log is there; rotated parts oldest first.',
    example: '[{component: agent, file: logs/agent.log, lines: 812, lastAt: 1714644000000}]',
    source: 'core 3.1',
  },
  'logs.streams': {
    type: 'records',
    fields: [
      'component',
      'file',
      'parts',
      'lines',
      'firstAt',
      'lastAt',
      'span',
      'warnings',
      'errors',
      'criticals',
    ],
    unsureFields: ['firstAt', 'lastAt', 'span'],
    from: LOGS,
    description:
      'Each daemon’s log with its rotated parts as one: how long it is (`span`, seconds) and how many lines tell of trouble.',
    example: '[{component: agent, file: logs/agent.log, parts: 2, lines: 9120, span: 86400, errors: 12}]',
    source: 'core 3.1',
  },
  'logs.gaps': {
    type: 'records',
    fields: ['component', 'file', 'from', 'to', 'seconds'],
    unsureFields: ['from', 'to'],
    from: LOGS,
    description:
      'Silences of more than two minutes, the longest of each log; the line after the gap shows it.',
    example: '[{component: agent, file: logs/agent.log, seconds: 5400}]',
    source: 'core 3.1',
  },
  'logs.starts': {
    type: 'records',
    fields: ['component', 'at', 'version'],
    unsureFields: ['at', 'version'],
    from: LOGS,
    description: 'Starts of each daemon that its log holds; of more than twenty the first and the last ten.',
    example: '[{component: system-probe, at: 1756324890000, version: 7.68.2}]',
    source: 'core 3.6; security 5.1',
  },
  'logs.restarts': {
    type: 'records',
    fields: ['component', 'starts', 'firstAt', 'lastAt', 'perHour', 'shortestInterval'],
    unsureFields: ['firstAt', 'lastAt', 'perHour'],
    from: LOGS,
    description:
      'How often each daemon started while its log was written; `perHour` over the span of the log, `shortestInterval` in seconds.',
    example: '[{component: system-probe, starts: 14, perHour: 28, shortestInterval: 61}]',
    source: 'core 3.6; security 5.1',
  },
  'logs.versions': {
    type: 'records',
    fields: ['component', 'version', 'at'],
    unsureFields: ['at'],
    from: LOGS,
    description:
      'Versions of the Agent in the names of the hosts that a log says it sends to, each at its latest line; of very many lines the first and the last.',
    example: '[{component: security-agent, version: 7.26.0, at: 1619342963000}]',
    source: 'core 3.6',
  },
  'logs.panics': {
    type: 'records',
    fields: ['component', 'at', 'message'],
    unsureFields: ['at'],
    from: LOGS,
    description: 'Crashes of the Go runtime in the logs; often they stand only in the output of the service.',
    example: '[{component: agent, message: "panic: runtime error: invalid memory address"}]',
    source: 'core 3.2',
  },
  'logs.exits': {
    type: 'records',
    fields: ['component', 'at', 'process', 'code'],
    unsureFields: ['at'],
    from: LOGS,
    description: 'Daemons of a container that ended, as its supervisor wrote into the log of `component`.',
    example: '[{component: agent, process: trace-agent, code: 256}]',
    source: 'core 3.6',
  },
  'logs.debug': {
    type: 'boolean',
    from: OWN_LOG,
    description: 'The log of the daemon that made the flare holds lines at the debug level.',
    example: 'false',
    source: 'core 3.6',
  },
  'logs.isJson': {
    type: 'boolean',
    from: OWN_LOG,
    description: 'The newest line of that log is written as JSON.',
    example: 'false',
    source: 'core 3.5',
  },
  'clock.flareToLog': {
    type: 'number',
    unit: 's',
    from: [...OWN_LOG, 'flare-creation', ...STATUS],
    description:
      'From the newest line of that log to the flare: long when the daemon does not write any more.',
    example: '4',
    source: 'core 3.6',
  },
  'clock.statusToFlare': {
    type: 'number',
    unit: 's',
    from: ['flare-creation', ...STATUS],
    description: 'From the status page to the flare, by the times that both state.',
    example: '2',
    source: 'core 5',
  },
} as const satisfies Record<string, FactSpec>;
