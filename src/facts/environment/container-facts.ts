// What lists of containers say where there is no list of pods: platform, network plugin, mesh. Each file is a
// fallback for kubelet_pods.yaml, so nothing is concluded from what they do not show.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { isContainerInspect, isKubernetesInspect } from '../config/config-environment.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { networkFacts } from './network-plugin.ts';
import type { LineReader } from '../fact-reader.ts';
import {
  containersOfDocker,
  TaggerContainers,
  WorkloadContainers,
  type SeenContainer,
} from './seen-container.ts';

function seenFacts(containers: readonly SeenContainer[]): Fact[] {
  return networkFacts(containers).filter(({ name, value }) => name !== 'cni.vendor' || value !== 'none');
}

export function workloadListReader(): LineReader {
  const containers = new WorkloadContainers();
  return {
    read: (text, line) => containers.read(text, line),
    facts: (file) => seenFacts(containers.of(file)),
  };
}

export function taggerListReader(): LineReader {
  const containers = new TaggerContainers();
  return {
    read: (text, line) => containers.read(text, line),
    facts: (file) => seenFacts(containers.of(file)),
  };
}

/** Docker may also run beside an Agent on the host: only the Agent’s own container tells the platform. */
export function readDockerPs(document: FlareDocument): Fact[] {
  const containers = containersOfDocker(document);
  const [first] = containers;
  if (first === undefined) return [];
  return [
    ...dockerPlatform(containers),
    makeFact('env.fargate', false, { ...first.place, confidence: 'medium' }),
    ...seenFacts(containers),
  ];
}

function dockerPlatform(containers: readonly SeenContainer[]): Fact[] {
  const platform = (value: string, seen: SeenContainer): Fact[] => [
    makeFact('env.platform', value, { ...seen.place, confidence: 'medium' }),
  ];
  const inPod = containers.find(({ pod }) => pod.startsWith('k8s_'));
  if (inPod !== undefined) return platform('kubernetes', inPod);
  const ecsAgent = containers.find(({ shortName }) => shortName === 'amazon-ecs-agent');
  if (ecsAgent !== undefined) return platform('ecs', ecsAgent);
  const agent = containers.find(({ image }) => /datadog(?:hq)?\/agent$/.test(image));
  return agent === undefined ? [] : platform('docker', agent);
}

/*
 * "Id": "8e7a…",
 *     "com.amazonaws.ecs.cluster": "web",
 */
/** docker_inspect.log describes the Agent’s own container and is not valid JSON (core 4.15). */
export function readDockerInspect(document: FlareDocument): Fact[] {
  const { lines } = document;
  if (!isContainerInspect(lines)) return [];
  const isEcs = lines.some((line) => line.includes('"com.amazonaws.ecs.'));
  const value = isKubernetesInspect(lines) ? 'kubernetes' : isEcs ? 'ecs' : 'docker';
  const line = lines.findIndex((text) => text.trimStart().startsWith('"Id":')) + 1;
  return [makeFact('env.platform', value, { ...placeAt(document, line), confidence: 'medium' })];
}
