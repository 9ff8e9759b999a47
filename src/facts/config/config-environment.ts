// The environment of a process as far as the flare shows it: envvars.log belongs to the process that made the
// flare, the pods of the node show the variables of each container (security 6.1).
import type { Flare } from '../../model/flare.ts';
import type { ConfigProcess } from '../../model/knowledge.ts';
import type { Confidence } from '../../model/severity.ts';
import { variableSource, type ConfigSource } from './config-source.ts';
import type { DocumentStore } from '../document-store.ts';
import { parseEnvironmentVariables, type EnvironmentVariables } from './environment-variables.ts';
import { agentContainers, podsOf, type PodContainer } from '../environment/kubelet-pods.ts';

export interface ProcessEnvironment {
  /** From the process’s container in kubelet_pods.yaml. */
  readonly ofPod: readonly ConfigSource[];
  /** From envvars.log. */
  readonly ofFlare: readonly ConfigSource[];
  /** The flare shows all variables of the process, so that a value of a file is known to be in effect. */
  readonly isKnown: boolean;
}

export function processEnvironment(
  process: ConfigProcess,
  flare: Flare,
  store: DocumentStore,
): ProcessEnvironment {
  const containers = agentContainersOf(store);
  const own = containers.length === 1 ? containers[0] : containers.find(({ name }) => name === process);
  const variables = flareVariables(store);
  const isMaker = flare.kind === process;
  const isShown = variables !== undefined && isEnvironmentShown(process, { flare, variables, containers });
  return {
    ofPod: own === undefined ? [] : [variableSource(own.environment, 'high')],
    ofFlare:
      variables !== undefined && (isMaker || isOneContainer(containers, store))
        ? [variableSource(variables, flareConfidence(flare, isMaker))]
        : [],
    isKnown: own !== undefined || isShown,
  };
}

/** A local flare shows the variables of the command line (core 1.6). */
function flareConfidence(flare: Flare, isMaker: boolean): Confidence {
  if (flare.isLocal) return 'low';
  return isMaker ? 'high' : 'medium';
}

interface FlareEnvironment {
  readonly flare: Flare;
  readonly variables: EnvironmentVariables;
  readonly containers: readonly PodContainer[];
}

/** On a host the daemons take no variables but those that all of them take. */
function isEnvironmentShown(
  process: ConfigProcess,
  { flare, variables, containers }: FlareEnvironment,
): boolean {
  if (flare.isLocal) return false;
  return flare.kind === process || (containers.length === 0 && !isKubernetesEnvironment(variables));
}

/** One container runs all daemons. */
function isOneContainer(containers: readonly PodContainer[], store: DocumentStore): boolean {
  return containers.length === 1 || (containers.length === 0 && isOneDockerContainer(store));
}

function flareVariables(store: DocumentStore): EnvironmentVariables | undefined {
  const document = store.ofRole('envvars')[0];
  if (document === undefined || store.sentences.has(document.path)) return undefined;
  return parseEnvironmentVariables(document);
}

/** The containers of the Agent’s own pod; empty outside Kubernetes. */
export function agentContainersOf(store: DocumentStore): readonly PodContainer[] {
  const pods = store.ofRole('kubelet-pods').flatMap((document) => podsOf(document, store.yaml(document)));
  return agentContainers(pods);
}

/** Set by the charts and manifests for Kubernetes, and by Kubernetes itself. */
function isKubernetesEnvironment(variables: EnvironmentVariables): boolean {
  return [...variables.keys()].some(isKubernetesVariable);
}

export function isKubernetesVariable(name: string): boolean {
  return /^(?:KUBERNETES(?:_.*)?|DD_KUBERNETES_.*|CHART_RELEASE_NAME|AGENT_DAEMONSET)$/.test(name);
}

/** docker_inspect.log has content only for an Agent in a container; one outside Kubernetes runs all daemons. */
function isOneDockerContainer(store: DocumentStore): boolean {
  return store
    .ofRole('docker-inspect')
    .some(({ lines }) => isContainerInspect(lines) && !isKubernetesInspect(lines));
}

export function isContainerInspect(lines: readonly string[]): boolean {
  return lines.some((line) => line.trimStart().startsWith('"Id":'));
}

export function isKubernetesInspect(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes('"io.kubernetes.'));
}
