// Facts about the flare itself: what it is, when it was made, what it lacks.
import type { FactSpec } from '../fact.ts';
import { STATUS } from './status-roles.ts';

export const FLARE_FACTS = {
  'flare.kind': {
    type: 'string',
    from: [],
    description: 'Which daemon made the flare.',
    example: 'agent',
    source: 'core 1.4',
  },
  'flare.local': {
    type: 'boolean',
    from: [],
    description: 'Made without reaching the daemon.',
    example: 'false',
    source: 'core 1.6',
  },
  'flare.truncated': {
    type: 'boolean',
    from: [],
    description: 'Creation ended before the files were collected.',
    example: 'false',
    source: 'security 1.1',
  },
  'flare.createdAt': {
    type: 'number',
    unit: 'ms',
    from: ['flare-creation', 'local-marker', ...STATUS],
    description: 'When the flare was made, milliseconds since 1970 UTC.',
    example: '1740823200000',
    source: 'core 5',
  },
  'flare.timedOutProviders': {
    type: 'list',
    from: ['flare-creation'],
    description: 'Parts of the flare that took too long to collect: their files may be missing.',
    example: '[github.com/DataDog/datadog-agent/comp/core/status.fill-fm]',
    source: 'core 4.20',
  },
  'flare.failedProviders': {
    type: 'list',
    from: ['flare-creation'],
    description: 'Parts of the flare whose collection ended with an error: their files may be missing.',
    example: '[github.com/DataDog/datadog-agent/comp/core/status.fill-fm]',
    source: 'core 4.20',
  },
  'flare.providers': {
    type: 'records',
    fields: ['provider', 'outcome', 'timeoutSeconds', 'error'],
    from: ['flare-creation'],
    description:
      'Parts of the Agent that collected the flare, in their order: outcome ended, failed or timed out.',
    example: '[{provider: …/comp/core/status.fill-fm, outcome: timed out, timeoutSeconds: 10}]',
    source: 'core 4.20',
  },
  'flare.failures': {
    type: 'records',
    fields: ['subject', 'file', 'error'],
    from: ['flare-creation'],
    description:
      'What could not be collected: subject file, folder or provider. On most hosts some failures are normal.',
    example: '[{subject: file, file: k8s/kubelet_pods.yaml, error: i/o timeout}]',
    source: 'core 4.20',
  },
  'flare.localReason': {
    type: 'string',
    from: ['local-marker', 'status'],
    description: 'Why the flare was made without the daemon: requested or unreachable.',
    example: 'unreachable',
    source: 'core 1.6',
  },
  'flare.localError': {
    type: 'string',
    from: ['local-marker', 'status'],
    description: 'The error with which the command line failed to reach the daemon.',
    example: 'connection refused',
    source: 'core 1.6',
  },
  'flare.notScrubbed': {
    type: 'list',
    from: ['non-scrubbed-files'],
    description: 'Files that were added without masking secrets: logs and profiles, as a rule.',
    example: '[logs/agent.log]',
    source: 'core 1.5',
  },
  'flare.removedFiles': {
    type: 'list',
    from: ['permissions', 'flare-creation'],
    description:
      'Files that the Agent copied into the flare and that the bundle lacks: somebody took them out. Each is cited by its line in permissions.log.',
    example: '[logs/agent.log.1]',
    source: 'core 4.19',
  },
} as const satisfies Record<string, FactSpec>;
