// Small files of the system-probe/ folder: service discovery, subnets of the cloud network, dynamic instrumentation.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { entriesAt, entryAt, type YamlNode } from '../yaml/yaml-tree.ts';

// {"cache":{"4242":{"pid":4242,…}},"potential_services":[],"running_services":[4242],"ignore_pids":[1],"network_enabled":true}
/** Upstream: state of the discovery module; newer builds write `{}`, which says nothing. */
export function readDiscovery(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const running = countAt(root, 'running_services') ?? countAt(root, 'cache');
  const ignored = countAt(root, 'ignore_pids');
  const network = entryAt(root, 'network_enabled');
  return [
    ...(running === undefined
      ? []
      : [makeFact('discovery.runningServices', running.count, placeAt(document, running.line))]),
    ...(ignored === undefined
      ? []
      : [makeFact('discovery.ignoredProcesses', ignored.count, placeAt(document, ignored.line))]),
    ...(network?.node.kind === 'scalar' && typeof network.node.value === 'boolean'
      ? [makeFact('discovery.networkEnabled', network.node.value, placeAt(document, network.line))]
      : []),
  ];
}

function countAt(root: YamlNode | undefined, key: string): { count: number; line: number } | undefined {
  const entry = entryAt(root, key);
  if (entry === undefined || entry.node.kind === 'scalar') return undefined;
  const count = entry.node.kind === 'list' ? entry.node.items.length : entriesAt(entry.node).length;
  return { count, line: entry.line };
}

const MAX_SUBNETS = 1000;

// 10.42.0.0/18
// 2600:1f18::/56
export function readVpcSubnets(document: FlareDocument): Fact[] {
  const subnets = document.lines.flatMap((text, index) => {
    const subnet = text.slice(0, 100).trim();
    const isSubnet = /^[0-9a-fA-F.:]{2,45}\/\d{1,3}$/.test(subnet);
    return isSubnet ? [{ subnet, place: placeAt(document, index + 1) }] : [];
  });
  const shown = subnets.slice(0, MAX_SUBNETS);
  const [first] = shown;
  if (first === undefined) return [];
  const itemPlaces = shown.map(({ place }) => place);
  return [
    makeFact(
      'systemProbe.vpcSubnets',
      shown.map(({ subnet }) => subnet),
      { ...first.place, itemPlaces },
    ),
  ];
}

/** The file exists while probes are loaded; one that is left over shows that system-probe ended meanwhile. */
export function readDyninstTombstone(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const index = document.lines.findIndex((line) => line.trim() !== '');
  const isJson = (document.lines[index] ?? '').trimStart().startsWith('{');
  if (root?.kind !== 'map' || !isJson) return [];
  const place = placeAt(document, index + 1);
  return [makeFact('dynamicInstrumentation.loadInterrupted', true, { ...place, confidence: 'medium' })];
}
