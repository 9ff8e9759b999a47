// What lists of containers say where there is no list of pods: platform, network plugin, mesh. Each file is a
// fallback for kubelet_pods.yaml, so nothing is concluded from what they do not show.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact } from '../make-fact.ts';
import { networkFacts } from './network-plugin.ts';
import type { LineReader } from '../fact-reader.ts';
import { dockerContainersFact } from './docker-ps.ts';
import { TaggerCounts } from './tagger-list.ts';
import { WorkloadList } from './workload-list.ts';
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
  const list = new WorkloadList();
  return {
    read: (text, line) => {
      containers.read(text, line);
      list.read(text, line);
    },
    facts: (file) => [...seenFacts(containers.of(file)), ...list.facts(file)],
  };
}

export function taggerListReader(): LineReader {
  const containers = new TaggerContainers();
  const counts = new TaggerCounts({ entities: 'tagger.entities', sources: 'tagger.sources' });
  return {
    read: (text, line) => {
      containers.read(text, line);
      counts.read(text, line);
    },
    facts: (file) => [...seenFacts(containers.of(file)), ...counts.facts(file)],
  };
}

/** The tagger of the process-agent: only what it holds, the rest stands in that of the Agent. */
export function processTaggerListReader(): LineReader {
  return new TaggerCounts({
    entities: 'tagger.processAgentEntities',
    sources: 'tagger.processAgentSources',
  });
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
    ...dockerContainersFact(document),
  ];
}

function dockerPlatform(containers: readonly SeenContainer[]): Fact[] {
  const platform = (value: string, seen: SeenContainer): Fact[] => [
    makeFact('env.platform', value, { ...seen.place, confidence: 'medium' }),
    makeFact('containers.runtime', 'docker', { ...seen.place, confidence: 'medium' }),
  ];
  const inPod = containers.find(({ pod }) => pod.startsWith('k8s_'));
  if (inPod !== undefined) return platform('kubernetes', inPod);
  const ecsAgent = containers.find(({ shortName }) => shortName === 'amazon-ecs-agent');
  if (ecsAgent !== undefined) return platform('ecs', ecsAgent);
  const agent = containers.find(({ image }) => /datadog(?:hq)?\/agent$/.test(image));
  return agent === undefined ? [] : platform('docker', agent);
}
