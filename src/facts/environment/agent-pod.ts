// The pod of the node Agent itself: its containers with state, resources, privileges and mounts.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { recordOfStated, recordsFact, type StatedRecord } from '../stated-records.ts';
import { entryAt, textAt } from '../yaml/yaml-tree.ts';
import { containerStatuses } from './container-status.ts';
import { agentPods, type Pod } from './kubelet-pods.ts';
import {
  booleanAt,
  mountRecords,
  resourceRecords,
  securityRecords,
  type PodSpecification,
} from './pod-spec.ts';

/** Of several, the first; how many there are is a fact of its own. */
export function agentPodFacts(document: FlareDocument, pods: readonly Pod[]): Fact[] {
  const found = agentPods(pods);
  const [pod] = found;
  if (pod === undefined) return [];
  return [
    // A list that was cut off may have held another one.
    ...(pods.every(({ isWhole }) => isWhole)
      ? [makeFact('kubernetes.agentPods', found.length, pod.place)]
      : []),
    ...textFacts(document, pod),
    ...sharingFacts(document, pod),
    recordsFact('kubernetes.agentPod.containers', containerRecords(document, pod), pod.place),
    ...specificationFacts(document, pod),
  ];
}

const TEXTS: readonly (readonly [name: FactName, path: readonly string[]])[] = [
  ['kubernetes.agentPod.name', ['metadata', 'name']],
  ['kubernetes.agentPod.namespace', ['metadata', 'namespace']],
  ['kubernetes.agentPod.serviceAccount', ['spec', 'serviceAccountName']],
  ['kubernetes.agentPod.phase', ['status', 'phase']],
];

function textFacts(document: FlareDocument, { node }: Pod): Fact[] {
  return TEXTS.flatMap(([name, path]) => {
    const text = textAt(node, ...path);
    const entry = entryAt(node, ...path);
    return text === undefined || entry === undefined
      ? []
      : [makeFact(name, text, placeAt(document, entry.line))];
  });
}

const SHARED: readonly (readonly [name: FactName, key: string])[] = [
  ['kubernetes.agentPod.hostNetwork', 'hostNetwork'],
  ['kubernetes.agentPod.hostPid', 'hostPID'],
];

/** Kubernetes leaves out what is false. */
function sharingFacts(document: FlareDocument, { node, isWhole, place }: Pod): Fact[] {
  return SHARED.flatMap(([name, key]) => {
    const entry = entryAt(node, 'spec', key);
    const value = booleanAt(node, 'spec', key);
    if (entry !== undefined && value !== undefined)
      return [makeFact(name, value, placeAt(document, entry.line))];
    return isWhole ? [makeFact(name, false, { ...place, confidence: 'medium' })] : [];
  });
}

/** What it holds and how that fares; init containers only when they are not done. */
function containerRecords(document: FlareDocument, pod: Pod): readonly StatedRecord[] {
  const statuses = new Map(
    [
      ...containerStatuses(document, pod.node),
      ...containerStatuses(document, pod.node, 'initContainerStatuses'),
    ].map((status) => [status.container, status] as const),
  );
  return [...pod.initContainers, ...pod.containers].flatMap((container): StatedRecord[] => {
    const status = statuses.get(container.name);
    const isInit = pod.initContainers.includes(container);
    if (isInit && status?.reason === 'Completed') return [];
    const { image, tag, name } = container;
    const { id: _id, place, ...fields } = { place: container.place, id: '', ...status };
    return [{ value: recordOfStated({ ...fields, container: name, image, tag, init: isInit }), place }];
  });
}

function specificationFacts(document: FlareDocument, pod: Pod): Fact[] {
  const { node, marks, containers, isWhole } = pod;
  const specification: PodSpecification = {
    document,
    node: entryAt(node, 'spec')?.node,
    marks,
    containers,
    isWhole,
  };
  return [
    recordsFact('kubernetes.agentPod.resources', resourceRecords(specification), pod.place),
    recordsFact('kubernetes.agentPod.security', securityRecords(specification), pod.place),
    recordsFact('kubernetes.agentPod.mounts', mountRecords(specification), pod.place),
  ];
}
