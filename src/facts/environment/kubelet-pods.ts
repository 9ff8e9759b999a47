// The pods of a node as the kubelet lists them, from k8s/kubelet_pods.yaml. What they say of network plugins,
// platform and settings is left to others.
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import type { EnvironmentVariable, EnvironmentVariables } from '../config/environment-variables.ts';
import { parseImageName, type ImageName } from './image-name.ts';
import { placeAt } from '../make-fact.ts';
import { entriesAt, entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';

export interface PodContainer extends ImageName {
  readonly name: string;
  readonly environment: EnvironmentVariables;
  /** The line of its image. */
  readonly place: Place;
  readonly node: YamlNode;
}

export interface Pod {
  readonly namespace: string;
  readonly name: string;
  readonly nodeName: string;
  /** Labels and annotations. */
  readonly marks: PodMarks;
  readonly containers: readonly PodContainer[];
  readonly initContainers: readonly PodContainer[];
  readonly place: Place;
  readonly node: YamlNode;
  /** Its status follows its specification: what the specification does not hold was not cut off. */
  readonly isWhole: boolean;
}

/** Labels and annotations by their keys. */
export type PodMarks = ReadonlyMap<string, EnvironmentVariable>;

const MAX_PODS = 1000;
const MAX_CONTAINERS = 50;

/** The kubelet writes `items:` with one pod each. */
export function podsOf(document: FlareDocument, root: YamlNode | undefined): readonly Pod[] {
  return listAt(root, 'items')
    .slice(0, MAX_PODS)
    .flatMap((item) => (item.kind === 'map' ? [podOf(document, item)] : []));
}

function podOf(document: FlareDocument, item: YamlNode): Pod {
  const specification = entryAt(item, 'spec');
  return {
    namespace: textAt(item, 'metadata', 'namespace') ?? '',
    name: textAt(item, 'metadata', 'name') ?? '',
    nodeName: textAt(item, 'spec', 'nodeName') ?? '',
    marks: podMarks(document, item),
    containers: containersOf(document, specification?.node, 'containers'),
    initContainers: containersOf(document, specification?.node, 'initContainers'),
    place: placeAt(document, entryAt(item, 'metadata', 'name')?.line ?? item.line),
    node: item,
    isWhole: (entryAt(item, 'status')?.line ?? 0) > (specification?.line ?? Infinity),
  };
}

/** Labels and annotations of a pod or of the template of one. */
export function podMarks(document: FlareDocument, item: YamlNode | undefined): PodMarks {
  return new Map([...marksOf(document, item, 'annotations'), ...marksOf(document, item, 'labels')]);
}

/** The containers of the specification of a pod. */
export function containersOf(
  document: FlareDocument,
  specification: YamlNode | undefined,
  kind: 'containers' | 'initContainers',
): readonly PodContainer[] {
  return listAt(specification, kind)
    .slice(0, MAX_CONTAINERS)
    .flatMap((container) => containerOf(document, container));
}

function marksOf(
  document: FlareDocument,
  item: YamlNode | undefined,
  kind: 'labels' | 'annotations',
): [string, EnvironmentVariable][] {
  return entriesAt(item, 'metadata', kind).map(({ key, line, node }) => [
    key,
    {
      name: key,
      value: node.kind === 'scalar' ? String(node.value ?? '') : undefined,
      place: placeAt(document, line),
    },
  ]);
}

function containerOf(document: FlareDocument, container: YamlNode): PodContainer[] {
  const image = entryAt(container, 'image');
  const reference = textAt(container, 'image');
  if (image === undefined || reference === undefined) return [];
  return [
    {
      ...parseImageName(reference),
      name: textAt(container, 'name') ?? '',
      environment: environmentOf(document, container),
      place: placeAt(document, image.line),
      node: container,
    },
  ];
}

/*
 * env:
 * - name: DD_SYSTEM_PROBE_ENABLED
 *   value: "true"
 * - name: DD_API_KEY
 *   valueFrom: {secretKeyRef: {key: api-key, name: datadog}}
 */
function environmentOf(document: FlareDocument, container: YamlNode): EnvironmentVariables {
  const variables = listAt(container, 'env').flatMap((item): [string, EnvironmentVariable][] => {
    const name = textAt(item, 'name');
    if (name === undefined) return [];
    const isElsewhere = entryAt(item, 'valueFrom') !== undefined;
    const line = (entryAt(item, 'value') ?? entryAt(item, 'name'))?.line ?? item.line;
    const value = isElsewhere ? undefined : (textAt(item, 'value') ?? '');
    return [[name, { name, value, place: placeAt(document, line) }]];
  });
  return new Map(variables);
}

/** The Agent’s own pod on this node: not the cluster agent’s, nor a runner of cluster checks. */
export function agentContainers(pods: readonly Pod[]): readonly PodContainer[] {
  return agentPods(pods)[0]?.containers.filter(isAgentContainer) ?? [];
}

/**
 * Pods of node Agents; more than one on a node is a mistake. The kubelet lists one that ends, is evicted or done for a
 * while longer: it is the Agent’s own only when there is no other.
 */
export function agentPods(pods: readonly Pod[]): readonly Pod[] {
  const all = pods.filter(({ containers }) => containers.some(isAgentContainer));
  const staying = all.filter((pod) => !isEnding(pod));
  return staying.length > 0 ? staying : all.slice(0, 1);
}

function isEnding({ node }: Pod): boolean {
  if (entryAt(node, 'metadata', 'deletionTimestamp') !== undefined) return true;
  return /^(?:Succeeded|Failed)$/.test(textAt(node, 'status', 'phase') ?? '');
}

function isAgentContainer({ shortName, environment }: PodContainer): boolean {
  if (!/^(?:datadog-)?agent(?:-dev)?$/.test(shortName)) return false;
  if (environment.get('DD_CLC_RUNNER_ENABLED')?.value === 'true') return false;
  return [...environment.keys()].some((name) => name.startsWith('DD_'));
}
