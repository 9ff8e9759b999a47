// Which Kubernetes the pods of a node show, and its version.
import type { Fact } from '../../model/fact.ts';
import { makeFact } from '../make-fact.ts';
import type { Pod } from './kubelet-pods.ts';
import type { SeenContainer } from './seen-container.ts';

interface Distribution {
  readonly name: string;
  readonly shows: (pod: Pod) => boolean;
}

/** The narrower name stands before the wider one; nothing seen is no distribution of its own. */
const DISTRIBUTIONS: readonly Distribution[] = [
  {
    name: 'gke-autopilot',
    shows: (pod) =>
      pod.nodeName.startsWith('gk3-') ||
      [...pod.marks.keys()].some((key) => key.startsWith('autopilot.gke.io/')),
  },
  { name: 'gke', shows: (pod) => pod.nodeName.startsWith('gke-') || hasImage(pod, /^gke\.gcr\.io\//) },
  { name: 'openshift', shows: (pod) => pod.namespace.startsWith('openshift-') },
  {
    name: 'aks',
    shows: (pod) => pod.nodeName.startsWith('aks-') || hasImage(pod, /^mcr\.microsoft\.com\/(?:oss|aks)\//),
  },
  { name: 'eks', shows: (pod) => hasImage(pod, /\.dkr\.ecr\.[^/]{1,80}\/(?:eks\/|amazon-k8s-cni$)/) },
  {
    name: 'rke2',
    shows: (pod) => hasImage(pod, /(?:^|\/)rancher\/(?:hardened-|rke2-|nginx-ingress-controller$)/),
  },
  {
    name: 'k3s',
    shows: (pod) =>
      hasImage(
        pod,
        /(?:^|\/)rancher\/(?:klipper-|mirrored-(?:coredns-coredns|metrics-server|library-traefik)$)/,
      ),
  },
  { name: 'talos', shows: (pod) => hasImage(pod, /^ghcr\.io\/siderolabs\//) },
  { name: 'minikube', shows: (pod) => hasImage(pod, /(?:^|\/)k8s-minikube\//) },
  { name: 'kind', shows: (pod) => hasImage(pod, /(?:^|\/)kindest\//) },
];

function hasImage(pod: Pod, pattern: RegExp): boolean {
  return pod.namespace === 'kube-system' && pod.containers.some(({ image }) => pattern.test(image));
}

export function distributionFact(pods: readonly Pod[]): Fact[] {
  for (const { name, shows } of DISTRIBUTIONS) {
    const pod = pods.find(shows);
    if (pod !== undefined) {
      return [makeFact('kubernetes.distribution', name, { ...pod.place, confidence: 'medium' })];
    }
  }
  return [];
}

/** Rolled out with the node’s version, mostly: `kube-proxy:v1.28.1`, `hardened-kubernetes:v1.27.10-rke2r1-build…`. */
const VERSIONED: ReadonlySet<string> = new Set(['kube-proxy', 'kube-proxy-amd64', 'hardened-kubernetes']);

export function kubernetesVersionFact(containers: readonly SeenContainer[]): Fact[] {
  const proxy = containers.find(({ shortName }) => VERSIONED.has(shortName));
  const version = /^v?(\d{1,4}\.\d{1,4}\.\d{1,4})/.exec(proxy?.tag ?? '')?.[1];
  if (proxy === undefined || version === undefined) return [];
  return [makeFact('kubernetes.version', version, { ...proxy.place, confidence: 'low' })];
}
