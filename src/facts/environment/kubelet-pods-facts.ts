// What the pods of the node say: Kubernetes itself, its distribution and version, the images, the network plugin,
// and how the Agent was installed.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { installMethodOfPod, installMethodOfVariables } from './install-method.ts';
import { agentContainers, podsOf, type Pod } from './kubelet-pods.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { networkFacts } from './network-plugin.ts';
import { containersOfPods, type SeenContainer } from './seen-container.ts';
import { entryAt, type YamlNode } from '../yaml/yaml-tree.ts';

export function readKubeletPods(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const pods = podsOf(document, root);
  const [first] = pods;
  if (first === undefined) return [];
  const containers = containersOfPods(pods);
  return [
    makeFact('env.platform', 'kubernetes', first.place),
    imagesFact(containers, placeAt(document, entryAt(root, 'items')?.line ?? 1)),
    ...fargateFact(pods, first),
    ...distributionFact(pods),
    ...versionFact(containers),
    ...installFacts(pods),
    ...networkFacts(containers),
  ];
}

function imagesFact(containers: readonly SeenContainer[], place: Place): Fact {
  const records = containers.map(({ namespace, pod, container, image, tag }): FactRecord => {
    return { namespace, pod, container, image, tag };
  });
  const itemPlaces = containers.map((one) => one.place);
  return makeFact('kubernetes.images', records, { ...place, itemPlaces });
}

/** A Fargate node holds one pod and is named so; several pods are a node of one’s own. */
function fargateFact(pods: readonly Pod[], first: Pod): Fact[] {
  const marked = pods
    .map((pod) => pod.marks.get('eks.amazonaws.com/fargate-profile')?.place)
    .find((place) => place !== undefined);
  if (marked !== undefined) return [makeFact('env.fargate', true, marked)];
  if (first.nodeName.startsWith('fargate-')) return [makeFact('env.fargate', true, first.place)];
  return pods.length > 1 ? [makeFact('env.fargate', false, { ...first.place, confidence: 'medium' })] : [];
}

interface Distribution {
  readonly name: string;
  readonly shows: (pod: Pod) => boolean;
}

/** The narrower name stands before the wider one. */
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
  { name: 'eks', shows: (pod) => hasImage(pod, /\.dkr\.ecr\.[^/]{1,80}\/eks\//) },
];

function hasImage(pod: Pod, pattern: RegExp): boolean {
  return pod.namespace === 'kube-system' && pod.containers.some(({ image }) => pattern.test(image));
}

function distributionFact(pods: readonly Pod[]): Fact[] {
  for (const { name, shows } of DISTRIBUTIONS) {
    const pod = pods.find(shows);
    if (pod !== undefined) {
      return [makeFact('kubernetes.distribution', name, { ...pod.place, confidence: 'medium' })];
    }
  }
  return [];
}

/** kube-proxy is rolled out with the node’s version, mostly. */
function versionFact(containers: readonly SeenContainer[]): Fact[] {
  const proxy = containers.find(
    ({ shortName }) => shortName === 'kube-proxy' || shortName === 'kube-proxy-amd64',
  );
  const version = /^v?(\d{1,4}\.\d{1,4}\.\d{1,4})/.exec(proxy?.tag ?? '')?.[1];
  if (proxy === undefined || version === undefined) return [];
  return [makeFact('kubernetes.version', version, { ...proxy.place, confidence: 'low' })];
}

function installFacts(pods: readonly Pod[]): Fact[] {
  const pod = pods.find((one) => agentContainers([one]).length > 0);
  if (pod === undefined) return [];
  const ofVariables = agentContainers([pod]).flatMap(({ environment }) =>
    installMethodOfVariables(environment),
  );
  return [...ofVariables, ...installMethodOfPod(pod)].slice(0, 1);
}
