// The Agent’s own container as Docker describes it, from docker_inspect.log: state, image, privileges, mounts.
// Its environment is stripped by the Agent.
import type { Fact } from '../../model/fact.ts';
import type { FactName } from '../../model/fact-table.ts';
import type { FlareDocument } from '../../model/flare.ts';
import { isContainerInspect, isKubernetesInspect } from '../config/config-environment.ts';
import { makeFact, placeAt } from '../make-fact.ts';
import { recordOfStated, recordsFact } from '../stated-records.ts';
import { parseJson } from '../yaml/json-positions.ts';
import { entryAt, listAt, textAt, type YamlNode } from '../yaml/yaml-tree.ts';
import { parseImageName } from './image-name.ts';
import { booleanAt, scalarText } from './pod-spec.ts';

/*
 * "Id": "8e7a…",
 *     "com.amazonaws.ecs.cluster": "web",
 */
/** docker_inspect.log describes the Agent’s own container and is not valid JSON (core 4.15). */
export function readDockerInspect(document: FlareDocument): Fact[] {
  const { lines } = document;
  if (!isContainerInspect(lines)) return [];
  const isEcs = lines.some((line) => line.includes('"com.amazonaws.ecs.'));
  const value = isKubernetesInspect(lines) ? 'kubernetes' : isEcs ? 'ecs' : 'docker';
  const line = lines.findIndex((text) => text.trimStart().startsWith('"Id":')) + 1;
  return [
    makeFact('env.platform', value, { ...placeAt(document, line), confidence: 'medium' }),
    makeFact('containers.runtime', 'docker', { ...placeAt(document, line), confidence: 'medium' }),
    ...containerFacts(document),
  ];
}

/*
 * 	"Image": "sha256:52d0…",     as Docker prints it
 * 	datadog/agent:7.50.0,        as it stands in the flare
 */
const BARE_IMAGE = /^(\s{0,20})([A-Za-z0-9][\w.:/@-]{0,300})(,?)$/;
const LITERAL = /^(?:true|false|null|-?\d[\d.eE+-]*)$/;

/** The lines as JSON again; the numbers of the lines stay. */
export function repairInspect(document: FlareDocument): FlareDocument {
  const lines = document.lines.map((line) => {
    const [, indent, image, comma] = BARE_IMAGE.exec(line.slice(0, 400)) ?? [];
    if (image === undefined || LITERAL.test(image)) return line;
    return `${indent ?? ''}"Image": "${image}"${comma ?? ''}`;
  });
  return { ...document, lines };
}

const FIELDS: readonly (readonly [
  name: FactName,
  kind: 'boolean' | 'number' | 'string',
  ...path: string[],
])[] = [
  ['docker.agent.state', 'string', 'State', 'Status'],
  ['docker.agent.health', 'string', 'State', 'Health', 'Status'],
  ['docker.agent.oomKilled', 'boolean', 'State', 'OOMKilled'],
  ['docker.agent.exitCode', 'number', 'State', 'ExitCode'],
  ['docker.agent.restarts', 'number', 'RestartCount'],
  ['docker.agent.privileged', 'boolean', 'HostConfig', 'Privileged'],
  ['docker.agent.pidMode', 'string', 'HostConfig', 'PidMode'],
  ['docker.agent.cgroupMode', 'string', 'HostConfig', 'CgroupnsMode'],
  ['docker.agent.networkMode', 'string', 'HostConfig', 'NetworkMode'],
  ['docker.agent.memoryLimit', 'number', 'HostConfig', 'Memory'],
  ['docker.agent.appArmor', 'string', 'AppArmorProfile'],
];

function containerFacts(document: FlareDocument): Fact[] {
  const reading = parseJson(repairInspect(document));
  if (!reading.ok) return [];
  const root = reading.root.kind === 'list' ? reading.root.items[0] : reading.root;
  const fields = FIELDS.flatMap(([name, kind, ...path]) => {
    const entry = entryAt(root, ...path);
    const value = entry?.node.kind === 'scalar' ? entry.node.value : null;
    if (entry === undefined || value === null || typeof value !== kind || value === '') return [];
    return [makeFact(name, value, placeAt(document, entry.line))];
  });
  return [
    ...fields,
    ...imageFact(document, root),
    ...listFact('docker.agent.capabilities', document, entryAt(root, 'HostConfig', 'CapAdd')),
    ...listFact('docker.agent.securityOptions', document, entryAt(root, 'HostConfig', 'SecurityOpt')),
    ...mountsFact(document, root),
  ];
}

function imageFact(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const ofConfig = entryAt(root, 'Config', 'Image');
  const entry = ofConfig ?? entryAt(root, 'Image');
  const reference = textAt(entry === ofConfig ? entryAt(root, 'Config')?.node : root, 'Image');
  if (entry === undefined || reference === undefined || reference.startsWith('sha256:')) return [];
  const { image, tag } = parseImageName(reference);
  const place = placeAt(document, entry.line);
  return [
    makeFact('docker.agent.image', image, place),
    ...(tag === '' ? [] : [makeFact('docker.agent.tag', tag, place)]),
  ];
}

/** Docker writes `null` for a list without items. */
function listFact(name: FactName, document: FlareDocument, entry: ReturnType<typeof entryAt>): Fact[] {
  if (entry === undefined) return [];
  const items = listAt(entry.node).slice(0, 100);
  const texts = items.flatMap(scalarText);
  const itemPlaces = items
    .filter((item) => scalarText(item).length > 0)
    .map(({ line }) => placeAt(document, line));
  return [makeFact(name, texts, { ...placeAt(document, entry.line), itemPlaces })];
}

function mountsFact(document: FlareDocument, root: YamlNode | undefined): Fact[] {
  const entry = entryAt(root, 'Mounts');
  if (entry?.node.kind !== 'list') return [];
  const records = entry.node.items.map((mount) => {
    const isWritable = booleanAt(mount, 'RW');
    const value = recordOfStated({
      path: textAt(mount, 'Destination'),
      hostPath: textAt(mount, 'Source'),
      type: textAt(mount, 'Type'),
      readOnly: isWritable === undefined ? undefined : !isWritable,
    });
    return { value, place: placeAt(document, entryAt(mount, 'Destination')?.line ?? mount.line) };
  });
  return [recordsFact('docker.agent.mounts', records, placeAt(document, entry.line))];
}
