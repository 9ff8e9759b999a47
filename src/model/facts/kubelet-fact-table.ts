// Facts about the kubelet of the node.
import type { FactSpec } from '../fact.ts';

export const KUBELET_FACTS = {
  'kubernetes.kubelet.anonymousAuth': {
    type: 'boolean',
    from: ['kubelet-config'],
    description: 'The kubelet answers clients that do not say who they are.',
    example: 'false',
    source: 'core 1.5',
  },
  'kubernetes.kubelet.webhookAuth': {
    type: 'boolean',
    from: ['kubelet-config'],
    description: 'The kubelet asks the API server who a token belongs to; the Agent’s token needs it.',
    example: 'true',
    source: 'core 1.5',
  },
  'kubernetes.kubelet.authorizationMode': {
    type: 'string',
    from: ['kubelet-config'],
    description: 'How the kubelet decides what a client may do.',
    example: 'Webhook',
    source: 'core 1.5',
  },
  'kubernetes.kubelet.readOnlyPort': {
    type: 'number',
    from: ['kubelet-config'],
    description: 'Port without authentication; 0 is off.',
    example: '0',
    source: 'core 1.5',
  },
  'kubernetes.kubelet.port': {
    type: 'number',
    from: ['kubelet-config'],
    description: 'Port of the kubelet.',
    example: '10250',
    source: 'core 1.5',
  },
  'kubernetes.kubelet.cgroupDriver': {
    type: 'string',
    from: ['kubelet-config'],
    description: 'systemd or cgroupfs.',
    example: 'systemd',
    source: 'core 1.5',
  },
  'kubernetes.kubelet.maxPods': {
    type: 'number',
    from: ['kubelet-config'],
    description: 'Pods that the node may hold.',
    example: '110',
    source: 'core 1.5',
  },
  'kubernetes.kubelet.serverTlsBootstrap': {
    type: 'boolean',
    from: ['kubelet-config'],
    description:
      'The certificate of the kubelet is signed by the cluster; without it clients cannot verify it.',
    example: 'true',
    source: 'core 1.5',
  },
  'kubernetes.kubelet.runtimeEndpoint': {
    type: 'string',
    from: ['kubelet-config'],
    description: 'Socket of the container runtime.',
    example: 'unix:///run/containerd/containerd.sock',
    source: 'core 1.5',
  },
  'kubernetes.kubelet.containerLogMaxSize': {
    type: 'string',
    from: ['kubelet-config'],
    description: 'Size at which the log of a container is rotated.',
    example: '10Mi',
    source: 'core 1.5',
  },
  'kubernetes.kubelet.containerLogMaxFiles': {
    type: 'number',
    from: ['kubelet-config'],
    description: 'Log files kept for a container.',
    example: '5',
    source: 'core 1.5',
  },
  'kubernetes.kubelet.evictionHard': {
    type: 'records',
    fields: ['signal', 'threshold'],
    from: ['kubelet-config'],
    description: 'Thresholds at which pods are evicted at once: signal, threshold.',
    example: '[{signal: memory.available, threshold: 100Mi}]',
    source: 'core 1.5',
  },
} as const satisfies Record<string, FactSpec>;
