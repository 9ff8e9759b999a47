// The status of the containers of a pod: what runs, what waits and why, how the one before ended.
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { placeAt } from '../make-fact.ts';
import { parseRfc3339 } from '../go/go-date.ts';
import { entriesAt, entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';
import { booleanAt, numberAt } from './pod-spec.ts';

export interface ContainerStatus {
  readonly container: string;
  /** running, waiting or terminated. */
  readonly state: string | undefined;
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly exitCode: number | undefined;
  readonly ready: boolean | undefined;
  readonly restarts: number | undefined;
  /** How the container before this one ended. */
  readonly lastReason: string | undefined;
  readonly lastExitCode: number | undefined;
  readonly lastFinishedAt: number | undefined;
  /** `containerd://8e7a…`, `docker://…`, `cri-o://…`. */
  readonly id: string | undefined;
  readonly place: Place;
}

const MAX_STATUSES = 50;
const MAX_MESSAGE = 500;

/*
 * containerStatuses:
 * - containerID: containerd://8e7a
 *   lastState: {terminated: {exitCode: 137, finishedAt: "2025-02-01T08:00:00Z", reason: OOMKilled}}
 *   name: agent
 *   state: {waiting: {reason: CrashLoopBackOff, message: back-off 5m0s restarting failed container}}
 */
export function containerStatuses(
  document: FlareDocument,
  pod: YamlNode,
  kind: 'containerStatuses' | 'initContainerStatuses' = 'containerStatuses',
): readonly ContainerStatus[] {
  return listAt(pod, 'status', kind)
    .slice(0, MAX_STATUSES)
    .map((node) => statusOf(document, node));
}

function statusOf(document: FlareDocument, node: YamlNode): ContainerStatus {
  const state = entriesAt(node, 'state')[0];
  const last = entryAt(node, 'lastState', 'terminated')?.node;
  return {
    container: textAt(node, 'name') ?? '',
    state: state?.key,
    reason: textAt(state?.node, 'reason'),
    message: textAt(state?.node, 'message')?.slice(0, MAX_MESSAGE),
    exitCode: numberAt(state?.node, 'exitCode'),
    ready: booleanAt(node, 'ready'),
    restarts: numberAt(node, 'restartCount'),
    lastReason: textAt(last, 'reason'),
    lastExitCode: numberAt(last, 'exitCode'),
    lastFinishedAt: parseRfc3339(textAt(last, 'finishedAt') ?? ''),
    id: textAt(node, 'containerID'),
    place: placeAt(document, (state ?? entryAt(node, 'name') ?? node).line),
  };
}
