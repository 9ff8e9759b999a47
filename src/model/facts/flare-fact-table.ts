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
    from: ['flare-creation', ...STATUS],
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
} as const satisfies Record<string, FactSpec>;
