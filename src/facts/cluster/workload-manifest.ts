// The manifests of the Agent’s DaemonSet and of the Cluster Agent’s Deployment as the cluster holds them: images,
// resources, privileges, variables, how many pods there should be and are.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { chartVersionFact } from '../environment/install-method.ts';
import { containersOf, podMarks, type PodContainer } from '../environment/kubelet-pods.ts';
import {
  booleanAt,
  mountRecords,
  numberAt,
  resourceRecords,
  securityRecords,
  type PodSpecification,
} from '../environment/pod-spec.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { isTelling, recordOfStated, recordsFact, type StatedRecord } from '../stated-records.ts';
import { entryAt, listAt, textAt, type YamlEntry, type YamlNode } from '../yaml/yaml-tree.ts';

type Prefix = 'cluster.agentDaemonset' | 'cluster.agentDeployment';

/** Counts of the pods by their keys, which differ by the kind of the manifest. */
type Counts = readonly (readonly [name: FactName, ...path: string[]])[];

const DAEMONSET_COUNTS: Counts = [
  ['cluster.agentDaemonset.desired', 'status', 'desiredNumberScheduled'],
  ['cluster.agentDaemonset.ready', 'status', 'numberReady'],
  ['cluster.agentDaemonset.unavailable', 'status', 'numberUnavailable'],
  ['cluster.agentDaemonset.updated', 'status', 'updatedNumberScheduled'],
];

const DEPLOYMENT_COUNTS: Counts = [
  ['cluster.agentDeployment.replicas', 'spec', 'replicas'],
  ['cluster.agentDeployment.ready', 'status', 'readyReplicas'],
  ['cluster.agentDeployment.unavailable', 'status', 'unavailableReplicas'],
];

/** agent-daemonset.yaml (core 4.18). */
export function readAgentDaemonset(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  return manifestFacts({ document, root, prefix: 'cluster.agentDaemonset', counts: DAEMONSET_COUNTS });
}

/** cluster-agent-deployment.yaml (core 4.18). */
export function readAgentDeployment(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  return manifestFacts({ document, root, prefix: 'cluster.agentDeployment', counts: DEPLOYMENT_COUNTS });
}

interface Manifest {
  readonly document: FlareDocument;
  readonly root: YamlNode | undefined;
  readonly prefix: Prefix;
  readonly counts: Counts;
}

function manifestFacts(manifest: Manifest): Fact[] {
  const { document, root, prefix, counts } = manifest;
  const template = entryAt(root, 'spec', 'template');
  const pod = entryAt(template?.node, 'spec');
  if (template === undefined || pod === undefined) return [];
  const opening = placeAt(document, pod.line);
  const specification = specificationOf(manifest, template, pod);
  const lists = [
    ['containers', specification.containers.map(containerRecord)],
    ['resources', resourceRecords(specification)],
    ['security', securityRecords(specification)],
    ['mounts', mountRecords(specification)],
    ['environment', specification.containers.flatMap(environmentRecords)],
    ['tolerations', tolerationRecords(document, pod)],
  ] as const;
  return [
    ...lists.map(([name, records]) => recordsFact(`${prefix}.${name}`, records, opening)),
    ...counts.flatMap(([name, ...path]) => countFact(manifest, name, path)),
    ...hostNetworkFact(specification, prefix, opening),
    ...chartFact(document, root),
  ];
}

function specificationOf(
  { document, root }: Manifest,
  template: YamlEntry,
  pod: YamlEntry,
): PodSpecification {
  return {
    document,
    node: pod.node,
    marks: podMarks(document, template.node),
    containers: containersOf(document, pod.node, 'containers'),
    isWhole: (entryAt(root, 'status')?.line ?? 0) > pod.line,
  };
}

function containerRecord({ name, image, tag, node, place }: PodContainer): StatedRecord {
  const value = recordOfStated({
    container: name,
    image,
    tag,
    livenessProbe: entryAt(node, 'livenessProbe') !== undefined,
    readinessProbe: entryAt(node, 'readinessProbe') !== undefined,
  });
  return { value, place };
}

/** Names of variables whose value is nobody’s business. */
const SECRET = /KEY|TOKEN|SECRET|PASS|CREDENTIAL/i;

/** Variables of the Agent with the value that stands in the manifest, and no secret. */
function environmentRecords({ name, environment }: PodContainer): readonly StatedRecord[] {
  return [...environment.values()].flatMap((variable): StatedRecord[] => {
    const { value, place } = variable;
    const isWanted = variable.name.startsWith('DD_') && !SECRET.test(variable.name);
    if (!isWanted || value === undefined || value === '' || !isTelling(value)) return [];
    return [{ value: { container: name, name: variable.name, value: value.slice(0, 500) }, place }];
  });
}

/** `{effect: NoSchedule, key: dedicated, operator: Equal, value: gpu}`; one without a key tolerates everything. */
function tolerationRecords(document: FlareDocument, pod: YamlEntry): readonly StatedRecord[] {
  return listAt(pod.node, 'tolerations').map((toleration) => ({
    value: recordOfStated({
      key: textAt(toleration, 'key'),
      operator: textAt(toleration, 'operator'),
      value: textAt(toleration, 'value'),
      effect: textAt(toleration, 'effect'),
    }),
    place: placeAt(document, toleration.line),
  }));
}

function countFact({ document, root }: Manifest, name: FactName, path: readonly string[]): Fact[] {
  const entry = entryAt(root, ...path);
  const value = numberAt(root, ...path);
  return entry === undefined || value === undefined
    ? []
    : [makeFact(name, value, placeAt(document, entry.line))];
}

/** Kubernetes leaves out what is false. */
function hostNetworkFact(
  { document, node, isWhole }: PodSpecification,
  prefix: Prefix,
  opening: Place,
): Fact[] {
  const name: FactName = `${prefix}.hostNetwork`;
  const entry = entryAt(node, 'hostNetwork');
  const value = booleanAt(node, 'hostNetwork');
  if (entry !== undefined && value !== undefined)
    return [makeFact(name, value, placeAt(document, entry.line))];
  return isWhole ? [makeFact(name, false, { ...opening, confidence: 'medium' })] : [];
}

/** `helm.sh/chart: datadog-3.88.1`. */
function chartFact(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const entry = entryAt(root, 'metadata', 'labels', 'helm.sh/chart');
  if (entry?.node.kind !== 'scalar' || entry.node.value === null) return [];
  return chartVersionFact(String(entry.node.value), placeAt(document, entry.line));
}
