// Facts about checks: what runs, what fails, how instances are configured.
import type { FactSpec } from '../fact.ts';
import { STATUS } from './status-roles.ts';

export const CHECKS_FACTS = {
  checks: {
    type: 'records',
    fields: [
      'name',
      'version',
      'instance',
      'status',
      'error',
      'warning',
      'source',
      'totalRuns',
      'lastSamples',
      'averageExecutionTime',
      'lastExecutionAt',
      'lastSuccessAt',
      'isLongRunning',
    ],
    from: [...STATUS, 'expvar-runner'],
    description:
      'Running checks: name, version, instance, status (ok, warning, error), error, warning, source, totalRuns, lastSamples, averageExecutionTime (s), lastExecutionAt (ms), lastSuccessAt (ms), isLongRunning.',
    example: '[{name: cilium, status: error}]',
    source: 'core 2.4',
  },
  'checks.loadingErrors': {
    type: 'records',
    fields: ['name', 'loader', 'error'],
    from: [...STATUS, 'expvar-scheduler'],
    description: 'Checks that could not be loaded: name, loader, error.',
    example: '[{name: postgres, loader: Python Check Loader}]',
    source: 'core 2.4',
  },
  'checks.initializationErrors': {
    type: 'records',
    fields: ['name', 'instance', 'error'],
    from: [...STATUS, 'expvar-python'],
    description: 'Checks whose constructor failed: name, error.',
    example: '[{name: postgres}]',
    source: 'core 2.4',
  },
  'checks.configErrors': {
    type: 'records',
    fields: ['name', 'error'],
    from: [...STATUS, 'expvar-autoconfig'],
    description: 'Check configurations that do not parse: name, error.',
    example: '[{name: disk, error: "yaml: line 5: …"}]',
    source: 'core 2.4',
  },
  'tcpCheck.instances': {
    type: 'records',
    fields: ['name', 'host', 'port', 'ipv4Only', 'collectResponseTime'],
    from: ['etc-confd'],
    description: 'Instances of tcp_check: name, host, port, ipv4Only, collectResponseTime.',
    example: '[{name: db, host: localhost, port: 5432, ipv4Only: false}]',
    source: 'tcp_check of integrations-core',
  },
  'tcpCheck.silentFailures': {
    type: 'records',
    fields: ['name', 'host', 'port', 'ipv4Only'],
    from: ['etc-confd', 'status', 'expvar-runner'],
    description:
      'Instances that collect the response time but sent one sample in their last run: the connection failed although the check is OK. name, host, port, ipv4Only.',
    example: '[{name: db, host: localhost, port: 5432}]',
    source: 'tcp_check of integrations-core',
  },
  'processCheck.instances': {
    type: 'records',
    fields: ['name', 'searchString', 'exactMatch'],
    from: ['etc-confd'],
    description: 'Instances of the process check: name, searchString, exactMatch.',
    example: '[{name: ssh, searchString: "ssh, sshd", exactMatch: false}]',
    source: 'process of integrations-core',
  },
} as const satisfies Record<string, FactSpec>;
