// Facts about connection tracking, the audit log and what system-probe found.
import type { FactSpec } from '../fact.ts';

export const KERNEL_OBJECTS_FACTS = {
  'audit.apparmorDenials': {
    type: 'records',
    fields: ['process', 'profile', 'operation', 'name', 'denied', 'count'],
    from: ['audit'],
    description: 'What AppArmor denied to processes of the Agent, from the audit log, with how often.',
    example: '[{process: system-probe, profile: docker-default, operation: ptrace, count: 3}]',
    source: 'security 5.6, G01',
  },
  'audit.selinuxDenials': {
    type: 'records',
    fields: ['process', 'permission', 'class', 'sourceType', 'targetType', 'permissive', 'count'],
    from: ['audit'],
    description:
      'What SELinux denied to processes of the Agent and to others in its containers, from the audit log; permissive ones were only logged.',
    example: '[{process: system-probe, permission: map_create, class: bpf, permissive: false, count: 2}]',
    source: 'security 5.6, G02',
  },
  'audit.seccompDenials': {
    type: 'records',
    fields: ['process', 'arch', 'syscall', 'count'],
    from: ['audit'],
    description: 'System calls that seccomp denied to processes of the Agent, by number, from the audit log.',
    example: '[{process: system-probe, arch: c000003e, syscall: 321, count: 1}]',
    source: 'security 5.6, G04',
  },
  'conntrack.cached.entries': {
    type: 'number',
    from: ['conntrack-cached'],
    description:
      'Entries in the connection tracking table of system-probe; a dump without a header ends at 3000.',
    example: '412',
    source: 'security 1.2',
  },
  'conntrack.cached.type': {
    type: 'string',
    from: ['conntrack-cached'],
    description: 'How system-probe follows translated connections.',
    example: 'eBPF',
    source: 'security 1.2',
  },
  'conntrack.cached.incomplete': {
    type: 'boolean',
    from: ['conntrack-cached'],
    description: 'The kernel did not give the whole table in time; unknown when nothing says so.',
    example: 'true',
    source: 'security 1.2',
  },
  'conntrack.cached.error': {
    type: 'string',
    from: ['conntrack-cached'],
    description: 'Why there is no table.',
    example: '404 page not found',
    source: 'security 1.4',
  },
  'conntrack.host.entries': {
    type: 'number',
    from: ['conntrack-host'],
    description:
      'Entries in the connection tracking table of the kernel; a dump without a header ends at 3000.',
    example: '415',
    source: 'security 1.2',
  },
  'conntrack.host.type': {
    type: 'string',
    from: ['conntrack-host'],
    description: 'How the table of the kernel was read.',
    example: 'netlink',
    source: 'security 1.2',
  },
  'conntrack.host.incomplete': {
    type: 'boolean',
    from: ['conntrack-host'],
    description: 'The kernel did not give the whole table in time; unknown when nothing says so.',
    example: 'true',
    source: 'security 1.2',
  },
  'conntrack.host.error': {
    type: 'string',
    from: ['conntrack-host'],
    description: 'Why there is no table.',
    example: '404 page not found',
    source: 'security 1.4',
  },
  'discovery.runningServices': {
    type: 'number',
    from: ['discovery'],
    description: 'Services that service discovery follows.',
    example: '12',
    source: 'security 1.2',
  },
  'discovery.ignoredProcesses': {
    type: 'number',
    from: ['discovery'],
    description: 'Processes that service discovery leaves out.',
    example: '80',
    source: 'security 1.2',
  },
  'discovery.networkEnabled': {
    type: 'boolean',
    from: ['discovery'],
    description: 'Service discovery counts network traffic.',
    example: 'true',
    source: 'security 1.2',
  },
  'systemProbe.vpcSubnets': {
    type: 'list',
    from: ['vpc-subnets'],
    description: 'Subnets of the cloud network that system-probe knows.',
    example: '[10.42.0.0/18]',
    source: 'security 1.2',
  },
  'dynamicInstrumentation.loadInterrupted': {
    type: 'boolean',
    from: ['dyninst-tombstone'],
    description:
      'system-probe ended, or the flare was made, while probes of Dynamic Instrumentation were loaded.',
    example: 'true',
    source: 'security 1.2',
  },
} as const satisfies Record<string, FactSpec>;
