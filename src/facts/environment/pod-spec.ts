// What the specification of a pod gives its containers: resources, privileges, mounts. The same for pods that run
// and for the templates of a DaemonSet or a Deployment.
import type { FlareDocument } from '../../model/flare.ts';
import type { FactScalar } from '../../model/fact.ts';
import { placeAt } from '../make-fact.ts';
import { recordOfStated, type StatedRecord } from '../stated-records.ts';
import { entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';
import type { PodContainer, PodMarks } from './kubelet-pods.ts';
import { parseQuantity } from './kubernetes-quantity.ts';

export interface PodSpecification {
  readonly document: FlareDocument;
  readonly node: YamlNode | undefined;
  readonly marks: PodMarks;
  readonly containers: readonly PodContainer[];
  /** What it does not hold was not cut off. */
  readonly isWhole: boolean;
}

/** `resources: {limits: {cpu: 200m, memory: 512Mi}, requests: {…}}`; bytes and cores. */
export function resourceRecords({ document, containers }: PodSpecification): readonly StatedRecord[] {
  return containers.flatMap(({ name, node }) => {
    const entry = entryAt(node, 'resources');
    if (entry === undefined) return [];
    const of = (kind: string, resource: string): number | undefined =>
      parseQuantity(textAt(entry.node, kind, resource));
    const value = recordOfStated({
      container: name,
      memoryLimit: of('limits', 'memory'),
      memoryRequest: of('requests', 'memory'),
      cpuLimit: of('limits', 'cpu'),
      cpuRequest: of('requests', 'cpu'),
    });
    return Object.keys(value).length > 1 ? [{ value, place: placeAt(document, entry.line) }] : [];
  });
}

/*
 * securityContext:
 *   capabilities: {add: [SYS_ADMIN, NET_ADMIN]}
 *   privileged: false
 */
/** One record for each container; fields that neither the container nor the pod states are left out. */
export function securityRecords(specification: PodSpecification): readonly StatedRecord[] {
  return specification.containers.map((container) => {
    const own = entryAt(container.node, 'securityContext');
    const added = listAt(own?.node, 'capabilities', 'add').flatMap(scalarText);
    const value = recordOfStated({
      container: container.name,
      privileged: booleanAt(own?.node, 'privileged') ?? (specification.isWhole ? false : undefined),
      capabilities: added.sort().join(' '),
      appArmor: profileOf(specification, container, APP_ARMOR),
      seccomp: profileOf(specification, container, SECCOMP),
      runAsUser: inherited(specification, container, 'runAsUser'),
      readOnlyRootFilesystem: booleanAt(own?.node, 'readOnlyRootFilesystem'),
    });
    const place = own === undefined ? container.place : placeAt(specification.document, own.line);
    return { value, place };
  });
}

interface ProfileKind {
  readonly field: string;
  /** Annotations before Kubernetes 1.30 (AppArmor) and 1.19 (seccomp); `/<container>` follows. */
  readonly annotation: string;
}

const APP_ARMOR: ProfileKind = {
  field: 'appArmorProfile',
  annotation: 'container.apparmor.security.beta.kubernetes.io',
};
const SECCOMP: ProfileKind = {
  field: 'seccompProfile',
  annotation: 'container.seccomp.security.alpha.kubernetes.io',
};

/** As annotations write it: `unconfined`, `runtime/default`, `localhost/<profile>`. */
function profileOf(
  { node, marks }: PodSpecification,
  container: PodContainer,
  kind: ProfileKind,
): string | undefined {
  const own = entryAt(container.node, 'securityContext', kind.field)?.node;
  const annotation = marks.get(`${kind.annotation}/${container.name}`)?.value;
  return profileName(own) ?? annotation ?? profileName(entryAt(node, 'securityContext', kind.field)?.node);
}

/** `{type: Localhost, localhostProfile: system-probe}`. */
function profileName(field: YamlNode | undefined): string | undefined {
  const type = textAt(field, 'type');
  if (type === 'Localhost') return `localhost/${textAt(field, 'localhostProfile') ?? ''}`;
  return type === 'RuntimeDefault' ? 'runtime/default' : type?.toLowerCase();
}

function inherited({ node }: PodSpecification, container: PodContainer, key: string): FactScalar | undefined {
  const text = textAt(container.node, 'securityContext', key) ?? textAt(node, 'securityContext', key);
  const number = text === undefined ? NaN : Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/*
 * volumeMounts:
 * - {mountPath: /sys/kernel/debug, name: debugfs}
 * volumes:
 * - {hostPath: {path: /sys/kernel/debug}, name: debugfs}
 */
/** What each container sees where; `hostPath` is set for what comes from the node. */
export function mountRecords({ document, node, containers }: PodSpecification): readonly StatedRecord[] {
  const volumes = new Map(
    listAt(node, 'volumes').map((volume) => [textAt(volume, 'name') ?? '', volume] as const),
  );
  return containers.flatMap((container) =>
    listAt(container.node, 'volumeMounts').flatMap((mount): StatedRecord[] => {
      const path = entryAt(mount, 'mountPath');
      const volume = textAt(mount, 'name');
      if (path === undefined) return [];
      const value = recordOfStated({
        container: container.name,
        path: textAt(mount, 'mountPath'),
        volume,
        hostPath: textAt(volumes.get(volume ?? ''), 'hostPath', 'path'),
        readOnly: booleanAt(mount, 'readOnly') ?? false,
      });
      return [{ value, place: placeAt(document, path.line) }];
    }),
  );
}

/** A boolean at a path of keys; undefined when it is not stated. */
export function booleanAt(node: YamlNode | undefined, ...path: readonly string[]): boolean | undefined {
  const found = entryAt(node, ...path)?.node;
  return found?.kind === 'scalar' && typeof found.value === 'boolean' ? found.value : undefined;
}

/** A number at a path of keys; undefined when it is not stated. */
export function numberAt(node: YamlNode | undefined, ...path: readonly string[]): number | undefined {
  const found = entryAt(node, ...path)?.node;
  return found?.kind === 'scalar' && typeof found.value === 'number' ? found.value : undefined;
}

/** The text of a list’s item, when it is one. */
export function scalarText(node: YamlNode): string[] {
  return node.kind === 'scalar' && node.value !== null ? [String(node.value)] : [];
}
