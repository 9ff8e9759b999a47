// A container that some file of the flare names, whatever the file: what network plugins and meshes are read from.
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { parseImageName, type ImageName } from './image-name.ts';
import type { Pod } from './kubelet-pods.ts';
import { placeAt } from '../make-fact.ts';

export interface SeenContainer extends ImageName {
  /** Empty where the file does not say. */
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly place: Place;
}

/** Bounds what a hostile file can make of itself. */
const MAX_CONTAINERS = 2000;

export function containersOfPods(pods: readonly Pod[]): readonly SeenContainer[] {
  const containers = pods.flatMap(({ namespace, name, containers: inPod }) =>
    inPod.map((one) => ({ ...one, namespace, pod: name, container: one.name })),
  );
  return containers.slice(0, MAX_CONTAINERS);
}

function seen(reference: string, container: string, place: Place): SeenContainer {
  return { ...parseImageName(reference), namespace: '', pod: '', container, place };
}

/*
 *         0f23fbf70ab6    redis:latest   "docker-entry…"   Up 3 hours   [{ 6379 0 tcp}]   [/redis]
 */
const DOCKER_ROW = /^\s*[0-9a-f]{12,64}\s+(\S+)\s/;
/** In Kubernetes: `[/k8s_cilium-agent_cilium-x7k2p_kube-system_…_0]`. */
const DOCKER_NAMES = /\[\/([^\s\]]+)[^[\]]{0,500}\]\s*$/;

/** docker_ps.log (core 4.15). */
export function containersOfDocker(document: FlareDocument): readonly SeenContainer[] {
  const containers = document.lines.flatMap((line, index) => {
    const image = DOCKER_ROW.exec(line.slice(0, 1000))?.[1];
    if (image === undefined) return [];
    const name = DOCKER_NAMES.exec(line.slice(-1000))?.[1] ?? '';
    const container = name.startsWith('k8s_') ? (name.split('_')[1] ?? name) : name;
    return [{ ...seen(image, container, placeAt(document, index + 1)), pod: name }];
  });
  return containers.slice(0, MAX_CONTAINERS);
}

/*
 * ----------- Image -----------
 * Name: quay.io/cilium/cilium
 * Tag: v1.9.18
 */
/** workload-list.log (core 4.14): any entity with an image. */
export function containersOfWorkloads(document: FlareDocument): readonly SeenContainer[] {
  const containers: SeenContainer[] = [];
  let isImage = false;
  document.lines.forEach((line, index) => {
    if (line.startsWith('===') || line.startsWith('---')) isImage = /^-+ Image -+/.test(line);
    const name = isImage && line.startsWith('Name: ') ? line.slice('Name: '.length).trim() : '';
    if (name === '' || containers.length >= MAX_CONTAINERS) return;
    const next = document.lines[index + 1] ?? '';
    const tag = next.startsWith('Tag: ') ? next.slice('Tag: '.length).trim() : '';
    const place = placeAt(document, tag === '' ? index + 1 : index + 2);
    containers.push(seen(tag === '' ? name : `${name}:${tag}`, '', place));
  });
  return containers;
}

/*
 * "container_id://8e7a": {
 *   "image_name:quay.io/cilium/cilium",
 *   "image_tag:v1.9.18",
 */
const TAGGER_ENTITY = /^\s*"[a-z_]+:\/\/[^"]{0,500}": \{/;
const TAGGER_TAG = /^\s*"(image_name|short_image|image_tag|kube_container_name):([^"]{1,500})"/;

/** tagger-list.json (core 4.13), line by line: it is large and only four tags matter. */
export function containersOfTagger(document: FlareDocument): readonly SeenContainer[] {
  const containers: SeenContainer[] = [];
  let tags = new Map<string, { readonly value: string; readonly place: Place }>();
  const finish = (): void => {
    const image = tags.get('image_name') ?? tags.get('short_image');
    if (image !== undefined && containers.length < MAX_CONTAINERS) {
      const tag = tags.get('image_tag');
      const reference = tag === undefined ? image.value : `${image.value}:${tag.value}`;
      containers.push(seen(reference, tags.get('kube_container_name')?.value ?? '', (tag ?? image).place));
    }
    tags = new Map();
  };
  document.lines.forEach((line, index) => {
    if (TAGGER_ENTITY.test(line)) finish();
    const [, name, value] = TAGGER_TAG.exec(line) ?? [];
    if (name !== undefined && value !== undefined)
      tags.set(name, { value, place: placeAt(document, index + 1) });
  });
  finish();
  return containers;
}
