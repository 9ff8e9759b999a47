// What the pods of the node say: Kubernetes itself, its distribution and version, the images, the network plugin,
// and how the Agent was installed.
import type { Fact, FactRecord } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import {
  chartVersionOfPod,
  chartVersionOfVariables,
  installMethodOfPod,
  installMethodOfVariables,
} from './install-method.ts';
import { agentPodFacts } from './agent-pod.ts';
import { autodiscoveryFacts } from './autodiscovery-annotations.ts';
import { agentContainers, agentPods, podsOf, type Pod } from './kubelet-pods.ts';
import { distributionFact, kubernetesVersionFact } from './kubernetes-distribution.ts';
import { nodePodFacts } from './node-pods.ts';
import { meshProxyFact } from './service-mesh.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { networkFacts } from './network-plugin.ts';
import { containersOfPods, type SeenContainer } from './seen-container.ts';
import { entryAt, type YamlNode } from '../yaml/yaml-tree.ts';

export function readKubeletPods(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const pods = podsOf(document, root);
  const [first] = pods;
  if (first === undefined) return [];
  const containers = containersOfPods(pods);
  const opening = placeAt(document, entryAt(root, 'items')?.line ?? 1);
  return [
    makeFact('env.platform', 'kubernetes', first.place),
    imagesFact(containers, opening),
    ...fargateFact(pods, first),
    ...distributionFact(pods),
    ...kubernetesVersionFact(containers),
    ...installFacts(pods),
    ...networkFacts(containers),
    ...meshProxyFact(containers),
    ...nodePodFacts(document, pods, opening),
    ...agentPodFacts(document, pods),
    ...autodiscoveryFacts(pods, opening),
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

function installFacts(pods: readonly Pod[]): Fact[] {
  const [pod] = agentPods(pods);
  if (pod === undefined) return [];
  const ofVariables = agentContainers([pod]).flatMap(({ environment }) => [
    ...installMethodOfVariables(environment),
    ...chartVersionOfVariables(environment),
  ]);
  return firstOfEach([...ofVariables, ...installMethodOfPod(pod), ...chartVersionOfPod(pod)]);
}

function firstOfEach(facts: readonly Fact[]): Fact[] {
  const byName = new Map<string, Fact>();
  for (const fact of facts) if (!byName.has(fact.name)) byName.set(fact.name, fact);
  return [...byName.values()];
}
