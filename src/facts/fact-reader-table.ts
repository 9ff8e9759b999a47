// Who reads facts out of which file, and which facts follow from others.
import type { Lookup } from '../model/absence.ts';
import type { Fact } from '../model/fact.ts';
import type { FactName } from '../model/fact-table.ts';
import type { FlareDocument } from '../model/flare.ts';
import { instancesFact, processInstance, tcpInstance } from './checks/check-instances.ts';
import { classifierPriorityFact, cnmEnabledFact, switchFact } from './config/config-facts.ts';
import {
  readDockerInspect,
  readDockerPs,
  readTaggerList,
  readWorkloadList,
} from './environment/container-facts.ts';
import {
  classifierPriorityOfPlugin,
  classifierReturnCodeFact,
  notFargateFact,
  platformFact,
  silentFailuresFact,
} from './derived-facts.ts';
import { readEcsMetadata, readEnvironmentVariables } from './environment/environment-facts.ts';
import { readExpvarRunner } from './checks/expvar-runner.ts';
import type { FactView } from './fact-view.ts';
import { readFlareCreation } from './flare-creation.ts';
import { flareKindFact, flareLocalFact, flareTruncatedFact, operatingSystemHint } from './flare-facts.ts';
import { installMethodFact, readInstallInfo } from './environment/install-method.ts';
import { readKubeletPods } from './environment/kubelet-pods-facts.ts';
import {
  readHostMetadata,
  readInventoryAgent,
  readInventoryHost,
  readVersionHistory,
} from './environment/metadata-facts.ts';
import { readStatusFacts } from './status/status-facts.ts';
import type { YamlNode } from './yaml/yaml-tree.ts';

/** `yaml` parses at first use. */
export interface ReaderInput {
  readonly document: FlareDocument;
  readonly yaml: () => YamlNode | undefined;
}

export interface FactReader {
  read(input: ReaderInput): readonly Fact[];
  /** The file describes the process that wrote it: in a local flare the command line (core 1.6). */
  readonly isOfProcess?: boolean;
}

const ofText = (read: (document: FlareDocument) => readonly Fact[]): FactReader => ({
  read: ({ document }) => read(document),
});

const ofYaml = (
  read: (document: FlareDocument, root: YamlNode | undefined) => readonly Fact[],
): FactReader => ({ read: ({ document, yaml }) => read(document, yaml()) });

const status = ofText((document) => readStatusFacts(document).flatMap(withKnownInstaller));

/** The status page names the installer as it names itself. */
function withKnownInstaller(fact: Fact): readonly Fact[] {
  const { name, value } = fact;
  return name === 'install.method' && typeof value === 'string' ? installMethodFact(value, fact) : [fact];
}

/** By the role of the file. */
export const FACT_READERS: Readonly<Record<string, FactReader>> = {
  status,
  'security-status': status,
  'cluster-status': status,
  'flare-creation': ofText((document) => readFlareCreation(document).facts),
  'kubelet-pods': ofYaml(readKubeletPods),
  'docker-ps': ofText(readDockerPs),
  'docker-inspect': ofText(readDockerInspect),
  'workload-list': ofText(readWorkloadList),
  'tagger-list': ofText(readTaggerList),
  'ecs-metadata': ofYaml(readEcsMetadata),
  envvars: ofText(readEnvironmentVariables),
  'install-info': ofYaml(readInstallInfo),
  'host-metadata': ofYaml(readHostMetadata),
  'inventory-agent': ofYaml(readInventoryAgent),
  'inventory-host': ofYaml(readInventoryHost),
  'version-history': ofYaml(readVersionHistory),
  'expvar-runner': { ...ofYaml(readExpvarRunner), isOfProcess: true },
};

/** Undefined: the facts it needs are not there; the catalogue’s files then say why. */
export type Derivation = (view: FactView) => Fact | Lookup<Fact> | undefined;

const CWS = 'runtime_security_config.enabled';

/** Asked when no file states the fact. */
export const DERIVATIONS: Readonly<Partial<Record<FactName, Derivation>>> = {
  'flare.kind': ({ flare, store }) => flareKindFact(flare, store),
  'flare.local': ({ flare, store }) => flareLocalFact(flare, store),
  'flare.truncated': ({ flare, store }) => flareTruncatedFact(flare, store),
  'host.os': ({ flare, store }) => operatingSystemHint(flare, store),
  'env.platform': platformFact,
  'env.fargate': notFargateFact,
  'cni.classifier.returnCode': classifierReturnCodeFact,
  'cni.classifier.priority': classifierPriorityOfPlugin,
  'cnm.enabled': cnmEnabledFact,
  'usm.enabled': switchFact('usm.enabled', 'system-probe', 'service_monitoring_config.enabled'),
  'cws.enabled': switchFact('cws.enabled', 'system-probe', CWS),
  'cws.enabledInSecurityAgent': switchFact('cws.enabledInSecurityAgent', 'security-agent', CWS),
  'cws.networkEnabled': switchFact(
    'cws.networkEnabled',
    'system-probe',
    'event_monitoring_config.network.enabled',
  ),
  'cws.classifierPriority': classifierPriorityFact,
  'tcpCheck.instances': ({ store }) =>
    instancesFact('tcpCheck.instances', store, { check: 'tcp_check', record: tcpInstance }),
  'tcpCheck.silentFailures': silentFailuresFact,
  'processCheck.instances': ({ store }) =>
    instancesFact('processCheck.instances', store, { check: 'process', record: processInstance }),
};
