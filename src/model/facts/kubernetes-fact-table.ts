// Facts about the node, its pods, and the pod of the Agent.
import type { FactSpec } from '../fact.ts';
import { STATUS } from './status-roles.ts';

export const KUBERNETES_FACTS = {
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
    description: 'gke, gke-autopilot, eks, aks, openshift, rke2, k3s, talos, minikube, kind; else unknown.',
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
  'kubernetes.node': {
    type: 'string',
    from: ['kubelet-pods'],
    description: 'Name of the node.',
    example: 'node-7',
    source: 'core 1.5',
  },
  'kubernetes.nodeOs': {
    type: 'string',
    from: ['kubelet-pods'],
    description:
      'Operating system of the node where its pods show it: windows, bottlerocket, talos; else unknown.',
    example: 'windows',
    source: 'core 5',
  },
  'kubernetes.pods': {
    type: 'number',
    from: ['kubelet-pods'],
    description: 'Pods on the node, as far as they are read.',
    example: '23',
    source: 'core 1.5',
  },
  'kubernetes.podsByPhase': {
    type: 'records',
    fields: ['phase', 'count'],
    from: ['kubelet-pods'],
    description: 'Pods on the node by phase: phase, count.',
    example: '[{phase: Running, count: 22}]',
    source: 'core 1.5',
  },
  'kubernetes.podsNotRunning': {
    type: 'records',
    fields: ['namespace', 'pod', 'phase', 'reason', 'message'],
    from: ['kubelet-pods'],
    description: 'Pods neither running nor done: namespace, pod, phase, reason, message.',
    example: '[{namespace: shop, pod: cart-0, phase: Failed, reason: Evicted}]',
    source: 'core 1.5',
  },
  'kubernetes.failingContainers': {
    type: 'records',
    fields: ['namespace', 'pod', 'container', 'state', 'reason', 'exitCode', 'restarts', 'message'],
    from: ['kubelet-pods'],
    description:
      'Containers that wait for another start or ended with an error: namespace, pod, container, state, reason, exitCode, restarts, message.',
    example: '[{pod: cart-0, container: web, state: waiting, reason: CrashLoopBackOff, restarts: 12}]',
    source: 'core 1.5',
  },
  'kubernetes.gpuPods': {
    type: 'number',
    from: ['kubelet-pods'],
    description: 'Pods on the node that ask for a graphics processor; unknown when there is none.',
    example: '2',
    source: 'core 1.5',
  },
  'kubernetes.autodiscoveryAnnotations': {
    type: 'records',
    fields: ['namespace', 'pod', 'container', 'kind', 'checks'],
    from: ['kubelet-pods'],
    description:
      'Annotations that ask the Agent for checks or logs: namespace, pod, container, kind (checks, logs), checks.',
    example: '[{pod: cart-0, container: redis, kind: checks, checks: redisdb}]',
    source: 'core 4.5',
  },
  'kubernetes.autodiscoveryAnnotationErrors': {
    type: 'records',
    fields: ['namespace', 'pod', 'container', 'annotation', 'error'],
    from: ['kubelet-pods'],
    description:
      'Annotations for the Agent that it cannot use: namespace, pod, container, annotation, error.',
    example:
      '[{pod: cart-0, container: redis, annotation: ad.datadoghq.com/redis.checks, error: not a JSON object}]',
    source: 'core 4.5',
  },
  'kubernetes.agentPods': {
    type: 'number',
    from: ['kubelet-pods'],
    description:
      'Pods of node Agents on the node, without those that end or are done; more than one is a mistake.',
    example: '1',
    source: 'core 1.4',
  },
  'kubernetes.agentPod.name': {
    type: 'string',
    from: ['kubelet-pods'],
    description: 'The Agent’s own pod on the node.',
    example: 'datadog-x7k2p',
    source: 'core 1.4',
  },
  'kubernetes.agentPod.namespace': {
    type: 'string',
    from: ['kubelet-pods'],
    description: 'Namespace of the Agent’s pod.',
    example: 'monitoring',
    source: 'core 1.4',
  },
  'kubernetes.agentPod.serviceAccount': {
    type: 'string',
    from: ['kubelet-pods'],
    description: 'Service account of the Agent’s pod.',
    example: 'datadog',
    source: 'core 1.4',
  },
  'kubernetes.agentPod.phase': {
    type: 'string',
    from: ['kubelet-pods'],
    description: 'Phase of the Agent’s pod.',
    example: 'Running',
    source: 'core 1.4',
  },
  'kubernetes.agentPod.hostNetwork': {
    type: 'boolean',
    from: ['kubelet-pods'],
    description: 'The Agent’s pod shares the network of the node.',
    example: 'false',
    source: 'security 9.2',
  },
  'kubernetes.agentPod.hostPid': {
    type: 'boolean',
    from: ['kubelet-pods'],
    description: 'The Agent’s pod sees the processes of the node.',
    example: 'true',
    source: 'security 9.2',
  },
  'kubernetes.agentPod.containers': {
    type: 'records',
    fields: [
      'container',
      'image',
      'tag',
      'init',
      'state',
      'reason',
      'message',
      'exitCode',
      'ready',
      'restarts',
      'lastReason',
      'lastExitCode',
      'lastFinishedAt',
    ],
    from: ['kubelet-pods'],
    description:
      'Containers of the Agent’s pod: container, image, tag, init, state, reason, message, exitCode, ready, restarts, lastReason, lastExitCode, lastFinishedAt (ms). Init containers only while they are not done.',
    example:
      '[{container: agent, tag: 7.60.1, state: running, restarts: 3, lastReason: OOMKilled, lastExitCode: 137}]',
    source: 'core 1.4',
  },
  'kubernetes.agentPod.resources': {
    type: 'records',
    fields: ['container', 'memoryLimit', 'memoryRequest', 'cpuLimit', 'cpuRequest'],
    from: ['kubelet-pods'],
    description:
      'Limits and requests of the Agent’s containers: container, memoryLimit and memoryRequest in bytes, cpuLimit and cpuRequest in cores.',
    example: '[{container: agent, memoryLimit: 268435456, cpuLimit: 0.2}]',
    source: 'core 1.4',
  },
  'kubernetes.agentPod.security': {
    type: 'records',
    fields: [
      'container',
      'privileged',
      'capabilities',
      'appArmor',
      'seccomp',
      'runAsUser',
      'readOnlyRootFilesystem',
    ],
    from: ['kubelet-pods'],
    description:
      'Privileges of the Agent’s containers: container, privileged, capabilities (added ones, in order, one blank between), appArmor and seccomp (unconfined, runtime/default, localhost/…), runAsUser, readOnlyRootFilesystem. What is not stated is left out.',
    example:
      '[{container: system-probe, privileged: false, capabilities: NET_ADMIN SYS_ADMIN, appArmor: unconfined}]',
    source: 'security 9.2',
  },
  'kubernetes.agentPod.mounts': {
    type: 'records',
    fields: ['container', 'path', 'volume', 'hostPath', 'readOnly'],
    from: ['kubelet-pods'],
    description: 'Mounts of the Agent’s containers: container, path, volume, hostPath, readOnly.',
    example:
      '[{container: system-probe, path: /sys/kernel/debug, hostPath: /sys/kernel/debug, readOnly: false}]',
    source: 'security 9.2',
  },
} as const satisfies Record<string, FactSpec>;
