// The Cluster Agent. Who reads its facts out of which file, and which follow from others.
import { ofText, ofYaml, type Derivations, type FactReaders, type LineReaders } from '../fact-reader.ts';
import { readClusterChecks } from './cluster-checks.ts';
import { readClusterMetadata } from './cluster-metadata.ts';
import { readCustomMetrics } from './external-metrics.ts';
import { readHelmValues, readOperatorResource } from './install-values.ts';
import { readMetadataMap } from './metadata-map.ts';
import { readAutoscalers, readLocalAutoscaling } from './pod-autoscalers.ts';
import { readAgentDaemonset, readAgentDeployment } from './workload-manifest.ts';

export const CLUSTER_READERS: FactReaders = {
  'cluster-checks': ofText(readClusterChecks),
  'metadata-map': ofText(readMetadataMap),
  'cluster-metadata': ofYaml(readClusterMetadata),
  'custom-metrics': ofText(readCustomMetrics),
  autoscalers: ofYaml(readAutoscalers),
  'local-autoscaling': ofYaml(readLocalAutoscaling),
  'agent-daemonset': ofYaml(readAgentDaemonset),
  'cluster-agent-deployment': ofYaml(readAgentDeployment),
  'helm-values': ofYaml(readHelmValues),
  'operator-resource': ofYaml(readOperatorResource),
};

export const CLUSTER_LINE_READERS: LineReaders = {};

export const CLUSTER_DERIVATIONS: Derivations = {};
