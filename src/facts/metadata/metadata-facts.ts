// Facts of the metadata payloads: metadata/host.json, metadata/inventory/{agent,host}.json, version-history.json.
// They repeat much of the status page and stand in when it is missing.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { installMethodName } from '../environment/install-method.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';

interface MetadataField {
  readonly name: FactName;
  readonly path: readonly string[];
  /** Undefined: the text says nothing. */
  readonly parse?: (text: string) => string | number | boolean | undefined;
}

const lowerCase = (text: string): string => text.toLowerCase();
const version = (text: string): string => text.replace(/^v(?=\d)/, '');

/** `linux`, `GNU/Linux`, `Microsoft Windows Server 2019`, `win32`, `Darwin`: as the status page writes them. */
function operatingSystem(text: string): string | undefined {
  const known = [
    ['darwin', /darwin|mac ?os/i],
    ['windows', /^win|windows/i],
    ['linux', /linux/i],
  ] as const;
  return known.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Kubelet versions name the distribution: `v1.27.3-gke.100`, `v1.29.0-eks-5e0fdde`. */
function distribution(text: string): string | undefined {
  return /[-+](gke|eks)\b/.exec(text)?.[1];
}

const HOST: readonly MetadataField[] = [
  { name: 'agent.version', path: ['agentVersion'] },
  { name: 'agent.flavor', path: ['agent-flavor'] },
  { name: 'host.name', path: ['internalHostname'] },
  { name: 'host.os', path: ['os'], parse: operatingSystem },
  { name: 'install.method', path: ['install-method', 'tool'], parse: installMethodName },
  { name: 'kubernetes.version', path: ['container-meta', 'kubelet_version'], parse: version },
  { name: 'kubernetes.distribution', path: ['container-meta', 'kubelet_version'], parse: distribution },
];

const GOHAI: readonly MetadataField[] = [
  { name: 'host.kernel', path: ['platform', 'kernel_release'] },
  { name: 'host.arch', path: ['platform', 'machine'] },
];

const INVENTORY_AGENT: readonly MetadataField[] = [
  { name: 'agent.version', path: ['agent_metadata', 'agent_version'] },
  { name: 'agent.flavor', path: ['agent_metadata', 'flavor'] },
  { name: 'host.name', path: ['hostname'] },
  { name: 'host.nameProvider', path: ['agent_metadata', 'hostname_source'] },
  {
    name: 'install.method',
    path: ['agent_metadata', 'install_method_tool'],
    parse: installMethodName,
  },
  { name: 'env.fargate', path: ['agent_metadata', 'ecs_fargate_task_arn'], parse: () => true },
];

const INVENTORY_HOST: readonly MetadataField[] = [
  { name: 'host.os', path: ['host_metadata', 'os'], parse: operatingSystem },
  { name: 'host.kernel', path: ['host_metadata', 'kernel_release'] },
  { name: 'host.arch', path: ['host_metadata', 'cpu_architecture'] },
  { name: 'cloud.provider', path: ['host_metadata', 'cloud_provider'], parse: lowerCase },
];

function fieldFacts(
  fields: readonly MetadataField[],
  document: FlareDocument,
  root: YamlNode | undefined,
): Fact[] {
  return fields.flatMap(({ name, path, parse }) => {
    const entry = entryAt(root, ...path);
    const text = textAt(root, ...path)?.trim() ?? '';
    const value = text === '' ? undefined : parse === undefined ? text : parse(text);
    if (entry === undefined || value === undefined) return [];
    return [makeFact(name, value, { ...placeAt(document, entry.line), confidence: 'medium' })];
  });
}

/** Core 4.9. The kernel stands in `gohai`, a string that holds JSON. */
export function readHostMetadata(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  return [
    ...fieldFacts(HOST, document, root),
    ...platformFact(document, root),
    ...gohaiFacts(document, root),
  ];
}

/** `"nixV": ["ubuntu", "22.04", ""]`. */
function platformFact(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const [name] = listAt(root, 'systemStats', 'nixV');
  if (name?.kind !== 'scalar' || typeof name.value !== 'string' || name.value === '') return [];
  return [makeFact('host.platform', name.value, { ...placeAt(document, name.line), confidence: 'medium' })];
}

function gohaiFacts(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const entry = entryAt(root, 'gohai');
  const gohai = parseJson(textAt(root, 'gohai') ?? '');
  if (entry === undefined) return [];
  return GOHAI.flatMap(({ name, path }) => {
    const value = path.reduce<unknown>((here, key) => memberOf(here, key), gohai);
    if (typeof value !== 'string' || value === '') return [];
    return [makeFact(name, value, { ...placeAt(document, entry.line), confidence: 'medium' })];
  });
}

/** Core 4.10. */
export function readInventoryAgent(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  return fieldFacts(INVENTORY_AGENT, document, root);
}

/** Core 4.10. */
export function readInventoryHost(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  return fieldFacts(INVENTORY_HOST, document, root);
}

/** Core 4.12: oldest first, so that the last entry is the version installed now. */
export function readVersionHistory(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const last = listAt(root, 'entries').at(-1);
  const value = textAt(last, 'version');
  const line = entryAt(last, 'version')?.line;
  if (value === undefined || line === undefined) return [];
  return [makeFact('agent.version', value, { ...placeAt(document, line), confidence: 'medium' })];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
