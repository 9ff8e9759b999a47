// Facts about settings in effect.
import type { FactSpec } from '../fact.ts';

export const CONFIG_FACTS = {
  'cnm.enabled': {
    type: 'boolean',
    from: ['system-probe-config-dump', 'etc-system-probe'],
    description: 'Cloud Network Monitoring is on in system-probe.',
    example: 'true',
    source: 'security 6.2',
  },
  'usm.enabled': {
    type: 'boolean',
    from: ['system-probe-config-dump', 'etc-system-probe'],
    description: 'Universal Service Monitoring is on in system-probe.',
    example: 'false',
    source: 'security 6.2',
  },
  'cws.enabled': {
    type: 'boolean',
    from: ['system-probe-config-dump', 'etc-system-probe'],
    description: 'Workload Protection is on in system-probe.',
    example: 'true',
    source: 'security 6.2',
  },
  'cws.enabledInSecurityAgent': {
    type: 'boolean',
    from: ['etc-security-agent', 'etc-datadog'],
    description: 'Workload Protection is on in the security-agent.',
    example: 'true',
    source: 'security 6.1',
  },
  'cws.networkEnabled': {
    type: 'boolean',
    from: ['system-probe-config-dump', 'etc-system-probe'],
    description:
      'Network detections of Workload Protection are on; the deprecated key wins over the new one.',
    example: 'true',
    source: 'security 4.1',
  },
  'cws.classifierPriority': {
    type: 'number',
    from: ['system-probe-config-dump', 'etc-system-probe'],
    description: 'Priority of the Workload Protection classifiers in effect.',
    example: '10',
    source: 'security 4.1',
  },
} as const satisfies Record<string, FactSpec>;
