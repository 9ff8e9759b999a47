// Which service mesh the containers of a node show, its version, and how many pods carry its proxy.
import type { Fact } from '../../model/fact.ts';
import { makeFact } from '../make-fact.ts';
import { versionOfTag } from './image-name.ts';
import type { SeenContainer } from './seen-container.ts';

interface Mesh {
  readonly name: string;
  readonly image: RegExp;
  /** Containers that sit beside an application. */
  readonly proxies: readonly string[];
}

const MESHES: readonly Mesh[] = [
  { name: 'istio', image: /istio(?:-release)?\/(?:proxyv2|pilot)(?:-|$)/, proxies: ['istio-proxy'] },
  {
    name: 'linkerd',
    image: /(?:^|\/)linkerd\/(?:proxy|controller)$/,
    proxies: ['linkerd-proxy'],
  },
  {
    name: 'consul',
    image: /(?:^|\/)hashicorp\/consul-(?:dataplane|k8s-control-plane)$/,
    proxies: ['consul-dataplane', 'consul-connect-envoy-sidecar'],
  },
  { name: 'app-mesh', image: /(?:^|\/)aws-appmesh-envoy$/, proxies: [] },
  { name: 'kuma', image: /(?:^|\/)kumahq\/kuma-(?:dp|cp)$/, proxies: ['kuma-sidecar'] },
];

/** The first mesh that is seen, in the order above. */
export function meshFacts(containers: readonly SeenContainer[]): Fact[] {
  for (const mesh of MESHES) {
    const found = containers.filter((one) => isOf(mesh, one));
    const [first] = found;
    if (first !== undefined) return [makeFact('mesh.vendor', mesh.name, first.place), ...versionFact(found)];
  }
  return [];
}

function isOf({ image, proxies }: Mesh, seen: SeenContainer): boolean {
  return image.test(seen.image) || proxies.includes(seen.container);
}

function versionFact(containers: readonly SeenContainer[]): Fact[] {
  for (const { tag, place } of containers) {
    const version = versionOfTag(tag);
    if (version !== undefined) return [makeFact('mesh.version', version, place)];
  }
  return [];
}

/** Pods with a proxy of any mesh beside their containers; names repeat in other namespaces. */
export function meshProxyFact(containers: readonly SeenContainer[]): Fact[] {
  const names = new Set(MESHES.flatMap(({ proxies }) => proxies));
  const proxies = containers.filter(({ container }) => names.has(container));
  const [first] = proxies;
  const pods = new Set(proxies.map(({ namespace, pod }) => `${namespace}/${pod}`));
  return first === undefined ? [] : [makeFact('mesh.proxies', pods.size, first.place)];
}
