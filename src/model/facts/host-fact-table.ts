// Facts about the host.
import type { FactSpec } from '../fact.ts';
import { STATUS } from './status-roles.ts';

export const HOST_FACTS = {
  'host.name': {
    type: 'string',
    from: [...STATUS, 'inventory-agent', 'host-metadata'],
    description: 'Hostname the Agent reports under.',
    example: 'web-01',
    source: 'core 2.3',
  },
  'host.nameError': {
    type: 'string',
    from: [...STATUS],
    description: 'Why no hostname was found.',
    example: 'unable to reliably determine the host name',
    source: 'core 2.3',
  },
  'host.nameProvider': {
    type: 'string',
    from: [...STATUS, 'inventory-agent', 'expvar-hostname'],
    description: 'Where the hostname came from.',
    example: 'aws',
    source: 'core 2.3',
  },
  'host.os': {
    type: 'string',
    from: [...STATUS, 'host-metadata', 'inventory-host'],
    description: 'linux, windows or darwin.',
    example: 'linux',
    source: 'core 5',
  },
  'host.platform': {
    type: 'string',
    from: [...STATUS, 'host-metadata', 'inventory-host'],
    description: 'Distribution; inside a container that of the image.',
    example: 'ubuntu',
    source: 'core 2.3',
  },
  'host.platformFamily': {
    type: 'string',
    from: [...STATUS],
    description: 'Family of the distribution.',
    example: 'rhel',
    source: 'core 2.3',
  },
  'host.platformVersion': {
    type: 'version',
    from: [...STATUS, 'host-metadata'],
    description: 'Version of the distribution.',
    example: '22.04',
    source: 'core 2.3',
  },
  'host.kernel': {
    type: 'version',
    from: [...STATUS, 'inventory-host', 'host-metadata', 'dmesg'],
    description: 'Kernel release.',
    example: '5.15.0-91-generic',
    source: 'core 2.3',
  },
  'host.arch': {
    type: 'string',
    from: [...STATUS, 'inventory-host', 'host-metadata'],
    description: 'Kernel architecture.',
    example: 'x86_64',
    source: 'core 2.3',
  },
  'host.uptime': {
    type: 'number',
    unit: 's',
    from: [...STATUS],
    description: 'Uptime of the host.',
    example: '157',
    source: 'core 2.3',
  },
} as const satisfies Record<string, FactSpec>;
