// Facts about where the Agent runs: platform, cloud, Kubernetes, network plugin, mesh, installer.
import type { FactSpec } from '../fact.ts';
import { STATUS } from './status-roles.ts';

export const ENVIRONMENT_FACTS = {
  'cloud.provider': {
    type: 'string',
    from: [...STATUS, 'inventory-host'],
    description: 'Cloud the host runs in, lower case.',
    example: 'aws',
    source: 'core 5',
  },
  'env.platform': {
    type: 'string',
    from: [
      ...STATUS,
      'kubelet-pods',
      'docker-ps',
      'ecs-metadata',
      'envvars',
      'docker-inspect',
      'install-info',
    ],
    description: 'kubernetes, docker, ecs, host, windows or macos.',
    example: 'kubernetes',
    source: 'core 5',
  },
  'env.fargate': {
    type: 'boolean',
    from: [...STATUS, 'ecs-metadata', 'envvars', 'kubelet-pods', 'inventory-agent', 'docker-ps'],
    description: 'Runs on AWS Fargate.',
    example: 'false',
    source: 'security 8, R17',
  },
  'install.method': {
    type: 'string',
    from: ['install-info', ...STATUS, 'kubelet-pods', 'envvars', 'inventory-agent', 'host-metadata'],
    description: 'What installed the Agent: helm, operator, manifest, docker, install_script, other tools.',
    example: 'helm',
    source: 'core 4.12',
  },
  'kubernetes.version': {
    type: 'version',
    from: ['host-metadata', 'kubelet-pods'],
    description: 'Version of the node’s kubelet.',
    example: '1.29.4',
    source: 'core 4.9',
  },
  'kubernetes.distribution': {
    type: 'string',
    from: [...STATUS, 'kubelet-pods', 'host-metadata'],
    description: 'gke, gke-autopilot, eks, aks, openshift; else unknown.',
    example: 'gke',
    source: 'security 8, R18',
  },
  'kubernetes.images': {
    type: 'records',
    fields: ['namespace', 'pod', 'container', 'image', 'tag'],
    from: ['kubelet-pods'],
    description: 'Containers of the node: namespace, pod, container, image, tag.',
    example: '[{pod: cilium-x7k2p, image: quay.io/cilium/cilium, tag: v1.9.18}]',
    source: 'security 4.5',
  },
  'cni.vendor': {
    type: 'string',
    from: ['kubelet-pods', 'workload-list', 'docker-ps', 'tagger-list'],
    description: 'Network plugin seen: cilium, calico, other names; none when the pods show none.',
    example: 'cilium',
    source: 'security 4.5',
  },
  'cni.cilium.version': {
    type: 'version',
    from: ['kubelet-pods', 'workload-list', 'docker-ps', 'tagger-list'],
    description: 'Version of Cilium, from its image tag.',
    example: '1.9.18',
    source: 'security 4.5',
  },
  'cni.classifier.returnCode': {
    type: 'string',
    from: ['kubelet-pods', 'workload-list', 'docker-ps'],
    description:
      'What the plugin’s eBPF traffic-control classifier returns for allowed packets: TC_ACT_OK, TC_ACT_UNSPEC, or none without classifiers. Known for Cilium up to 1.9; else give it with --assume.',
    example: 'TC_ACT_OK',
    source: 'security 4.4',
  },
  'cni.classifier.priority': {
    type: 'number',
    from: ['kubelet-pods', 'workload-list', 'docker-ps'],
    description: 'Priority of that classifier. Known for Cilium up to 1.9; else give it with --assume.',
    example: '1',
    source: 'security 4.4',
  },
  'mesh.istio.version': {
    type: 'version',
    from: ['kubelet-pods', 'workload-list', 'docker-ps'],
    description: 'Version of Istio, from the proxy’s image tag.',
    example: '1.6.3',
    source: 'security 8, R23',
  },
} as const satisfies Record<string, FactSpec>;
