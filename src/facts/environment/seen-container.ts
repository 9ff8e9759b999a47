// A container that some file of the flare names, whatever the file: what network plugins and meshes are read from.
import type { FlareDocument } from '../../model/flare.ts';
import type { Place } from '../../model/place.ts';
import { parseImageName, type ImageName } from './image-name.ts';
import type { Pod, PodContainer } from './kubelet-pods.ts';
import { placeAt } from '../make-fact.ts';
import { textAt } from '../yaml/yaml-tree.ts';

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
  const containers = pods.flatMap(({ namespace, name, containers: inPod, initContainers }) =>
    [...inPod, ...initContainers.filter(isSidecar)].map((one) => {
      const { image, shortName, tag, place } = one;
      return { image, shortName, tag, place, namespace, pod: name, container: one.name };
    }),
  );
  return containers.slice(0, MAX_CONTAINERS);
}

/** An init container that keeps running beside the others: a sidecar since Kubernetes 1.28. */
function isSidecar({ node }: PodContainer): boolean {
  return textAt(node, 'restartPolicy') === 'Always';
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

/** Where a line stands in a file whose path is not known yet. */
interface LinePlace {
  readonly line: number;
  readonly text: string;
}

/** Containers of a file that streams past; bounded. */
class ContainerList {
  readonly #containers: { readonly reference: string; readonly name: string; readonly at: LinePlace }[] = [];

  add(reference: string, name: string, at: LinePlace): void {
    if (this.#containers.length < MAX_CONTAINERS) this.#containers.push({ reference, name, at });
  }

  of(file: string): readonly SeenContainer[] {
    return this.#containers.map(({ reference, name, at }) => seen(reference, name, { file, ...at }));
  }
}

/*
 * ----------- Image -----------
 * Name: quay.io/cilium/cilium
 * Tag: v1.9.18
 */
/** workload-list.log (core 4.14): any entity with an image. */
export class WorkloadContainers {
  #isImage = false;
  #named: (LinePlace & { readonly name: string }) | undefined;
  readonly #list = new ContainerList();

  read(text: string, line: number): void {
    const named = this.#named;
    this.#named = undefined;
    if (named !== undefined) this.#add(named, { line, text });
    if (text.startsWith('===') || text.startsWith('---')) this.#isImage = /^-+ Image -+/.test(text);
    const name = this.#isImage && text.startsWith('Name: ') ? text.slice('Name: '.length).trim() : '';
    if (name !== '') this.#named = { name, line, text };
  }

  of(file: string): readonly SeenContainer[] {
    if (this.#named !== undefined) this.#list.add(this.#named.name, '', this.#named);
    this.#named = undefined;
    return this.#list.of(file);
  }

  #add({ name, ...place }: LinePlace & { readonly name: string }, next: LinePlace): void {
    const tag = next.text.startsWith('Tag: ') ? next.text.slice('Tag: '.length).trim() : '';
    if (tag === '') this.#list.add(name, '', place);
    else this.#list.add(`${name}:${tag}`, '', next);
  }
}

/*
 * "container_id://8e7a": {
 *   "image_name:quay.io/cilium/cilium",
 *   "image_tag:v1.9.18",
 */
const TAGGER_ENTITY = /^\s*"[a-z_]+:\/\/[^"]{0,500}": \{/;
const TAGGER_TAG = /^\s*"(image_name|short_image|image_tag|kube_container_name):([^"]{1,500})"/;

/** tagger-list.json (core 4.13), line by line: it is large and only four tags matter. */
export class TaggerContainers {
  #tags = new Map<string, LinePlace & { readonly value: string }>();
  readonly #list = new ContainerList();

  read(text: string, line: number): void {
    if (TAGGER_ENTITY.test(text)) this.#finish();
    const [, name, value] = TAGGER_TAG.exec(text) ?? [];
    if (name !== undefined && value !== undefined) this.#tags.set(name, { value, line, text });
  }

  of(file: string): readonly SeenContainer[] {
    this.#finish();
    return this.#list.of(file);
  }

  #finish(): void {
    const image = this.#tags.get('image_name') ?? this.#tags.get('short_image');
    if (image !== undefined) {
      const tag = this.#tags.get('image_tag');
      const reference = tag === undefined ? image.value : `${image.value}:${tag.value}`;
      const { line, text } = tag ?? image;
      this.#list.add(reference, this.#tags.get('kube_container_name')?.value ?? '', { line, text });
    }
    this.#tags = new Map();
  }
}
