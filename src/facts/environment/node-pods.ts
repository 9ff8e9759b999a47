// How the pods of the node fare: phases, pods that do not run, containers that wait or have failed.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { countRecords, recordOfStated, recordsFact, type StatedRecord } from '../stated-records.ts';
import { entryAt, textAt } from '../yaml/yaml-tree.ts';
import { containerStatuses, type ContainerStatus } from './container-status.ts';
import type { Pod } from './kubelet-pods.ts';

/** `opening` is the line that opens the list of pods. */
export function nodePodFacts(document: FlareDocument, pods: readonly Pod[], opening: Place): Fact[] {
  const statuses = pods.map((pod) => [pod, containerStatuses(document, pod.node)] as const);
  const onNode = pods.find(({ nodeName }) => nodeName !== '');
  const isWhole = pods.every((pod) => pod.isWhole);
  const troubled = [
    ['kubernetes.podsNotRunning', notRunning(document, pods)],
    ['kubernetes.failingContainers', failing(statuses)],
  ] as const;
  return [
    ...(isWhole ? [makeFact('kubernetes.pods', pods.length, opening)] : []),
    recordsFact('kubernetes.podsByPhase', countRecords('phase', phases(document, pods)), opening),
    ...(onNode === undefined
      ? []
      : [makeFact('kubernetes.node', onNode.nodeName, nodePlace(document, onNode))]),
    ...troubled
      .filter(([, records]) => isWhole || records.length > 0)
      .map(([name, records]) => recordsFact(name, records, opening)),
    ...runtimeFact(statuses.flatMap(([, ofPod]) => ofPod)),
    ...gpuFact(pods),
    ...operatingSystemFact(pods),
  ];
}

function nodePlace(document: FlareDocument, { node, place }: Pod): Place {
  const line = entryAt(node, 'spec', 'nodeName')?.line;
  return line === undefined ? place : placeAt(document, line);
}

function* phases(document: FlareDocument, pods: readonly Pod[]): Generator<readonly [string, Place]> {
  for (const { node } of pods) {
    const phase = textAt(node, 'status', 'phase');
    const entry = entryAt(node, 'status', 'phase');
    if (phase !== undefined && entry !== undefined) yield [phase, placeAt(document, entry.line)];
  }
}

/** Pending, Failed and Unknown; `reason` as in `Evicted`. */
function notRunning(document: FlareDocument, pods: readonly Pod[]): readonly StatedRecord[] {
  return pods.flatMap(({ node, namespace, name }): StatedRecord[] => {
    const phase = entryAt(node, 'status', 'phase');
    const text = textAt(node, 'status', 'phase') ?? 'Running';
    if (phase === undefined || text === 'Running' || text === 'Succeeded') return [];
    const value = recordOfStated({
      namespace,
      pod: name,
      phase: text,
      reason: textAt(node, 'status', 'reason'),
      message: textAt(node, 'status', 'message')?.slice(0, 500),
    });
    return [{ value, place: placeAt(document, phase.line) }];
  });
}

/** Reasons of a container that only has not started yet. */
const STARTING = new Set(['ContainerCreating', 'PodInitializing']);

function failing(statuses: readonly (readonly [Pod, readonly ContainerStatus[]])[]): readonly StatedRecord[] {
  return statuses.flatMap(([{ namespace, name }, ofPod]) =>
    ofPod.filter(isFailing).map(({ container, state, reason, exitCode, restarts, message, place }) => ({
      value: recordOfStated({ namespace, pod: name, container, state, reason, exitCode, restarts, message }),
      place,
    })),
  );
}

function isFailing({ state, reason, exitCode }: ContainerStatus): boolean {
  if (state === 'waiting') return reason !== undefined && !STARTING.has(reason);
  return state === 'terminated' && exitCode !== 0;
}

/** `containerID: containerd://8e7a…`; the scheme names the runtime. */
function runtimeFact(statuses: readonly ContainerStatus[]): Fact[] {
  for (const { id, place } of statuses) {
    const runtime = /^([a-z][a-z-]{0,30}):\/\//.exec(id ?? '')?.[1];
    if (runtime !== undefined)
      return [makeFact('containers.runtime', runtime, { ...place, confidence: 'medium' })];
  }
  return [];
}

const GPU_RESOURCE = /^(?:nvidia|amd|gpu\.intel)\.com\/(?:gpu|mig|i915|xe)/;

/** Pods whose containers ask for a graphics processor: `limits: {nvidia.com/gpu: 1}`. */
function gpuFact(pods: readonly Pod[]): Fact[] {
  const asking = pods.filter(({ containers }) =>
    containers.some(({ node }) => {
      const limits = entryAt(node, 'resources', 'limits')?.node;
      return limits?.kind === 'map' && [...limits.entries.keys()].some((key) => GPU_RESOURCE.test(key));
    }),
  );
  const [first] = asking;
  return first === undefined ? [] : [makeFact('kubernetes.gpuPods', asking.length, first.place)];
}

const NODE_IMAGES: readonly (readonly [image: RegExp, system: string])[] = [
  [/(?:^|\/)bottlerocket(?:-|\/)/, 'bottlerocket'],
  [/^ghcr\.io\/siderolabs\//, 'talos'],
  [/^mcr\.microsoft\.com\/windows\//, 'windows'],
];

/** From images that only such a node runs, and from pods that ask for Windows. */
function operatingSystemFact(pods: readonly Pod[]): Fact[] {
  const onWindows = pods.find(
    ({ node, nodeName }) =>
      nodeName !== '' &&
      (textAt(node, 'spec', 'os', 'name') ?? textAt(node, 'spec', 'nodeSelector', 'kubernetes.io/os')) ===
        'windows',
  );
  if (onWindows !== undefined) return [makeFact('kubernetes.nodeOs', 'windows', onWindows.place)];
  for (const { containers } of pods) {
    for (const { image, place } of containers) {
      const system = NODE_IMAGES.find(([pattern]) => pattern.test(image))?.[1];
      if (system !== undefined) {
        return [makeFact('kubernetes.nodeOs', system, { ...place, confidence: 'medium' })];
      }
    }
  }
  return [];
}
