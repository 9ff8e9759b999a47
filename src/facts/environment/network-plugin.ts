// Which network plugin and service mesh the containers of a node show, and their versions (security 4.5).
import type { Fact } from '../../model/fact.ts';
import { makeFact } from '../make-fact.ts';
import { versionOfTag } from './image-name.ts';
import { meshFacts } from './service-mesh.ts';
import type { SeenContainer } from './seen-container.ts';

interface Vendor {
  readonly name: string;
  readonly image: RegExp;
  readonly containers: readonly string[];
}

/** The first that is seen counts: plugins that only enforce policies or chain others stand behind. */
const VENDORS: readonly Vendor[] = [
  { name: 'cilium', image: /(?:^|[/-])cilium(?:[/-]|$)|(?:^|\/)hubble-/, containers: ['cilium-agent'] },
  { name: 'calico', image: /(?:^|[/-])calico[/-]/, containers: ['calico-node'] },
  { name: 'antrea', image: /(?:^|\/)antrea[/-]/, containers: ['antrea-agent'] },
  { name: 'weave', image: /(?:^|\/)weave-(?:kube|npc)/, containers: ['weave'] },
  { name: 'kube-router', image: /(?:^|\/)kube-router$/, containers: ['kube-router'] },
  { name: 'kube-ovn', image: /(?:^|\/)kube-ovn$/, containers: ['cni-server'] },
  { name: 'ovn-kubernetes', image: /(?:^|\/)ovn-kube/, containers: ['ovnkube-node', 'ovnkube-controller'] },
  { name: 'openshift-sdn', image: /(?:^|\/)openshift-sdn$/, containers: ['sdn'] },
  { name: 'flannel', image: /(?:^|[/-])flannel$/, containers: ['kube-flannel'] },
  { name: 'aws-vpc-cni', image: /(?:^|\/)amazon-k8s-cni$/, containers: ['aws-node'] },
  { name: 'gke-netd', image: /(?:^|\/)netd(?:-|$)/, containers: ['netd'] },
  { name: 'azure-cni', image: /(?:^|\/)azure-cn[is]$/, containers: ['azure-cns'] },
  { name: 'kindnet', image: /(?:^|\/)kindnetd$/, containers: ['kindnet-cni'] },
];

export function networkFacts(containers: readonly SeenContainer[]): Fact[] {
  return [
    ...vendorFacts(containers),
    ...ciliumVersion(containers),
    ...istioVersion(containers),
    ...meshFacts(containers),
  ];
}

function vendorFacts(containers: readonly SeenContainer[]): Fact[] {
  for (const vendor of VENDORS) {
    const found = containers.find((one) => isOf(vendor, one));
    if (found !== undefined) return [makeFact('cni.vendor', vendor.name, found.place)];
  }
  // Only a node whose system pods are all in the list shows that there is no plugin.
  const proxy = containers.find(({ shortName }) => shortName === 'kube-proxy');
  return proxy === undefined ? [] : [makeFact('cni.vendor', 'none', { ...proxy.place, confidence: 'low' })];
}

function isOf({ image, containers }: Vendor, seen: SeenContainer): boolean {
  return image.test(seen.image) || containers.includes(seen.container);
}

/** The agent’s own image; its operator, Hubble and Envoy carry versions of their own. */
const CILIUM_IMAGE = /^cilium(?:-ci|-enterprise|-dev)?$/;

function ciliumVersion(containers: readonly SeenContainer[]): Fact[] {
  return versionFact(
    'cni.cilium.version',
    containers.filter(
      ({ shortName, container }) => CILIUM_IMAGE.test(shortName) || container === 'cilium-agent',
    ),
  );
}

const ISTIO_IMAGE = /^(?:proxyv2|pilot)(?:-|$)/;

function istioVersion(containers: readonly SeenContainer[]): Fact[] {
  return versionFact(
    'mesh.istio.version',
    containers.filter(
      ({ image, shortName, container }) =>
        container === 'istio-proxy' || (ISTIO_IMAGE.test(shortName) && image.includes('istio')),
    ),
  );
}

function versionFact(
  name: 'cni.cilium.version' | 'mesh.istio.version',
  containers: readonly SeenContainer[],
): Fact[] {
  for (const { tag, place } of containers) {
    const version = versionOfTag(tag);
    if (version !== undefined) return [makeFact(name, version, place)];
  }
  return [];
}
