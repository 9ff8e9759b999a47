// Where the Agent runs. Who reads its facts out of which file, and which follow from others.
import { ofText, ofYaml, type Derivations, type FactReaders, type LineReaders } from '../fact-reader.ts';
import { readInstallTool } from '../diagnostics/install-facts.ts';
import { operatingSystemHint } from '../flare/flare-facts.ts';
import { readDockerInspect, readDockerPs, taggerListReader, workloadListReader } from './container-facts.ts';
import {
  classifierPriorityOfPlugin,
  classifierReturnCodeFact,
  notFargateFact,
  platformFact,
} from './derived-environment.ts';
import { readEcsMetadata, readEnvironmentVariables } from './environment-facts.ts';
import { readInstallInfo } from './install-method.ts';
import { readKubeletPods } from './kubelet-pods-facts.ts';

export const ENVIRONMENT_READERS: FactReaders = {
  'kubelet-pods': ofYaml(readKubeletPods),
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
};

export const ENVIRONMENT_DERIVATIONS: Derivations = {
  'host.os': ({ flare, store }) => operatingSystemHint(flare, store),
  'env.platform': platformFact,
  'env.fargate': notFargateFact,
  'cni.classifier.returnCode': classifierReturnCodeFact,
  'cni.classifier.priority': classifierPriorityOfPlugin,
};
