// Where the Agent runs. Who reads its facts out of which file, and which follow from others.
import { ofText, ofYaml, type Derivations, type FactReaders, type LineReaders } from '../fact-reader.ts';
import { readInstallTool } from '../diagnostics/install-facts.ts';
import { operatingSystemHint } from '../flare/flare-facts.ts';
import {
  processTaggerListReader,
  readDockerPs,
  taggerListReader,
  workloadListReader,
} from './container-facts.ts';
import {
  classifierPriorityOfPlugin,
  classifierReturnCodeFact,
  notFargateFact,
  platformFact,
} from './derived-environment.ts';
import { readDockerInspect } from './docker-inspect.ts';
import { readEcsMetadata } from './ecs-metadata.ts';
import { readEnvironmentVariables } from './environment-facts.ts';
import { readInstallInfo } from './install-method.ts';
import { readKubeletConfig } from './kubelet-config.ts';
import { readKubeletPods } from './kubelet-pods-facts.ts';

export const ENVIRONMENT_READERS: FactReaders = {
  'kubelet-pods': ofYaml(readKubeletPods),
  'kubelet-config': ofYaml(readKubeletConfig),
  'docker-ps': ofText(readDockerPs),
  'docker-inspect': ofText(readDockerInspect),
  'ecs-metadata': ofYaml(readEcsMetadata),
  envvars: ofText(readEnvironmentVariables),
  'install-info': ofYaml((document, root) => [
    ...readInstallInfo(document, root),
    ...readInstallTool(document, root),
  ]),
};

export const ENVIRONMENT_LINE_READERS: LineReaders = {
  'workload-list': workloadListReader,
  'tagger-list': taggerListReader,
  'process-agent-tagger-list': processTaggerListReader,
};

export const ENVIRONMENT_DERIVATIONS: Derivations = {
  'host.os': ({ flare, store }) => operatingSystemHint(flare, store),
  'env.platform': platformFact,
  'env.fargate': notFargateFact,
  'cni.classifier.returnCode': classifierReturnCodeFact,
  'cni.classifier.priority': classifierPriorityOfPlugin,
};
