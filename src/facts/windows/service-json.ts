// Reads servicestatus.json: the services of the Agent and its drivers, as the service control manager lists them.
import type { Fact } from '../../model/fact.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { placeAt } from '../make-fact.ts';
import { entriesAt, entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';
import {
  driverFacts,
  NETWORK_DRIVER,
  noDriver,
  servicesFact,
  type WindowsService,
} from './service-record.ts';

const MAX_SERVICES = 200;
const MAX_DEPENDENCIES = 50;

/*
 * [
 *   {
 *     "ServiceName": "datadogagent",
 *     "ServiceState": "Running",
 *     "ProcessID": 4120,
 *     "Config": {"StartType": "Automatic", "Dependencies": ["winmgmt"], "DisplayName": "Datadog Agent"},
 */
/** Core 1.5; upstream: pkg/flare/service_windows.go. */
export function readServiceJson(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const services = nodesOf(root).flatMap((node) => serviceOf(document, node));
  const [first] = services;
  if (first === undefined) return [];
  const isListed = services.some(({ name }) => name.toLowerCase() === NETWORK_DRIVER);
  return [
    ...servicesFact(services),
    ...(isListed ? driverFacts(services) : [noDriver(first.place, 'medium')]),
  ];
}

/** A list, or a map by name. */
function nodesOf(root: YamlNode | undefined): readonly YamlNode[] {
  const items = root?.kind === 'map' ? entriesAt(root).map(({ node }) => node) : listAt(root);
  return items.slice(0, MAX_SERVICES);
}

function serviceOf(document: FlareDocument, node: YamlNode): WindowsService[] {
  const name = textAt(node, 'ServiceName');
  if (name === undefined || name === '') return [];
  const dependencies = listAt(node, 'Config', 'Dependencies').slice(0, MAX_DEPENDENCIES);
  return [
    {
      name,
      displayName: textAt(node, 'Config', 'DisplayName') ?? '',
      status: textAt(node, 'ServiceState') ?? '',
      startType: textAt(node, 'Config', 'StartType') ?? '',
      dependencies: dependencies.flatMap((one) => (one.kind === 'scalar' ? [String(one.value)] : [])),
      place: placeAt(document, entryAt(node, 'ServiceName')?.line ?? node.line),
    },
  ];
}
